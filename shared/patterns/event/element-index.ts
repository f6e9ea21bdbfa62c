import type { Leaf, Membership } from './leaf.ts';

/** Below this number of leaves, looking at each is cheaper than an index. */
const FEW = 8;

/** The leaves of one path by the array elements they stand in. */
interface ElementIndex {
  readonly perArray: ReadonlyMap<number, number>;
  readonly perElement: ReadonlyMap<string, readonly Leaf[]>;
}

const INDEXES = new WeakMap<readonly Leaf[], ElementIndex>();

/** Whether any of the leaves stands in the array. */
export function reachesArray(leaves: readonly Leaf[], array: number): boolean {
  return indexOf(leaves).perArray.has(array);
}

/** The leaves that may be consistent with the places chosen; leaves out only such as certainly are not. */
export function leavesNear(leaves: readonly Leaf[], chosen: Membership): readonly Leaf[] {
  if (leaves.length <= FEW) return leaves;
  const index = indexOf(leaves);
  for (let at = 0; at < chosen.length; at += 2) {
    const array = chosen[at] ?? 0;
    if (index.perArray.get(array) === leaves.length) return index.perElement.get(`${array}:${chosen[at + 1]}`) ?? [];
  }
  return leaves;
}

function indexOf(leaves: readonly Leaf[]): ElementIndex {
  const known = INDEXES.get(leaves);
  if (known) return known;
  const built = buildIndex(leaves);
  INDEXES.set(leaves, built);
  return built;
}

function buildIndex(leaves: readonly Leaf[]): ElementIndex {
  const perArray = new Map<number, number>();
  const perElement = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    for (let at = 0; at < leaf.membership.length; at += 2) {
      const array = leaf.membership[at] ?? 0;
      const element = `${array}:${leaf.membership[at + 1]}`;
      perArray.set(array, (perArray.get(array) ?? 0) + 1);
      const inElement = perElement.get(element);
      if (inElement) inElement.push(leaf);
      else perElement.set(element, [leaf]);
    }
  }
  return { perArray, perElement };
}
