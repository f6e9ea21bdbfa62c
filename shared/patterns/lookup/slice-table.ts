import type { Scalar } from '../event/json.ts';
import type { Leaf } from '../event/leaf.ts';
import { nameOf, type Table } from './table.ts';

/** Calls `each` with every slice of the given length that a table of its kind looks up. */
export type Slicer = (text: string, length: number, each: (slice: string) => void) => void;

/** The slice at the beginning. */
export const headSlice: Slicer = (text, length, each) => each(text.slice(0, length));

/** The slice at the end. */
export const tailSlice: Slicer = (text, length, each) => each(text.slice(text.length - length));

/** All slices. */
export const anySlice: Slicer = (text, length, each) => {
  for (let from = 0; from + length <= text.length; from += 1) each(text.slice(from, from + length));
};

/** A table whose keys are slices of the leaf's text: one look per length that occurs among the keys, and slice. */
export function sliceTable<N>(slicer: Slicer, textOf: (leaf: Leaf) => string | undefined): Table<N> {
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
      const text = textOf(leaf);
      if (text === undefined) return;
      const look = (slice: string) => {
        const value = values.get(slice);
        if (value !== undefined) visit(value);
      };
      for (const length of lengths.present()) if (length <= text.length) slicer(text, length, look);
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
