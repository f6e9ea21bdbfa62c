import type { Clause, FactSpecs, FactValue, Scalar } from '../model.ts';
import { evaluate, type Given, isKnown } from './evaluate.ts';
import { earliest } from './later.ts';

export type Status = 'met' | 'not-met' | 'unknown';

/** What became of one line of a rule. */
export interface Assessed {
  status: Status;
  /** The value that was compared, where there is a single one. */
  value?: Scalar;
  /** Every fact that the line reads and that is known. */
  facts: Record<string, FactValue>;
  /** Those of them that nobody stated. */
  assumed: string[];
  threshold?: Scalar;
  earliest?: string;
  /** Facts whose values would settle it. */
  missing: readonly string[];
}

/** Fills in what the declarations let one assume. */
export function withAssumed(specs: FactSpecs, given: Given): Given {
  const assumed = Object.entries(specs).flatMap(([name, { assume }]) => (assume === undefined ? [] : [[name, assume]]));
  return { ...given, facts: { ...Object.fromEntries(assumed), ...given.facts } };
}

/** Assesses one line over the facts stated. */
export function assessClause(specs: FactSpecs, clause: Clause, stated: Given): Assessed {
  const given = withAssumed(specs, stated);
  const seen = evaluate(clause.when, given);
  const status = !isKnown(seen) ? 'unknown' : seen.known === true ? 'met' : 'not-met';
  const used = clause.reads.filter((name) => Object.hasOwn(given.facts, name));
  return {
    status,
    ...told('value', clause.shows, given),
    facts: Object.fromEntries(used.map((name) => [name, given.facts[name] as FactValue])),
    assumed: used.filter((name) => !Object.hasOwn(stated.facts, name)),
    ...told('threshold', clause.threshold, given),
    ...(status === 'not-met' ? earliestOf(specs, clause, given) : {}),
    missing: isKnown(seen) ? [] : seen.missing,
  };
}

function told<K extends 'value' | 'threshold'>(key: K, expression: Clause['shows'], given: Given) {
  const seen = expression && evaluate(expression, given);
  return (seen && isKnown(seen) ? { [key]: seen.known } : {}) as { [P in K]?: Scalar };
}

function earliestOf(specs: FactSpecs, { reads, when }: Clause, given: Given): Pick<Assessed, 'earliest'> {
  if (!reads.some((name) => specs[name]?.grows !== undefined)) return {};
  const day = earliest(specs, when, given);
  return day === undefined ? {} : { earliest: day };
}
