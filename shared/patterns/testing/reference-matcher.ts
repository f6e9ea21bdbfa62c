import type { CompiledPattern } from '../compile.ts';
import { flatten } from '../event/flatten.ts';
import type { Leaf } from '../event/leaf.ts';
import type { Condition } from '../grammar/condition.ts';

/** The rule about arrays written down as plainly as possible: tries every combination of leaves. */
export function referenceMatches(pattern: CompiledPattern, event: unknown): boolean {
  const flat = flatten(event, { has: () => true });
  if (!flat) return false;
  return pattern.alternatives.some((conditions) => tryAll(conditions, flat.leaves, []));
}

function tryAll(
  [condition, ...rest]: readonly Condition[],
  all: ReadonlyMap<string, readonly Leaf[]>,
  chosen: readonly Leaf[],
): boolean {
  if (!condition) return true;
  const near = (all.get(condition.path) ?? []).filter((leaf) => chosen.every((other) => !apart(leaf, other)));
  const fitting = near.filter((leaf) => condition.tests.some((test) => test.accepts(leaf)));
  if (fitting.some((leaf) => tryAll(rest, all, [...chosen, leaf]))) return true;
  return condition.absent && near.length === 0 && tryAll(rest, all, chosen);
}

function apart(one: Leaf, other: Leaf): boolean {
  const places = new Map<number | undefined, number | undefined>();
  for (let at = 0; at < one.membership.length; at += 2) places.set(one.membership[at], one.membership[at + 1]);
  return other.membership.some(
    (array, at) => at % 2 === 0 && places.has(array) && places.get(array) !== other.membership[at + 1],
  );
}
