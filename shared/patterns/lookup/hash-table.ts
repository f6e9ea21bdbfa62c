import type { Scalar } from '../event/json.ts';
import type { Leaf } from '../event/leaf.ts';
import { nameOf, type Table } from './table.ts';

/** A table whose key is the leaf's value itself, or what `keyOf` makes of it. */
export function hashTable<N>(keyOf: (leaf: Leaf) => Scalar | undefined): Table<N> {
  const values = new Map<Scalar | undefined, N>();
  return {
    get size() {
      return values.size;
    },
    get: (access) => values.get(nameOf(access)),
    add: (access, value) => void values.set(nameOf(access), value),
    delete: (access) => void values.delete(nameOf(access)),
    visit(leaf, visit) {
      const value = values.get(keyOf(leaf));
      if (value !== undefined) visit(value);
    },
  };
}
