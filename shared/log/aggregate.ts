import type { EventDraft } from '../contract/event.ts';
import type { Refusal } from '../contract/refusal.ts';
import type { Claims } from './claim.ts';
import type { DomainEvent } from './commit.ts';

/** What a decision may know besides the command and the state. */
export interface Context {
  /** ISO instant in Asia/Shanghai. */
  at: string;
  /** Who caused the command (see Commit.by). */
  by: string;
  /** The aggregate's own id. */
  id: string;
}

/** Yes, with what happened (no events: nothing changes) and the claims it needs; or an expected no. */
export type Decision<E extends DomainEvent, Code extends string> =
  | { ok: true; events: E[]; claims?: Claims; taken?: Refusal<Code> }
  | { ok: false; refusal: Refusal<Code> };

/** Accepts: these events happened. */
export const accept = <E extends DomainEvent>(...events: E[]): { ok: true; events: E[] } => ({ ok: true, events });

/** Accepts on condition of claims; when another holds one, the answer is `taken`. */
export const acceptWith = <E extends DomainEvent, Code extends string>(
  events: E[],
  claims: Claims,
  taken: Refusal<Code>,
): { ok: true; events: E[]; claims: Claims; taken: Refusal<Code> } => ({ ok: true, events, claims, taken });

/** Refuses with a code of the closed union. */
export const refuse = <Code extends string>(
  code: Code,
  more: Omit<Refusal<Code>, 'code'> = {},
): { ok: false; refusal: Refusal<Code> } => ({ ok: false, refusal: { code, ...more } });

/** A row of a view: the list it stands in, its place there, and what readers get. */
export interface Row {
  /** Who may see it is part of the name: `mine#<subject>`, `queue#open`. */
  list: string;
  /** Sorts within the list; ends with the aggregate's id, so that it is unique. */
  sort: string;
  item: unknown;
  /** Whatever the state, the item at this place is the same: it needs no guard, and is written with others in one call. */
  constant?: true;
}

/** Something that falls due unless the aggregate moves on. */
export interface Due {
  name: string;
  /** ISO instant. */
  at: string;
}

/** An aggregate: pure behaviour, and what others see of it. All functions are pure and synchronous. */
export interface Aggregate<S, C, E extends DomainEvent, Code extends string> {
  /** Prefix of its streams: `application` → `application/<id>`. */
  name: string;
  initial: S;
  decide(command: C, state: S, context: Context): Decision<E, Code>;
  evolve(state: S, event: E, meta: { at: string; by: string; version: number }): S;
  /** Public events of one domain event; `state` is the state after it. */
  publish?(event: E, state: S, meta: { id: string; at: string; by: string }): EventDraft[];
  rows?(state: S, id: string): Row[];
  dues?(state: S, id: string): Due[];
  /** The command that a due name stands for. */
  onDue?(name: string): C;
  /** Brings an event stored in an older shape to today's. */
  upcast?(stored: DomainEvent): E;
  /** For histories that grow without bound: a snapshot every so many commits. */
  snapshotEvery?: number;
  /** Whose data the state is, and what is left of it once that person is erased (docs/adr/0025). */
  personal?: { of(state: S, id: string): string | undefined; forgotten(state: S): S };
}

/** An aggregate of whichever kind, for lists of them. */
export type AnyAggregate = Aggregate<unknown, unknown, DomainEvent, string>;

export const streamOf = (aggregate: { name: string }, id: string): string => `${aggregate.name}/${id}`;
