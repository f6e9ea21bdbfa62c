import { evaluate, isKnown } from '../domain/evaluate.ts';
import type { Clause, Expression, FactSpec, FactSpecs, Facts, FactValue, Scalar } from '../model.ts';

const mostProbes = 50_000;

/** Every scalar that an expression names. */
export function scalarsIn(expression: Expression): Scalar[] {
  if ('literal' in expression) return [expression.literal];
  if ('by' in expression) {
    const rest = expression.otherwise === undefined ? [] : [expression.otherwise];
    return [...Object.values(expression.rows), ...rest];
  }
  if ('oneOf' in expression) return [...expression.oneOf, ...scalarsIn(expression.value)];
  if ('compare' in expression) return [expression.left, expression.right].flatMap(scalarsIn);
  if ('not' in expression) return scalarsIn(expression.not);
  const parts = 'all' in expression ? expression.all : 'some' in expression ? expression.some : [];
  return parts.flatMap(scalarsIn);
}

/** Facts that an expression reads, in their order. */
export function readsOf(expression: Expression): string[] {
  if ('fact' in expression) return [expression.fact];
  if ('monthsHeld' in expression) return [expression.monthsHeld];
  if ('by' in expression) return [expression.by];
  if ('oneOf' in expression) return readsOf(expression.value);
  if ('compare' in expression) return [expression.left, expression.right].flatMap(readsOf);
  if ('not' in expression) return readsOf(expression.not);
  const parts = 'all' in expression ? expression.all : 'some' in expression ? expression.some : [];
  return parts.flatMap(readsOf);
}

/** Values of a fact between which the clauses tell: its limits, and what they name with its neighbours. */
function valuesOf(spec: FactSpec, scalars: readonly Scalar[]): FactValue[] {
  const named = scalars.filter((value) => typeof value === 'string');
  switch (spec.type) {
    case 'yes-no':
      return [true, false];
    case 'choice':
      return Object.keys(spec.values);
    case 'number': {
      const numbers = scalars.filter((value) => typeof value === 'number').flatMap((n) => [n - 1, n, n + 1]);
      return [...new Set([spec.min, spec.max, ...numbers])].filter((n) => n >= spec.min && n <= spec.max);
    }
    case 'name':
      return ['one', 'another'];
    case 'day':
      return ['2000-01-01', ...named, '2099-12-31'];
    case 'periods':
      return [[], [['1990-01-01', '2099-12-31']]];
    case 'record':
      return recordsOf(spec);
    default:
      return spec satisfies never;
  }
}

function recordsOf({ fields }: Extract<FactSpec, { type: 'record' }>): Record<string, string>[] {
  return Object.entries(fields).reduce<Record<string, string>[]>(
    (records, [name, { values = ['one', 'another'] }]) =>
      records.flatMap((record) => values.map((value) => ({ ...record, [name]: value }))),
    [{}],
  );
}

export interface Probe {
  facts: Facts;
  filedOn: string;
}

/** Facts in every combination that the clauses can tell apart; at most as many as can be gone through. */
export function probesFor(clauses: readonly Pick<Clause, 'when' | 'reads'>[], specs: FactSpecs): Probe[] {
  const scalars = clauses.flatMap(({ when }) => scalarsIn(when));
  const days = scalars.filter((value) => /^\d{4}-\d{2}-\d{2}$/.test(String(value))).map(String);
  const reads = [...new Set(clauses.flatMap((clause) => clause.reads))];
  let probes: Probe[] = ['2020-01-01', ...days, '2099-12-31'].map((filedOn) => ({ facts: {}, filedOn }));
  for (const name of reads) {
    const spec = specs[name];
    if (!spec || probes.length > mostProbes) continue;
    const values = valuesOf(spec, scalars);
    probes = probes.flatMap(({ facts, filedOn }) =>
      values.map((value) => ({ facts: { ...facts, [name]: value }, filedOn })),
    );
  }
  return probes;
}

/** Whether a condition holds for a probe. */
export function holdsFor({ when }: Pick<Clause, 'when'>, probe: Probe): boolean {
  const seen = evaluate(when, probe);
  return isKnown(seen) && seen.known === true;
}
