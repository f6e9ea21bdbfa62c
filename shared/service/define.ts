import type { Contract } from '../contract/contract.ts';
import type { FileEvent, FileStore } from '../files/index.ts';
import type { AnyAggregate } from '../log/aggregate.ts';
import { type PersonPart, personPartOf } from '../rights/part.ts';
import type { DueItem } from '../views/index.ts';
import type { Handle } from './handle.ts';
import type { Kit, Reaction } from './kit.ts';

/** A service, whole: what it says to the outside, how it behaves, and what it needs to run. */
export interface Service<C extends Contract = Contract> {
  contract: C;
  aggregates: readonly AnyAggregate[];
  /** One for each operation of the contract. */
  operations: { readonly [K in keyof C['operations']]: Handle<C['operations'][K]> };
  reactions: readonly Reaction[];
  /** Whether its role may use the keys of personal data. */
  personal: boolean;
  /** What it holds about persons; `defineService` adds what answers their requests. Every personal service has it. */
  person?: PersonPart;
  /** Whether it carries out erasures and restrictions: its reactions may delete data keys, and open nothing. */
  erases?: boolean;
  /** Whether it keeps secrets of others (not personal data) under a key of its own. */
  secrets?: boolean;
  /** Whether its work hands messages to the outside, for a gateway that is not ours. */
  outlet?: boolean;
  /** What it does when something falls due, when that is more than the aggregate's own command; nothing where it is not. */
  due?(due: DueItem, kit: Kit): Promise<unknown> | undefined;
  /** What it does with messages of its own work queue, when it has one. */
  work?: {
    timeoutSeconds: number;
    /** Whether it opens and seals personal data; what hands messages to the outside does so anyway. */
    opens?: boolean;
    run(message: unknown, kit: Kit): Promise<void>;
  };
  /** What it does with files that persons put into its bucket: `run` when one came, and when it was scanned. */
  files?: { timeoutSeconds: number; store(bucket: string): FileStore; run(event: FileEvent, kit: Kit): Promise<void> };
}

/** Declares a service; checks nothing at run time, but that every operation has its handle is a matter of types. */
export function defineService<C extends Contract>(service: Service<C>): Service<C> {
  if (!service.person) return service;
  const { aggregates, reactions } = personPartOf(service.contract.service, service.person);
  return {
    ...service,
    aggregates: [...service.aggregates, ...aggregates],
    reactions: [...service.reactions, ...reactions],
  };
}

/** A service of whichever contract, for lists of them. */
export type AnyService = Omit<Service, 'operations'> & { operations: Readonly<Record<string, unknown>> };

/** The event types that a service wants from the bus, each once, sorted. */
export const wantedEvents = (service: Pick<Service, 'reactions'>): string[] =>
  [...new Set(service.reactions.flatMap((reaction) => reaction.events.map((event) => event.type)))].sort();
