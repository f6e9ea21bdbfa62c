import type { Scalar } from '../event/json.ts';
import type { Leaf } from '../event/leaf.ts';
import type { Access } from '../operators/value-test.ts';

/** Values by accesses of one kind: what the next step of a lookup is when a leaf fits. */
export interface Table<N> {
  readonly size: number;
  get(access: Access): N | undefined;
  /** Adds a value under an access that has none yet. */
  add(access: Access, value: N): void;
  delete(access: Access): void;
  /** Calls `visit` with every value whose access fits the leaf; one value may come up more than once. */
  visit(leaf: Leaf, visit: (value: N) => void): void;
}

/** The same for equal accesses of one kind. */
export function nameOf(access: Access): Scalar {
  return 'key' in access ? access.key : `${access.low}..${access.high}`;
}
