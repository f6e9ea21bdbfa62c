import type { Scalar } from '../event/json.ts';
import type { Leaf } from '../event/leaf.ts';
import type { Access } from '../operators/value-test.ts';
import { createIntervalTree, type Interval } from './interval-tree.ts';
import { nameOf, type Table } from './table.ts';

/** A table whose keys are ranges, both ends included, that contain the leaf's point. */
export function rangeTable<K extends number | string, N>(
  rangeOf: (access: Access) => Interval<K> | undefined,
  pointOf: (leaf: Leaf) => K | undefined,
): Table<N> {
  const values = new Map<Scalar, N>();
  const tree = createIntervalTree<K, N>();
  return {
    get size() {
      return values.size;
    },
    get: (access) => values.get(nameOf(access)),
    add(access, value) {
      const range = rangeOf(access);
      if (!range) return;
      values.set(nameOf(access), value);
      tree.insert(range, value);
    },
    delete(access) {
      const range = rangeOf(access);
      if (range && values.delete(nameOf(access))) tree.remove(range);
    },
    visit(leaf, visit) {
      const point = pointOf(leaf);
      if (point !== undefined) tree.stab(point, visit);
    },
  };
}
