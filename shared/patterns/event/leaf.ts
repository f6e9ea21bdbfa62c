import { addressKey } from '../text/address.ts';
import { caseless } from '../text/caseless.ts';
import type { Scalar } from './json.ts';

/** Which element of which array a leaf stands in: pairs of array number and position, outermost array first. */
export type Membership = readonly number[];

/** One value of an event with its place in the arrays around it. The optional members remember what was derived. */
export interface Leaf {
  readonly value: Scalar;
  readonly membership: Membership;
  caseless?: string;
  address?: string | undefined;
  slices?: Map<string, readonly string[]>;
}

/** The text of a leaf without regard to case, or undefined when it is no text. */
export function caselessOf(leaf: Leaf): string | undefined {
  if (typeof leaf.value !== 'string') return undefined;
  leaf.caseless ??= caseless(leaf.value);
  return leaf.caseless;
}

/** The comparable form of the IP address that a leaf spells, or undefined when it spells none. */
export function addressOf(leaf: Leaf): string | undefined {
  if (typeof leaf.value !== 'string') return undefined;
  if (!('address' in leaf)) leaf.address = addressKey(leaf.value);
  return leaf.address;
}
