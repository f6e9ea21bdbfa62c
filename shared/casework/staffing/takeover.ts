import { toShanghai } from '../../calendar/index.ts';
import { draft } from '../../contract/event.ts';
import { type Aggregate, accept, type Context, type Decision } from '../../log/index.ts';
import type { CaseEvents } from '../contract/contract.ts';
import type { Reported } from './reported.ts';

/** What comes next: cases named beforehand, so that a repetition does the same ones; and where the list goes on. */
export interface Batch {
  caseIds: string[];
  next?: string;
}

/** All open cases of one caseworker, going over to another a batch at a time. */
export interface Takeover {
  status: 'none' | 'running' | 'finished';
  from: string;
  to: string;
  /** Batches done. */
  done: number;
  planned: Batch;
  report: Reported[];
  /** When it looks once more, while nothing is planned; lists follow what was assigned by a moment. */
  looksAt?: string | undefined;
  /** Whether it is looking now, and how often it has. */
  looking: boolean;
  looks: number;
}

/** So long after nothing was left it looks once more; and so often at most, should cases be assigned meanwhile. */
const looksAfterMs = 10_000;
const mostLooks = 20;

export type TakeoverCommand =
  | { type: 'start'; from: string; to: string; planned: Batch }
  | { type: 'note'; batch: number; report: Reported[]; planned: Batch }
  | { type: 'look' };
export type TakeoverEvent =
  | { type: 'takeover-started'; from: string; to: string; planned: Batch; looksAt?: string }
  | { type: 'batch-done'; report: Reported[]; planned: Batch; looksAt?: string }
  | { type: 'takeover-looks' };
export type TakeoverAggregate = Aggregate<Takeover, TakeoverCommand, TakeoverEvent, never>;

export const noTakeover: Takeover = {
  status: 'none',
  from: '',
  to: '',
  done: 0,
  planned: { caseIds: [] },
  report: [],
  looking: false,
  looks: 0,
};

export function decideTakeover(
  command: TakeoverCommand,
  state: Takeover,
  { at }: Pick<Context, 'at'>,
): Decision<TakeoverEvent, never> {
  if (command.type === 'look') return state.looksAt === undefined ? accept() : accept({ type: 'takeover-looks' });
  const { planned } = command;
  const looks = looksOn(planned, state, at);
  if (command.type === 'start') {
    const { from, to } = command;
    return state.status === 'none' ? accept({ type: 'takeover-started', from, to, planned, ...looks }) : accept();
  }
  const { batch, report } = command;
  const expected = state.status === 'running' && batch === state.done;
  return expected ? accept({ type: 'batch-done', report, planned, ...looks }) : accept();
}

/** It is finished when a look some seconds after the last case finds no more. */
function looksOn({ caseIds }: Batch, { looking, looks }: Takeover, at: string): { looksAt?: string } {
  if (caseIds.length > 0 || looking || looks >= mostLooks) return {};
  return { looksAt: toShanghai(Date.parse(at) + looksAfterMs) };
}

export function evolveTakeover(state: Takeover, event: TakeoverEvent): Takeover {
  if (event.type === 'takeover-looks') return { ...state, looksAt: undefined, looking: true, looks: state.looks + 1 };
  const { planned, looksAt } = event;
  const running = planned.caseIds.length > 0 || looksAt !== undefined;
  const status = running ? ('running' as const) : ('finished' as const);
  const next = { ...state, status, planned, looksAt, looking: false };
  if (event.type === 'takeover-started') return { ...next, from: event.from, to: event.to };
  return { ...next, done: state.done + 1, report: [...state.report, ...event.report] };
}

/** The takeovers of a department; each batch done is told, and that begins the next. */
export const takeoverAggregate = (events: CaseEvents): TakeoverAggregate => ({
  name: 'takeover',
  initial: noTakeover,
  decide: decideTakeover,
  evolve: evolveTakeover,
  publish: (_event, { status, done, report }, { id: takeoverId }) => {
    const moved = report.filter((one) => one.done).length;
    return [draft(events.takeoverProgressed, `takeover/${takeoverId}`, { takeoverId, status, batch: done, moved })];
  },
  dues: ({ looksAt }) => (looksAt === undefined ? [] : [{ name: 'look', at: looksAt }]),
  onDue: () => ({ type: 'look' }),
});
