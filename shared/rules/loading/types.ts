import { dayNumber } from '../../calendar/local-date.ts';
import type { Expression, FactSpec, FactSpecs, Scalar } from '../model.ts';

type Kind = 'yes-no' | 'number' | 'text' | 'day' | 'literal';
interface Typed {
  kind: Kind;
  /** The only values that there are. */
  values?: readonly string[] | undefined;
  literals?: readonly Scalar[];
}

/** What is wrong with the types of a condition, in words; nothing when it comes to yes or no. */
export function typeFault(when: Expression, specs: FactSpecs): string | undefined {
  const faults: string[] = [];
  const typed = typeOf(when, specs, faults);
  if (typed.kind !== 'yes-no' && faults.length === 0) faults.push('the condition does not come to yes or no');
  return faults[0];
}

/** What is wrong with the types of an expression of any kind. */
export function valueFault(expression: Expression, specs: FactSpecs): string | undefined {
  const faults: string[] = [];
  typeOf(expression, specs, faults);
  return faults[0];
}

function typeOf(expression: Expression, specs: FactSpecs, faults: string[]): Typed {
  if ('literal' in expression) return literalOf([expression.literal]);
  if ('fact' in expression) return factType(expression, specs, faults);
  if ('monthsHeld' in expression) {
    if (specs[expression.monthsHeld]?.type !== 'periods') faults.push(`${expression.monthsHeld} is not periods`);
    return { kind: 'number' };
  }
  if ('by' in expression) return tableType(expression, specs, faults);
  if ('all' in expression || 'some' in expression || 'not' in expression) {
    const parts = 'all' in expression ? expression.all : 'some' in expression ? expression.some : [expression.not];
    for (const part of parts)
      if (typeOf(part, specs, faults).kind !== 'yes-no') faults.push('and, or and not take conditions');
    return { kind: 'yes-no' };
  }
  if ('oneOf' in expression) agree(typeOf(expression.value, specs, faults), literalOf(expression.oneOf), faults);
  else {
    const sides = [typeOf(expression.left, specs, faults), typeOf(expression.right, specs, faults)] as const;
    agree(sides[0], sides[1], faults);
    if (!['=', '!='].includes(expression.compare) && !sides.some(({ kind }) => kind === 'number' || kind === 'day'))
      faults.push('only numbers and days are more or less than another');
  }
  return { kind: 'yes-no' };
}

function literalOf(literals: readonly Scalar[]): Typed {
  const kinds = new Set(literals.map((value) => typeof value));
  if (kinds.size === 1 && kinds.has('number')) return { kind: 'number' };
  if (kinds.size === 1 && kinds.has('boolean')) return { kind: 'yes-no' };
  return { kind: 'literal', literals };
}

const kinds: Readonly<Record<FactSpec['type'], Kind | undefined>> = {
  'yes-no': 'yes-no',
  number: 'number',
  choice: 'text',
  name: 'text',
  day: 'day',
  periods: undefined,
  record: undefined,
};

function factType({ fact, field }: { fact: string; field?: string }, specs: FactSpecs, faults: string[]): Typed {
  if (fact === 'filedOn') return { kind: 'day' };
  const spec = specs[fact];
  if (spec?.type === 'record' && field !== undefined) {
    if (!Object.hasOwn(spec.fields, field)) faults.push(`${fact} has no field ${field}`);
    return { kind: 'text', values: spec.fields[field]?.values };
  }
  const kind = spec && field === undefined ? kinds[spec.type] : undefined;
  if (kind === undefined) faults.push(`${fact} has no single value to compare`);
  return { kind: kind ?? 'text', values: spec?.type === 'choice' ? Object.keys(spec.values) : undefined };
}

/** A table of thresholds has a row for each value of its fact, or one for the rest, and no other. */
function tableType({ by, rows, otherwise }: Extract<Expression, { by: string }>, specs: FactSpecs, faults: string[]) {
  const spec = specs[by];
  if (spec?.type !== 'choice') {
    faults.push(`a threshold by ${by} needs a fact with a choice of values`);
    return { kind: 'literal' } as Typed;
  }
  const values = Object.keys(spec.values);
  const strange = Object.keys(rows).find((value) => !values.includes(value));
  if (strange !== undefined) faults.push(`${by} is never ${strange}`);
  const left = values.find((value) => !Object.hasOwn(rows, value));
  if (left !== undefined && otherwise === undefined) faults.push(`the threshold says nothing of ${by} ${left}`);
  if (left === undefined && otherwise !== undefined) faults.push('the row for the rest is never reached');
  return literalOf([...Object.values(rows), ...(otherwise === undefined ? [] : [otherwise])]);
}

function agree(a: Typed, b: Typed, faults: string[]): void {
  if (a.kind === 'literal' && b.kind !== 'literal') {
    agree(b, a, faults);
    return;
  }
  if (b.kind !== 'literal') {
    if (a.kind !== b.kind) faults.push(`a ${a.kind} is compared with a ${b.kind}`);
    return;
  }
  for (const literal of b.literals ?? []) {
    if (a.kind === 'day' && isDay(literal)) continue;
    if (a.kind !== 'text' || typeof literal !== 'string')
      faults.push(`a ${a.kind} is compared with ${JSON.stringify(literal)}`);
    else if (a.values && !a.values.includes(literal))
      faults.push(`${JSON.stringify(literal)} is none of: ${a.values.join(', ')}`);
  }
}

function isDay(literal: Scalar): boolean {
  try {
    return Number.isInteger(dayNumber(String(literal)));
  } catch {
    return false;
  }
}
