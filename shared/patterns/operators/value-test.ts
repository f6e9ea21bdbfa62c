import type { Scalar } from '../event/json.ts';
import type { Leaf } from '../event/leaf.ts';
import type { SliceKind } from '../event/slices.ts';
import type { Place } from '../grammar/place.ts';

/** A key under which every leaf that passes a test can be found; it may find others too. */
export type Access =
  | { readonly table: 'value'; readonly key: Scalar }
  | { readonly table: 'caseless' | SliceKind; readonly key: string }
  | { readonly table: 'number'; readonly low: number; readonly high: number }
  | { readonly table: 'address'; readonly low: string; readonly high: string };

/**
 * One member of a field's array. `name` has equal JSON for equal tests; `access` lists keys of which each one alone suffices to
 * find the test, and is empty when no key can.
 */
export interface ValueTest {
  readonly name: readonly unknown[];
  readonly access: readonly Access[];
  readonly wildcards: number;
  accepts(leaf: Leaf): boolean;
}

/** Reads an operator's operand; undefined after a refusal. */
export type OperatorReader = (operand: unknown, place: Place) => ValueTest | undefined;

/** Puts a test together. */
export function valueTest(
  name: readonly unknown[],
  access: readonly Access[],
  accepts: (leaf: Leaf) => boolean,
  wildcards = 0,
): ValueTest {
  return { name, access, accepts, wildcards };
}

/** A test on texts; other kinds of values fail. */
export function textTest(
  name: readonly unknown[],
  access: readonly Access[],
  accepts: (text: string) => boolean,
  wildcards = 0,
): ValueTest {
  return valueTest(name, access, ({ value }) => typeof value === 'string' && accepts(value), wildcards);
}
