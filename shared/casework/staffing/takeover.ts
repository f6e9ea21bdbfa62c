import { draft } from '../../contract/event.ts';
import { type Aggregate, accept, type Decision } from '../../log/index.ts';
import type { CaseEvents } from '../contract/contract.ts';

/** What became of one case. */
export interface Reported {
  caseId: string;
  done: boolean;
  /** Why it was not done. */
  code?: string;
}

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
}

export type TakeoverCommand =
  | { type: 'start'; from: string; to: string; planned: Batch }
  | { type: 'note'; batch: number; report: Reported[]; planned: Batch };
export type TakeoverEvent =
  | { type: 'takeover-started'; from: string; to: string; planned: Batch }
  | { type: 'batch-done'; report: Reported[]; planned: Batch };
export type TakeoverAggregate = Aggregate<Takeover, TakeoverCommand, TakeoverEvent, never>;

export const noTakeover: Takeover = {
  status: 'none',
  from: '',
  to: '',
  done: 0,
  planned: { caseIds: [] },
  report: [],
};

export function decideTakeover(command: TakeoverCommand, state: Takeover): Decision<TakeoverEvent, never> {
  if (command.type === 'start') {
    const { from, to, planned } = command;
    return state.status === 'none' ? accept({ type: 'takeover-started', from, to, planned }) : accept();
  }
  const { batch, report, planned } = command;
  const expected = state.status === 'running' && batch === state.done;
  return expected ? accept({ type: 'batch-done', report, planned }) : accept();
}

export function evolveTakeover(state: Takeover, event: TakeoverEvent): Takeover {
  const status = event.planned.caseIds.length > 0 ? 'running' : 'finished';
  if (event.type === 'takeover-started') return { ...state, ...event, status };
  return {
    ...state,
    status,
    done: state.done + 1,
    planned: event.planned,
    report: [...state.report, ...event.report],
  };
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
});
