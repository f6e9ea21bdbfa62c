import { evaluate, type Given, isKnown } from '../domain/evaluate.ts';
import type { Expression, FactSpecs } from '../model.ts';
import { readsOf, scalarsIn } from './probes.ts';
import { filingDays, valuesOf } from './values.ts';

/** Steps after which nothing is said: what was not found by then may be there all the same. */
const mostSteps = 200_000;

/**
 * Whether any facts at all can make all of these hold; undefined when that takes too long to say. Facts are tried one
 * after the other, and nothing below what is known to fail: a missing fact is neither true nor false.
 */
export function canHold(all: readonly Expression[], specs: FactSpecs): boolean | undefined {
  const goal: Expression = { all };
  const scalars = scalarsIn(goal);
  const names = [...new Set(readsOf(goal))].filter((name) => Object.hasOwn(specs, name));
  let steps = 0;
  const below = (given: Given, at: number): boolean | undefined => {
    steps += 1;
    if (steps > mostSteps) return undefined;
    const seen = evaluate(goal, given);
    if (isKnown(seen)) return seen.known === true;
    const name = names[at];
    const spec = name === undefined ? undefined : specs[name];
    if (name === undefined || spec === undefined) return false;
    for (const value of valuesOf(spec, scalars, given.filedOn)) {
      const found = below({ ...given, facts: { ...given.facts, [name]: value } }, at + 1);
      if (found !== false) return found;
    }
    return false;
  };
  for (const filedOn of filingDays(scalars)) {
    const found = below({ facts: {}, filedOn }, 0);
    if (found !== false) return found;
  }
  return false;
}
