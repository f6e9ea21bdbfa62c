import type { Alternative } from './condition.ts';
import type { Conjunction, PlacedCondition } from './read-object.ts';

/** The number of alternatives that a conjunction expands to; may be Infinity. */
export function countAlternatives({ choices }: Conjunction): number {
  return choices.reduce((product, branches) => product * sum(branches.map(countAlternatives)), 1);
}

/**
 * Writes out every combination of branches, conditions ordered by path. A path that occurs twice in one combination is
 * refused: event-ruler would let the later condition silently replace the earlier.
 */
export function expand(conjunction: Conjunction): Alternative[] {
  const refused = new Set<string>();
  return combine(conjunction).map((placed) => {
    refuseTwice(placed, refused);
    return placed.map(({ condition }) => condition).sort((a, b) => (a.path < b.path ? -1 : 1));
  });
}

function combine({ conditions, choices }: Conjunction): PlacedCondition[][] {
  let rows = [conditions];
  for (const branches of choices) {
    const expanded = branches.flatMap(combine);
    rows = rows.flatMap((row) => expanded.map((more) => [...row, ...more]));
  }
  return rows;
}

function refuseTwice(placed: readonly PlacedCondition[], refused: Set<string>): void {
  const seen = new Set<string>();
  for (const { condition, place } of placed) {
    if (seen.has(condition.path) && !refused.has(place.pointer)) {
      refused.add(place.pointer);
      place.refuse('path-twice');
    }
    seen.add(condition.path);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
