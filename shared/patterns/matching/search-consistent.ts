import { joinPlaces } from '../event/consistency.ts';
import { leavesNear, reachesArray } from '../event/element-index.ts';
import type { FlatEvent } from '../event/flatten.ts';
import type { Leaf, Membership } from '../event/leaf.ts';
import type { Alternative, Condition } from '../grammar/condition.ts';
import { accepts } from './accepts.ts';

const NO_LEAVES: readonly Leaf[] = [];

interface Search {
  readonly alternative: Alternative;
  /** The leaves of each condition's path. */
  readonly leaves: readonly (readonly Leaf[])[];
  /** Positions in the search from which no way leads to a match. */
  readonly dead: Set<string>;
}

/**
 * Looks for a leaf per condition such that no two stand in different elements of one array. Conditions are taken in the
 * order of their paths, and an absent field is judged by the places chosen before it: both as event-ruler does. Work
 * grows with the number of leaves, not with the product of array lengths.
 */
export function searchConsistent(alternative: Alternative, event: FlatEvent): boolean {
  const leaves = alternative.map(({ path }) => event.leaves.get(path) ?? NO_LEAVES);
  return reach({ alternative, leaves, dead: new Set() }, 0, []);
}

function reach(search: Search, at: number, chosen: Membership): boolean {
  const condition = search.alternative[at];
  if (!condition) return true;
  const position = `${at}|${stillRelevant(search, at, chosen)}`;
  if (search.dead.has(position)) return false;
  const ways = continuations(condition, search.leaves[at] ?? NO_LEAVES, chosen);
  if (ways.some((next) => reach(search, at + 1, next))) return true;
  search.dead.add(position);
  return false;
}

function continuations(condition: Condition, leaves: readonly Leaf[], chosen: Membership): Membership[] {
  const ways: Membership[] = [];
  let anyConsistent = false;
  let stays = false;
  for (const leaf of leavesNear(leaves, chosen)) {
    const joined = joinPlaces(chosen, leaf.membership);
    if (joined === undefined) continue;
    anyConsistent = true;
    if ((stays && joined === chosen) || !accepts(condition, leaf)) continue;
    stays ||= joined === chosen;
    ways.push(joined);
  }
  if (condition.absent && !anyConsistent) ways.push(chosen);
  return ways;
}

function stillRelevant(search: Search, at: number, chosen: Membership): string {
  const later = search.leaves.slice(at);
  let text = '';
  for (let pair = 0; pair < chosen.length; pair += 2) {
    const array = chosen[pair] ?? 0;
    if (later.some((leaves) => reachesArray(leaves, array))) text += `${array}:${chosen[pair + 1]},`;
  }
  return text;
}
