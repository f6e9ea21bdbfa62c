import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';

/** What is known of one thing that others tell about; an empty value is that there is nothing of the kind. */
export interface Thread {
  /** The newest version heard, by family of events. */
  heard: Readonly<Record<string, number>>;
  /** What holds now, and the version that first said so. */
  facts: Readonly<Record<string, { value: string; since: number }>>;
  /** The version that ended it; nothing older speaks any more. */
  ended?: number;
}

export interface Hear {
  type: 'hear';
  /** Events whose order matters among themselves. */
  family: string;
  version: number;
  facts: Readonly<Record<string, string>>;
  ends: boolean;
}
export type ThreadEvent = Omit<Hear, 'type'> & { type: 'heard' };
export type ThreadCode = 'stale';

export const noThread: Thread = { heard: {}, facts: {} };

/** Hears an event, unless a newer one of its family was heard, or one that ended it all. */
export function decideThread(command: Hear, state: Thread, _context: Context): Decision<ThreadEvent, ThreadCode> {
  const { type: _type, ...told } = command;
  const known = state.heard[told.family] ?? -1;
  if (known > told.version || (state.ended ?? -1) > told.version) return refuse('stale');
  return known === told.version ? accept() : accept({ type: 'heard', ...told });
}

/** The thread after an event; a fact keeps the version that first told it. */
export function evolveThread(state: Thread, { family, version, facts, ends }: ThreadEvent): Thread {
  const changed = Object.entries(facts).filter(([name, value]) => (state.facts[name]?.value ?? '') !== value);
  const { ended: _before, ...rest } = state;
  // Only the family that tells of the end can tell that it goes on again.
  const ended = ends ? version : family === 'status' ? undefined : state.ended;
  return {
    ...rest,
    heard: { ...state.heard, [family]: version },
    facts: { ...state.facts, ...Object.fromEntries(changed.map(([name, value]) => [name, { value, since: version }])) },
    ...(ended !== undefined && { ended }),
  };
}
