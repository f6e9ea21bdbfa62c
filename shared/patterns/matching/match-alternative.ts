import type { FlatEvent } from '../event/flatten.ts';
import type { Leaf } from '../event/leaf.ts';
import type { Alternative, Condition } from '../grammar/condition.ts';
import { accepts } from './accepts.ts';
import { searchConsistent } from './search-consistent.ts';

/**
 * Whether all conditions hold at once. Leaves inside arrays count together only when no two of them stand in different
 * elements of one array.
 */
export function matchesAlternative(alternative: Alternative, event: FlatEvent): boolean {
  if (!alternative.every((condition) => mayHold(condition, event.leaves.get(condition.path)))) return false;
  return !event.nested || searchConsistent(alternative, event);
}

/** Whether a condition could hold for some choice of array elements; exact when no leaf stands in an array. */
export function mayHold(condition: Condition, leaves: readonly Leaf[] | undefined): boolean {
  if (!leaves) return condition.absent;
  if (leaves.some((leaf) => accepts(condition, leaf))) return true;
  return condition.absent && leaves.every((leaf) => leaf.membership.length > 0);
}
