import type { Comparison, Expression, Facts, FactValue, Period, Scalar } from '../model.ts';
import { monthsHeld } from './months.ts';

/** What an expression comes to; or the facts that are missing and would tell. */
export type Seen<T = Scalar> = { known: T } | { missing: readonly string[] };

export interface Given {
  facts: Facts;
  /** The filing date, `YYYY-MM-DD`; the fact `filedOn`. */
  filedOn: string;
}

export const isKnown = <T>(seen: Seen<T>): seen is { known: T } => 'known' in seen;

/**
 * The value of an expression over facts. A missing fact is neither true nor false: `or` with one true side is true
 * whatever the other is, `and` with one false side is false (Kleene), where FEEL's own null would compare as unequal.
 */
export function evaluate(expression: Expression, given: Given): Seen {
  if ('literal' in expression) return { known: expression.literal };
  if ('fact' in expression) return scalarOf(expression, given);
  if ('monthsHeld' in expression) return held(expression.monthsHeld, given);
  if ('by' in expression) return rowOf(expression, given);
  if ('all' in expression) return joined(expression.all, given, false);
  if ('some' in expression) return joined(expression.some, given, true);
  if ('not' in expression) return mapped(evaluate(expression.not, given), (value) => value !== true);
  if ('oneOf' in expression)
    return mapped(evaluate(expression.value, given), (value) => expression.oneOf.includes(value));
  return compared(expression, given);
}

/** Reads own properties alone, so that no name reaches into an object's prototype. */
function factOf(name: string, { facts, filedOn }: Given): Seen<FactValue> {
  if (name === 'filedOn') return { known: filedOn };
  const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
  return value === undefined ? { missing: [name] } : { known: value };
}

function scalarOf({ fact, field }: { fact: string; field?: string }, given: Given): Seen {
  const seen = factOf(fact, given);
  if (!isKnown(seen)) return seen;
  const { known } = seen;
  const value = field === undefined ? known : Object.getOwnPropertyDescriptor(known, field)?.value;
  return value === undefined ? { missing: [fact] } : { known: value as Scalar };
}

const held = (fact: string, given: Given): Seen =>
  mapped(factOf(fact, given), (periods) => monthsHeld(periods as readonly Period[], given.filedOn));

const rowOf = ({ by, rows, otherwise }: Extract<Expression, { by: string }>, given: Given): Seen =>
  // The rules' checks saw to it that every value has its row, or that there is one for the rest.
  mapped(scalarOf({ fact: by }, given), (value) => (rows[String(value)] ?? otherwise) as Scalar);

function mapped<T>(seen: Seen<T>, to: (value: T) => Scalar): Seen {
  return isKnown(seen) ? { known: to(seen.known) } : seen;
}

/** `and` (settled by a false) or `or` (settled by a true). */
function joined(parts: readonly Expression[], given: Given, settling: boolean): Seen {
  const seen = parts.map((part) => evaluate(part, given));
  if (seen.some((one) => isKnown(one) && one.known === settling)) return { known: settling };
  const missing = seen.flatMap((one) => (isKnown(one) ? [] : one.missing));
  return missing.length === 0 ? { known: !settling } : { missing: [...new Set(missing)] };
}

function compared({ compare, left, right }: Extract<Expression, { compare: Comparison }>, given: Given): Seen {
  const [a, b] = [evaluate(left, given), evaluate(right, given)];
  if (isKnown(a) && isKnown(b)) return { known: holds[compare](a.known, b.known) };
  return { missing: [...new Set([a, b].flatMap((one) => (isKnown(one) ? [] : one.missing)))] };
}

const holds: Readonly<Record<Comparison, (a: Scalar, b: Scalar) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};
