import { evaluate as feel, parseDate } from 'feelin';
import { monthsHeld } from '../domain/months.ts';
import type { Clause, FactSpecs, FactValue, Period } from '../model.ts';
import { holdsFor, type Probe, probesFor } from './probes.ts';

const most = 40;

/**
 * Where our reading of a condition and FEEL's differ: over facts that are all known both must say the same. Answers
 * with the facts for which they do not.
 */
export function disagreement(clause: Clause, specs: FactSpecs): string | undefined {
  const probes = probesFor([clause], specs);
  const step = Math.ceil(probes.length / most);
  const differing = probes.find(
    (probe, place) => place % step === 0 && asFeel(clause, probe, specs) !== holdsFor(clause, probe),
  );
  return differing && JSON.stringify(differing);
}

function asFeel({ feel: text, threshold }: Clause, { facts, filedOn }: Probe, specs: FactSpecs): unknown {
  const told = Object.entries(facts).map(([name, value]) => [name, specs[name]?.type === 'day' ? date(value) : value]);
  const context = {
    ...Object.fromEntries(told),
    filedOn: date(filedOn),
    'months held': (periods: readonly Period[]) => monthsHeld(periods, filedOn),
    threshold: threshold && thresholdFor(threshold, facts),
  };
  return feel(text, context).value;
}

function thresholdFor(threshold: NonNullable<Clause['threshold']>, facts: Probe['facts']): unknown {
  if ('literal' in threshold) return dateLike(threshold.literal);
  if (!('by' in threshold)) return undefined;
  return dateLike(threshold.rows[String(facts[threshold.by])] ?? threshold.otherwise);
}

const date = (value: FactValue) => parseDate(String(value));
const dateLike = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? parseDate(value) : value;
