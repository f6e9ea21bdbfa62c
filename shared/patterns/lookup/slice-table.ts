import type { Scalar } from '../event/json.ts';
import { type SliceKind, slicesOf } from '../event/slices.ts';
import { nameOf, type Table } from './table.ts';

/** A table whose keys are slices of the leaf's text: one look per length that occurs among the keys, and slice. */
export function sliceTable<N>(kind: SliceKind): Table<N> {
  const values = new Map<Scalar, N>();
  const lengths = createTally();
  return {
    get size() {
      return values.size;
    },
    get: (access) => values.get(nameOf(access)),
    add(access, value) {
      values.set(nameOf(access), value);
      lengths.change(String(nameOf(access)).length, 1);
    },
    delete(access) {
      if (values.delete(nameOf(access))) lengths.change(String(nameOf(access)).length, -1);
    },
    visit(leaf, visit) {
      for (const length of lengths.present()) {
        for (const slice of slicesOf(leaf, kind, length)) {
          const value = values.get(slice);
          if (value !== undefined) visit(value);
        }
      }
    },
  };
}

function createTally(): { change(key: number, by: number): void; present(): Iterable<number> } {
  const counts = new Map<number, number>();
  return {
    change(key, by) {
      const left = (counts.get(key) ?? 0) + by;
      if (left > 0) counts.set(key, left);
      else counts.delete(key);
    },
    present: () => counts.keys(),
  };
}
