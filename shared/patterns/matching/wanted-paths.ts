import { beginnings } from '../event/flatten.ts';
import type { Alternative } from '../grammar/condition.ts';

/** All paths that the alternatives ask about, with their beginnings. */
export function wantedPaths(alternatives: readonly Alternative[]): Set<string> {
  return new Set(alternatives.flatMap((alternative) => alternative.flatMap(({ path }) => beginnings(path))));
}
