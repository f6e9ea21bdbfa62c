import { toShanghai } from '../calendar/index.ts';
import type { EventDraft } from '../contract/event.ts';
import type { Refusal } from '../contract/refusal.ts';
import { type Aggregate, type Decision, streamOf } from './aggregate.ts';
import type { Claims } from './claim.ts';
import type { Commit, DomainEvent } from './commit.ts';
import { beginning, type Loaded } from './fold.ts';
import { decideOn, evolveOn, publishedBy } from './forgetting.ts';
import { canonical, digest, hashOf } from './hash.ts';
import type { CommitLog } from './log.ts';
import type { Repository } from './repository.ts';

/** A command on its way to an aggregate. */
export interface Order<C> {
  id: string;
  command: C;
  /** The same id and body lands once, however often it comes. */
  commandId: string;
  by: string;
  cause?: string;
  /** What the caller believes the version to be; refused when it is not. */
  expectedVersion?: number;
  /** Nothing is known of such an id, so it is decided before anything is read; when that was wrong, like any other. */
  fresh?: boolean;
  /** A claim that lands with the commit for ever: the same request may not land anywhere else. */
  once?: string;
}

/** Refusals that the log itself gives, beside those of the domain. */
export type LogCode = 'command-id-reused' | 'stale-version';

export type Executed<S, R extends string = string> =
  | {
      ok: true;
      id: string;
      state: S;
      version: number /** Landed before, nothing new happened. */;
      repeated: boolean;
      changed: boolean;
    }
  | { ok: false; refusal: Refusal<R | LogCode>; version: number /** Claims that others have. */; held?: string[] };

export interface ExecutorDeps {
  log: CommitLog;
  repository: Repository;
  /** Milliseconds since the epoch. */
  now(): number;
}

const attempts = 12;

/**
 * Decides a command and lands it as one commit. Another writer in between means deciding anew on the new state;
 * throws only when that never ends or the store fails.
 */
export async function execute<S, C, E extends DomainEvent, R extends string>(
  deps: ExecutorDeps,
  aggregate: Aggregate<S, C, E, R>,
  order: Order<C>,
): Promise<Executed<S, R>> {
  const request = digest(canonical(order.command));
  const done = await goAhead(deps, aggregate, order, request);
  if (done) return done;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (attempt > 1) await pauseFor(attempt);
    const loaded = await deps.repository.load(aggregate, order.id, order.commandId);
    const settled = settledBefore<S, C, R>(loaded, order, request);
    if (settled) return settled;
    const context = { at: toShanghai(deps.now()), by: order.by, id: order.id };
    const decision = decideOn(aggregate, order.command, loaded.state, context);
    const landed = await land(deps, aggregate, order, { request, at: context.at, loaded, decision });
    if (landed) return landed;
  }
  throw new Error(`too many writers on ${streamOf(aggregate, order.id)}`);
}

/**
 * Decides on what this function knows, or as if the stream were empty; the append makes sure that it is so still.
 * Nothing when that does not settle it: only who has read may refuse.
 */
async function goAhead<S, C, E extends DomainEvent, R extends string>(
  deps: ExecutorDeps,
  aggregate: Aggregate<S, C, E, R>,
  order: Order<C>,
  request: string,
): Promise<Executed<S, R> | undefined> {
  const known = deps.repository.known(aggregate, order.id);
  const loaded = known ?? (order.fresh ? beginning(aggregate.initial) : undefined);
  if (!loaded || known?.recent.some(([earlier]) => earlier === order.commandId)) return undefined;
  if ((order.expectedVersion ?? loaded.head.version) !== loaded.head.version) return undefined;
  const at = toShanghai(deps.now());
  const decision = decideOn(aggregate, order.command, loaded.state, { at, by: order.by, id: order.id });
  if (!decision.ok || decision.events.length === 0) return undefined;
  const done = await land(deps, aggregate, order, { request, at, loaded, decision });
  return done?.ok ? done : undefined;
}

/** Spreads writers that meet on one stream; up to 10 ms at first and half a second at last, where the store is slow. */
const pauseFor = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(500, 5 * 2 ** attempt)));

function settledBefore<S, C, R extends string>(
  loaded: Loaded<S>,
  order: Order<C>,
  request: string,
): Executed<S, R> | undefined {
  const { earlier, head } = loaded;
  if (earlier && earlier.request !== request)
    return { ok: false, refusal: { code: 'command-id-reused' }, version: head.version };
  if (earlier)
    return { ok: true, id: order.id, state: earlier.state, version: earlier.version, repeated: true, changed: false };
  if (order.expectedVersion !== undefined && order.expectedVersion !== head.version)
    return { ok: false, refusal: { code: 'stale-version' }, version: head.version };
  return undefined;
}

interface Landing<S, E extends DomainEvent, R extends string> {
  request: string;
  at: string;
  loaded: Loaded<S>;
  decision: Decision<E, R>;
}

/** The answer when the decision landed or was a no; nothing when another writer was first. */
async function land<S, C, E extends DomainEvent, R extends string>(
  deps: ExecutorDeps,
  aggregate: Aggregate<S, C, E, R>,
  order: Order<C>,
  { request, at, loaded, decision }: Landing<S, E, R>,
): Promise<Executed<S, R> | undefined> {
  const { version } = loaded.head;
  if (!decision.ok) return { ok: false, refusal: decision.refusal, version };
  if (decision.events.length === 0)
    return { ok: true, id: order.id, state: loaded.state, version, repeated: false, changed: false };
  const { commit, state } = commitOf(aggregate, order, { request, at, loaded, events: decision.events });
  const appended = await deps.log.append(commit, claimsOf(decision.claims, order.once));
  if (appended.ok) {
    deps.repository.landed(aggregate, commit, state);
    return { ok: true, id: order.id, state, version: commit.version, repeated: false, changed: true };
  }
  if (appended.conflict === 'version') return undefined;
  const { claims: held } = appended;
  if (held.some((claim) => claim === order.once)) return { ok: false, refusal: { code: 'command-id-reused' }, version };
  if (!decision.taken) throw new Error(`claim ${held[0]} is held and the decision names no refusal for it`);
  return { ok: false, refusal: decision.taken, version, held };
}

const claimsOf = (claims: Claims | undefined, once: string | undefined): Claims | undefined =>
  once === undefined ? claims : { ...claims, take: [...(claims?.take ?? []), once] };

interface Parts<S, E> {
  request: string;
  at: string;
  loaded: Loaded<S>;
  events: E[];
}

function commitOf<S, C, E extends DomainEvent, R extends string>(
  aggregate: Aggregate<S, C, E, R>,
  order: Order<C>,
  { request, at, loaded, events }: Parts<S, E>,
): { commit: Commit; state: S } {
  const { id, commandId, by, cause } = order;
  const version = loaded.head.version + 1;
  let state = loaded.state;
  const published: EventDraft[] = [];
  for (const event of events) {
    state = evolveOn(aggregate, state, event, { at, by, version });
    published.push(...publishedBy(aggregate, event, state, { id, at, by }));
  }
  const bare = {
    stream: streamOf(aggregate, id),
    version,
    at,
    by,
    commandId,
    request,
    events,
    published,
    prev: loaded.head.hash,
  };
  const whole = cause === undefined ? bare : { ...bare, cause };
  return { commit: { ...whole, hash: hashOf(whole) }, state };
}
