import type { CloudEvent, DataOf, PublicEvent } from '../../../shared/contract/index.ts';
import { shortDigest } from '../../../shared/log/index.ts';
import { type Kit, on, type Reacted, type Reaction } from '../../../shared/service/index.ts';
import { reminder, thread } from '../aggregates.ts';
import type { About } from '../domain/notice.ts';
import type { Hear, Thread } from '../domain/thread.ts';
import { type Said, sayAll } from '../say.ts';

/** What an event says, without what is the same for all it says. */
export type Line = Pick<Said, 'recipient' | 'template' | 'params' | 'holds'> & {
  key?: string;
  /** Where its recipient is shown it, when others are shown it elsewhere. */
  about?: About;
};
export type Frame = Pick<Said, 'from' | 'about'>;

const threadOf = ({ source, subject }: CloudEvent): string => shortDigest('thread', source, subject);

/** Of what has only just begun, most likely nothing was heard before. */
const heardBy = (kit: Kit, arrived: CloudEvent, hear: Hear) =>
  arrived.streamversion === 1
    ? kit.begin(thread, threadOf(arrived), hear)
    : kit.execute(thread, threadOf(arrived), hear);

const framed = (event: CloudEvent, frame: Frame, lines: readonly Line[]): Said[] =>
  lines.map((line) => ({ ...frame, happenedAt: event.time, ...line, key: line.key ?? event.id }));

interface Telling<D> {
  /** Events of one family keep their order; what came late does not speak. */
  family: string;
  frame(data: D): Frame;
  lines(data: D): Line[];
}

/** A reaction to an event that is a fact by itself. A crash after it is noted loses nothing: the event comes again. */
export const telling = <E extends PublicEvent>(event: E, { family, frame, lines }: Telling<DataOf<E>>): Reaction =>
  on(event, async (arrived, kit): Promise<Reacted> => {
    const hear = { type: 'hear', family, version: arrived.streamversion, facts: {}, ends: false } as const;
    const heard = await heardBy(kit, arrived, hear);
    return heard.ok ? sayAll(framed(arrived, frame(arrived.data), lines(arrived.data)), kit) : heard;
  });

interface Standing<D> {
  frame(data: D): Frame;
  /** What holds now, by name; empty when nothing of the kind does. */
  facts(data: D): Record<string, string>;
  ends(data: D): boolean;
  /** What is said of everything that holds; once for each time that it began to. */
  lines(data: D, facts: Thread['facts']): Line[];
  /** What is to be said later, at an ISO instant, if the fact of the line's key holds then as it does now. */
  later?(data: D): (Line & { key: string; at: string }) | undefined;
}

/**
 * A reaction to an event that carries the whole status: what it says is what holds, so a later one says as well what an
 * earlier one should have said and could not.
 */
export const following = <E extends PublicEvent>(
  event: E,
  { frame, facts, ends, lines, later }: Standing<DataOf<E>>,
): Reaction =>
  on(event, async (arrived, kit): Promise<Reacted> => {
    const { data, streamversion: version } = arrived;
    const id = threadOf(arrived);
    const hear = { type: 'hear', family: 'status', version, facts: facts(data), ends: ends(data) } as const;
    const heard = await heardBy(kit, arrived, hear);
    if (!heard.ok) return heard;
    const keyOf = (fact = '') => `${id}#${fact}#${heard.state.facts[fact]?.since}`;
    const holding = (fact = '') => ({ thread: id, fact, value: heard.state.facts[fact]?.value ?? '' });
    const planned = later?.(data);
    if (planned) {
      const { key, at, ...line } = planned;
      const words = { ...frame(data), happenedAt: arrived.time, ...line };
      const set = { type: 'set', key: keyOf(key), words, at, ...holding(key) } as const;
      await kit.begin(reminder, shortDigest('reminder', keyOf(key)), set);
    }
    // What held before was said then: an event comes again until all that it says is said.
    const said = lines(data, heard.state.facts)
      .filter(({ key = '' }) => heard.state.facts[key]?.since === version)
      .map((line) => ({ ...line, key: keyOf(line.key), holds: holding(line.key) }));
    return sayAll(framed(arrived, frame(data), said), kit);
  });

/** Runs a reaction after something else has been done with the event. */
export const after = <E extends PublicEvent>(
  event: E,
  first: (data: DataOf<E>, kit: Kit) => Promise<unknown>,
  reaction: Reaction,
): Reaction =>
  on(event, async (arrived, kit) => {
    await first(arrived.data, kit);
    return reaction.react(arrived, kit);
  });
