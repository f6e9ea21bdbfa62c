import type { DomainEvent } from '../../../shared/log/commit.ts';
import type { Aggregate } from '../../../shared/log/index.ts';
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

type Any = Aggregate<unknown, { type: string }, DomainEvent, string>;

/** Aggregates in memory with claims and events that wait to be carried over, in an order that a test chooses. */
export function playground(reactions: readonly Reaction[]) {
  const states = new Map<string, { state: unknown; version: number }>();
  const held = new Map<string, string>();
  const moves: Move[] = [];
  const waiting: Told[] = [];
  let now = Date.parse('2026-11-23T09:00:00+08:00');
  const at = () => new Date(now).toISOString();
  const headOf = (aggregate: Any, id: string) =>
    states.get(`${aggregate.name}/${id}`) ?? { state: aggregate.initial, version: 0 };

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
        waiting.push({ ...told, streamversion: next });
    }
    states.set(stream, { state: after, version: next });
    moves.push({ aggregate: aggregate.name, id, by, command, before: state, after, events: decision.events });
    return { ok: true as const, state: after, id, version: next };
  }

  const kitFor = (by: string) =>
    ({
      execute: async (aggregate: Any, id: string, command: { type: string }) => execute(aggregate, id, command, by),
      begin: async (aggregate: Any, id: string, command: { type: string }) => execute(aggregate, id, command, by),
      load: async (aggregate: Any, id: string) => {
        const { state, version } = headOf(aggregate, id);
        return { state, head: { version } };
      },
    }) as unknown as Kit;

  return {
    moves,
    held,
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
      waiting.push({ type, subject: 'told', data, streamversion });
    },
    /** Carries over one of the waiting events; it stays to come once more when `again`. */
    async carry(which: number, again: boolean) {
      const place = which % Math.max(1, waiting.length);
      const [told] = again ? waiting.slice(place, place + 1) : waiting.splice(place, 1);
      for (const { events, react } of told ? reactions : [])
        if (events.some(({ type }) => type === told?.type)) await react(told as never, kitFor(`event:${told?.type}`));
    },
    async carryAll() {
      while (waiting.length > 0) await this.carry(0, false);
    },
  };
}
