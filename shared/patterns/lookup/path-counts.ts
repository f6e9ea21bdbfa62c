import { beginnings, type WantedPaths } from '../event/flatten.ts';
import type { Alternative } from '../grammar/condition.ts';

/** The paths that patterns ask about, with their beginnings, for as long as any pattern does. */
export interface PathCounts extends WantedPaths {
  add(alternatives: readonly Alternative[]): void;
  remove(alternatives: readonly Alternative[]): void;
}

/** No paths yet. */
export function createPathCounts(): PathCounts {
  const asked = new Map<string, number>();
  const begun = new Map<string, number>();
  function change(alternatives: readonly Alternative[], by: number): void {
    for (const alternative of alternatives) {
      for (const { path } of alternative) {
        const before = asked.has(path);
        tally(asked, path, by);
        if (before !== asked.has(path)) for (const beginning of beginnings(path)) tally(begun, beginning, by);
      }
    }
  }
  return {
    has: (path) => begun.has(path),
    add: (alternatives) => change(alternatives, 1),
    remove: (alternatives) => change(alternatives, -1),
  };
}

function tally(counts: Map<string, number>, key: string, by: number): void {
  const left = (counts.get(key) ?? 0) + by;
  if (left > 0) counts.set(key, left);
  else counts.delete(key);
}
