import type { Membership } from './leaf.ts';

/** The position held in an array, or undefined when the membership says nothing about that array. */
export function positionIn(membership: Membership, array: number): number | undefined {
  for (let at = 0; at < membership.length; at += 2) if (membership[at] === array) return membership[at + 1];
  return undefined;
}

/**
 * Adds a leaf's place to the places chosen so far. Undefined when the two stand in different elements of one array;
 * the very same `chosen` when nothing is added.
 */
export function joinPlaces(chosen: Membership, place: Membership): Membership | undefined {
  if (place.length === 0) return chosen;
  if (chosen.length === 0) return place;
  const added: number[] = [];
  for (let at = 0; at < place.length; at += 2) {
    const [array = 0, position = 0] = [place[at], place[at + 1]];
    const held = positionIn(chosen, array);
    if (held === undefined) added.push(array, position);
    else if (held !== position) return undefined;
  }
  return added.length === 0 ? chosen : [...chosen, ...added];
}
