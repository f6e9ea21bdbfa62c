import { toShanghai } from '../../../shared/calendar/index.ts';
import { accept, type Context, type Decision } from '../../../shared/log/aggregate.ts';
import type { Planned } from './plan.ts';

/** What became of one case. */
export interface Reported {
  caseId: string;
  category: string;
  draw: number;
  outcome: 'placed' | 'waiting' | 'skipped';
  schoolId?: string;
  preference?: number;
  /** Why it was skipped: the refusal of the case. */
  code?: string;
  withdrawn?: string[];
}

/** One coordination of a batch of a school year. A later round takes what was verified since. */
export interface Run {
  status: 'none' | 'running' | 'finished';
  schoolYear: number;
  batch: number;
  /** What its draw numbers are made with. */
  seed: string;
  /** Keys of the requests that began a round. */
  keys: readonly string[];
  /** Slices of the plan done, over all rounds. */
  done: number;
  planned: readonly Planned[];
  report: readonly Reported[];
  /** When it got on the last time. */
  at: string;
}

interface Started {
  /** Of the request, so that a repetition finds its run. */
  key: string;
  schoolYear: number;
  batch: number;
  seed: string;
  planned: Planned[];
}
export type RunCommand =
  | ({ type: 'start' } & Started)
  | { type: 'note'; slice: number; report: Reported[] }
  /** It has not got on for a while: what begins the next step was lost. */
  | { type: 'resume' };
export type RunEvent =
  | ({ type: 'run-started' } & Started)
  | { type: 'slice-done'; report: Reported[] }
  | { type: 'run-resumed' };

export const noRun: Run = {
  status: 'none',
  schoolYear: 0,
  batch: 0,
  seed: '',
  keys: [],
  done: 0,
  planned: [],
  report: [],
  at: '',
};

/** Cases that one step of a run does. */
const sliceSize = 10;

/** The cases of the next step; named beforehand, so that a repetition does the same ones. */
export const sliceOf = ({ planned }: Run): readonly Planned[] => planned.slice(0, sliceSize);

const stalledAfterMs = 600_000;

/** When a run that got on no more is begun again where it stands. */
export const resumesAt = ({ at }: Run): string => toShanghai(Date.parse(at) + stalledAfterMs);

/** A run that is under way is not started again; when there is nothing new, nothing changes. */
export function decideRun(command: RunCommand, state: Run, context: Context): Decision<RunEvent, never> {
  if (command.type === 'start') {
    const { key, schoolYear, batch, seed, planned } = command;
    const nothing = state.status === 'running' || (state.status === 'finished' && planned.length === 0);
    return nothing ? accept() : accept({ type: 'run-started', key, schoolYear, batch, seed, planned });
  }
  if (command.type === 'resume') {
    const stalled = state.status === 'running' && Date.parse(resumesAt(state)) <= Date.parse(context.at);
    return stalled ? accept({ type: 'run-resumed' }) : accept();
  }
  const { slice, report } = command;
  const expected = state.status === 'running' && slice === state.done;
  return expected ? accept({ type: 'slice-done', report }) : accept();
}

/** A run after one more event. */
export function evolveRun(state: Run, event: RunEvent, { at }: { at: string }): Run {
  if (event.type === 'run-resumed') return { ...state, at };
  if (event.type === 'run-started') {
    const { type: _type, key, ...started } = event;
    return { ...state, ...started, at, keys: [...state.keys, key], status: statusOf(started.planned) };
  }
  const planned = state.planned.slice(sliceSize);
  const report = [...state.report, ...event.report];
  return { ...state, at, planned, report, done: state.done + 1, status: statusOf(planned) };
}

const statusOf = (planned: readonly Planned[]): Run['status'] => (planned.length > 0 ? 'running' : 'finished');
