import { evaluate, isKnown } from '../domain/evaluate.ts';
import type { Clause, Expression, FactSpecs, Facts, FactValue, Scalar } from '../model.ts';
import { filingDays, valuesOf } from './values.ts';

const mostProbes = 10_000;

/** Every scalar that an expression names. */
export function scalarsIn(expression: Expression): Scalar[] {
  if ('literal' in expression) return [expression.literal];
  if ('by' in expression) {
    const rest = expression.otherwise === undefined ? [] : [expression.otherwise];
    return [...Object.values(expression.rows), ...rest];
  }
  const own = 'oneOf' in expression ? expression.oneOf : [];
  return [...own, ...partsOf(expression).flatMap(scalarsIn)];
}

/** Facts that an expression reads, in their order. */
export function readsOf(expression: Expression): string[] {
  if ('fact' in expression) return [expression.fact];
  if ('monthsHeld' in expression) return [expression.monthsHeld];
  if ('by' in expression) return [expression.by];
  return partsOf(expression).flatMap(readsOf);
}

/** Whether an expression stands in another, as itself: a threshold is put in where its name is read. */
export function mentions(expression: Expression, part: Expression): boolean {
  if (expression === part) return true;
  return partsOf(expression).some((inner) => mentions(inner, part));
}

function partsOf(expression: Expression): readonly Expression[] {
  if ('oneOf' in expression) return [expression.value];
  if ('compare' in expression) return [expression.left, expression.right];
  if ('not' in expression) return [expression.not];
  return 'all' in expression ? expression.all : 'some' in expression ? expression.some : [];
}

export interface Probe {
  facts: Facts;
  filedOn: string;
}

/** Facts in every combination that the clauses can tell apart; where there are too many, some of them, each whole. */
export function probesFor(clauses: readonly Pick<Clause, 'when' | 'reads'>[], specs: FactSpecs): Probe[] {
  const scalars = clauses.flatMap(({ when }) => scalarsIn(when));
  const reads = [...new Set(clauses.flatMap((clause) => clause.reads))];
  let probes: Probe[] = filingDays(scalars).map((filedOn) => ({ facts: {}, filedOn }));
  for (const name of reads) {
    const spec = specs[name];
    if (!spec) continue;
    const next = probes.map((probe) => ({ probe, values: valuesOf(spec, scalars, probe.filedOn) }));
    const many = next.reduce((count, { values }) => count + values.length, 0) > mostProbes;
    probes = next.flatMap(({ probe, values }, place) =>
      (many ? [values[place % values.length] as FactValue] : values).map((value) => withFact(probe, name, value)),
    );
  }
  return probes;
}

const withFact = ({ facts, filedOn }: Probe, name: string, value: FactValue): Probe => ({
  facts: { ...facts, [name]: value },
  filedOn,
});

/** Whether a condition holds for a probe. */
export function holdsFor({ when }: Pick<Clause, 'when'>, probe: Probe): boolean {
  const seen = evaluate(when, probe);
  return isKnown(seen) && seen.known === true;
}
