import type { DomainEvent } from '../../../shared/log/commit.ts';
import { type Aggregate, canonical } from '../../../shared/log/index.ts';
import type { Kit, Reaction } from '../../../shared/service/index.ts';

/** What happened to one aggregate by one command. */
export interface Move {
  aggregate: string;
  id: string;
  by: string;
  command: { type: string };
  before: unknown;
  after: unknown;
  events: readonly DomainEvent[];
}

interface Told {
  type: string;
  subject: string;
  data: unknown;
  streamversion: number;
}

/** What a handler threw that stopped half-way; its event comes again. */
class Stopped extends Error {}

type Any = Aggregate<unknown, { type: string }, DomainEvent, string>;

/** Aggregates in memory with claims and events that wait to be carried over, in an order that a test chooses. */
export function playground(reactions: readonly Reaction[]) {
  const states = new Map<string, { aggregate: Any; id: string; state: unknown; version: number }>();
  const held = new Map<string, string>();
  const moves: Move[] = [];
  const waiting: Told[] = [];
  const published: Told[] = [];
  /** What landed, by stream and id of its command: the same one again finds its state of then, as in the log. */
  const landed = new Map<string, { request: string; state: unknown; version: number }>();
  let now = Date.parse('2026-11-23T09:00:00+08:00');
  const at = () => new Date(now).toISOString();
  const headOf = (aggregate: Any, id: string) =>
    states.get(`${aggregate.name}/${id}`) ?? { state: aggregate.initial, version: 0 };

  function tell(told: Told) {
    waiting.push(told);
    published.push(told);
  }

  function execute(aggregate: Any, id: string, command: { type: string }, by: string) {
    const { state, version } = headOf(aggregate, id);
    const decision = aggregate.decide(command, state, { at: at(), by, id });
    const stream = `${aggregate.name}/${id}`;
    const claims = decision.ok ? (decision.claims ?? {}) : {};
    const taken = (claims.take ?? []).some((claim) => held.has(claim));
    if (!decision.ok) return { ok: false as const, refusal: decision.refusal };
    if (taken) return { ok: false as const, refusal: decision.taken ?? { code: 'taken' } };
    for (const claim of claims.release ?? []) if (held.get(claim) === stream) held.delete(claim);
    for (const claim of claims.take ?? []) held.set(claim, stream);
    let after = state;
    const next = decision.events.length > 0 ? version + 1 : version;
    for (const event of decision.events) {
      after = aggregate.evolve(after, event, { at: at(), by, version: next });
      for (const told of aggregate.publish?.(event, after, { id, at: at(), by }) ?? [])
        tell({ ...told, streamversion: next });
    }
    states.set(stream, { aggregate, id, state: after, version: next });
    moves.push({ aggregate: aggregate.name, id, by, command, before: state, after, events: decision.events });
    return { ok: true as const, state: after, id, version: next, repeated: false };
  }

  /** Executes a command under an id; a repeated one changes nothing and answers as it did, and another one is refused. */
  function executeOnce(key: string, aggregate: Any, id: string, command: { type: string }, by: string) {
    const before = landed.get(key);
    const request = canonical(command);
    if (before && before.request !== request) return { ok: false as const, refusal: { code: 'command-id-reused' } };
    if (before) return { ok: true as const, id, state: before.state, version: before.version, repeated: true };
    const done = execute(aggregate, id, command, by);
    if (done.ok && moves.at(-1)?.events.length) landed.set(key, { request, state: done.state, version: done.version });
    return done;
  }

  const rowsOf = (list: string) =>
    [...states.values()].flatMap(({ aggregate, id, state }) =>
      (aggregate.rows?.(state, id) ?? []).filter((row) => row.list === list).map(({ item }) => item),
    );

  /** For one request, event or due; `stopsAfter` so many commands. */
  const kitFor = (by: string, commandId = `${by}:${moves.length}`, stopsAfter = Number.POSITIVE_INFINITY) => {
    const orders = new Map<string, number>();
    let left = stopsAfter;
    const run = async (aggregate: Any, id: string, command: { type: string }) => {
      if (left <= 0) throw new Stopped();
      left -= 1;
      const stream = `${aggregate.name}/${id}`;
      const nth = orders.get(stream) ?? 0;
      orders.set(stream, nth + 1);
      return executeOnce(`${stream} ${commandId} ${nth}`, aggregate, id, command, by);
    };
    return {
      keyring: () => ({ erase: async () => undefined }),
      page: async (list: string) => ({ ok: true, page: { items: rowsOf(list) } }),
      execute: run,
      begin: run,
      load: async (aggregate: Any, id: string) => {
        const { state, version } = headOf(aggregate, id);
        return { state, head: { version } };
      },
    } as unknown as Kit;
  };

  /** Hands an event to whoever reacts to it; false when one of them stopped half-way. */
  async function react(told: Told, stopsAfter?: number): Promise<boolean> {
    const commandId = `${told.type} ${published.indexOf(told)}`;
    for (const [index, { events, react: reacts }] of reactions.entries()) {
      if (!events.some(({ type }) => type === told.type)) continue;
      const kit = kitFor(`event:${told.type}`, `${commandId} ${index}`, stopsAfter);
      try {
        await reacts(told as never, kit);
      } catch (error) {
        if (error instanceof Stopped) return false;
        throw error;
      }
    }
    return true;
  }

  return {
    moves,
    held,
    published,
    execute: <S, C extends { type: string }, E extends DomainEvent, R extends string>(
      aggregate: Aggregate<S, C, E, R>,
      id: string,
      command: C,
      by: string,
    ) => execute(aggregate as unknown as Any, id, command, by),
    kitFor,
    versionOf: (aggregate: { name: string }, id: string) => states.get(`${aggregate.name}/${id}`)?.version ?? 0,
    stateOf: <S, C, E extends DomainEvent, R extends string>(aggregate: Aggregate<S, C, E, R>, id: string) =>
      headOf(aggregate as unknown as Any, id).state as S,
    pass: (hours: number) => {
      now += hours * 3_600_000;
      return now;
    },
    /** An event of another service that waits to be carried over. */
    tell: (type: string, streamversion: number, data: unknown) => {
      tell({ type, subject: 'told', data, streamversion });
    },
    /** Carries over one of the waiting events, -1 the last; it stays to come once more when `again`, or when who reacts stops half-way. */
    async carry(which: number, again: boolean, stopsAfter?: number) {
      const place = which % Math.max(1, waiting.length);
      const told = waiting.at(place);
      if (told && (await react(told, stopsAfter)) && !again) waiting.splice(waiting.indexOf(told), 1);
    },
    /** The newest event of a type that was carried over comes once more. */
    async redeliver(type: string, isIt: (data: unknown) => boolean = () => true) {
      const told = published.findLast((one) => one.type === type && isIt(one.data));
      if (!told) throw new Error(`nothing of ${type} was ever told`);
      await react(told);
    },
    async carryAll() {
      while (waiting.length > 0) await this.carry(0, false);
    },
  };
}
