import type { CloudEvent, PublicEvent } from '../contract/event.ts';
import type { FileStore } from '../files/index.ts';
import type { Principal } from '../identity/principal.ts';
import type { Aggregate, DomainEvent, Executed, Loaded } from '../log/index.ts';
import type { Keyring } from '../sealed/index.ts';
import type { PageRequest, PageResult } from '../views/index.ts';
import type { Environment } from './environment.ts';
import type { Log } from './logging.ts';

/** What an operation, a reaction, a due command or a piece of work may use; made anew for each. */
export interface Kit {
  principal: Principal;
  env: Environment;
  log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
  /** A new id, the same whenever the same request or event is repeated. */
  newId(): string;
  /**
   * Decides and lands a command. The command id comes from the request's Idempotency-Key or the event's id, so a
   * repetition changes nothing and gets the same answer.
   */
  execute<S, C, E extends DomainEvent, R extends string>(
    aggregate: Aggregate<S, C, E, R>,
    id: string,
    command: C,
    expectedVersion?: number,
  ): Promise<Executed<S, R>>;
  /** As `execute`, for an id under which most likely nothing has happened: one read less when that is so. */
  begin<S, C, E extends DomainEvent, R extends string>(
    aggregate: Aggregate<S, C, E, R>,
    id: string,
    command: C,
  ): Promise<Executed<S, R>>;
  /** Folds an aggregate's commits, consistently; version 0 means there is none. */
  load<S, C, E extends DomainEvent, R extends string>(aggregate: Aggregate<S, C, E, R>, id: string): Promise<Loaded<S>>;
  /** As `load`, at most a minute old and mostly without a read: for settings that take effect later than that. */
  recall<S, C, E extends DomainEvent, R extends string>(
    aggregate: Aggregate<S, C, E, R>,
    id: string,
  ): Promise<Loaded<S>>;
  /** A page of a list; lists follow the log by some milliseconds. */
  page<T>(list: string, request: PageRequest): Promise<PageResult<T>>;
  /** One row of a list. */
  row<T>(list: string, sort: string): Promise<T | undefined>;
  /** Seals and opens personal data; throws when the service is not one that may. */
  keyring(): Keyring;
  /** The service's files; throws when it has none. */
  files(): FileStore;
  /** Puts a message on the service's own work queue; at most 900 s later. */
  enqueue(message: unknown, delaySeconds?: number): Promise<void>;
}

/** What a reaction answers: done, or why the event can never be handled (it goes to the dead letters). */
export type Reacted = Executed<unknown> | { ok: true } | { ok: false; reject: string };

/** What a service does when another service's event arrives. */
export interface Reaction {
  events: readonly PublicEvent[];
  react(event: CloudEvent, kit: Kit): Promise<Reacted>;
  /** Takes all events of a batch at once, where one command can do for many; what it throws brings them all again. */
  together?(events: readonly CloudEvent[], kit: Kit): Promise<unknown>;
}

/** Thrown by a reaction when the event came before what it needs; the queue brings it again. */
export class NotYet extends Error {
  override name = 'NotYet';
}

/** A reaction to one event, typed by its contract. */
export function on<E extends PublicEvent>(
  event: E,
  react: (event: CloudEvent<import('../contract/event.ts').DataOf<E>>, kit: Kit) => Promise<Reacted>,
): Reaction {
  // The inbox parses `data` by the event's own schema before it calls.
  return { events: [event], react: react as Reaction['react'] };
}

/** A reaction to many events alike. */
export const onEach = (events: readonly PublicEvent[], react: Reaction['react']): Reaction => ({ events, react });

/** As `onEach`, to as many at a time as come in a batch; it may get one twice. */
export const onMany = (
  events: readonly PublicEvent[],
  together: (events: readonly CloudEvent[], kit: Kit) => Promise<unknown>,
): Reaction => ({
  events,
  together,
  async react(event, kit) {
    await together([event], kit);
    return { ok: true };
  },
});
