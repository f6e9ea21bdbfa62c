import type { Alternative } from '../grammar/condition.ts';

/** A node that holds entries. */
export interface Home {
  drop(entry: Entry): void;
}

/** The subscription that an entry belongs to. */
export interface Owner {
  /** Grows with each subscription added. */
  readonly order: number;
  /** The number of the last matching run that found it. */
  lastFound: number;
}

/** One alternative of a subscription in the index. */
export interface Entry {
  readonly alternative: Alternative;
  readonly owner: Owner;
  /** The nodes that hold the entry: several when a condition has several keys. */
  readonly homes: Home[];
  /** The number of the last matching run that looked at it. */
  lastLook: number;
}
