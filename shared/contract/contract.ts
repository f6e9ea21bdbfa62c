import type { PublicEvent } from './event.ts';
import type { AnyOperation } from './operation.ts';
import type { Text } from './text.ts';

/** All that one service says to the outside. */
export interface Contract {
  service: string;
  title: Text;
  operations: Readonly<Record<string, AnyOperation>>;
  events: Readonly<Record<string, PublicEvent>>;
}

/** Checks nothing at run time; keeps the precise types of what a contract lists. */
export const contract = <const C extends Contract>(declared: C): C => declared;
