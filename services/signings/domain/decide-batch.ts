import { localDateOf } from '../../../shared/calendar/index.ts';
import { text } from '../../../shared/contract/text.ts';
import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import {
  type Batch,
  type BatchCode,
  type BatchCommand,
  type BatchEvent,
  type BatchPlan,
  type BatchStage,
  batchStages,
  countsOf,
  maxEntries,
} from './batch.ts';
import { sameNames } from './names.ts';

type Decided = Decision<BatchEvent, BatchCode>;
type Of<T extends BatchCommand['type']> = Extract<BatchCommand, { type: T }>;

/** Which stage each step starts from; a step that was taken already changes nothing. */
const steps = {
  'fix-agenda': { from: 'PLANNED', to: 'AGENDA_FIXED' },
  hold: { from: 'AGENDA_FIXED', to: 'HELD' },
  close: { from: 'HELD', to: 'CLOSED' },
} as const satisfies Record<string, { from: BatchStage; to: BatchStage }>;

/** Everything that can happen to a batch. */
export function decideBatch(command: BatchCommand, state: Batch | null, context: Context): Decided {
  if (command.type === 'plan') return plan(command, state);
  if (state === null) return refuse('not-found');
  switch (command.type) {
    case 'put-on-agenda':
      return putOnAgenda(command, state);
    case 'pull':
      return pull(command, state);
    case 'note-signed':
      return noteSigned(command, state);
    case 'fix-agenda':
      return step('fix-agenda', state) ?? fixAgenda(state);
    case 'hold':
      return step('hold', state) ?? hold(command, state, localDateOf(context.at));
    case 'close':
      return step('close', state) ?? close(state);
    default:
      return command satisfies never;
  }
}

/** The answer where a step cannot be taken, or was taken already. */
function step(name: keyof typeof steps, state: Batch): Decided | undefined {
  const { from, to } = steps[name];
  if (state.stage === from) return undefined;
  return batchStages.indexOf(state.stage) >= batchStages.indexOf(to) ? accept() : wrongStage(state, from);
}

const wrongStage = (state: Batch, needed: BatchStage): Decided =>
  refuse('batch-stage', {
    detail: text(`批次现处于 ${state.stage}，需要 ${needed}`, `the batch is ${state.stage}; it must be ${needed}`),
  });

function plan({ plan: wanted }: Of<'plan'>, state: Batch | null): Decided {
  if (state === null) return accept({ type: 'planned', plan: wanted });
  const differing = differenceOf(state.plan, wanted);
  return differing ? refuse('batch-differs', { pointer: `/${differing}` }) : accept();
}

function differenceOf(a: BatchPlan, b: BatchPlan): 'names' | 'heldOn' | undefined {
  if (!sameNames(a.names, b.names)) return 'names';
  return a.heldOn === b.heldOn ? undefined : 'heldOn';
}

function putOnAgenda({ items }: Of<'put-on-agenda'>, state: Batch): Decided {
  const there = new Map(state.entries.map((entry) => [entry.projectId, entry]));
  const fresh = items.filter(({ projectId, kind }) => {
    const entry = there.get(projectId);
    return !entry || (state.stage === 'PLANNED' && (entry.state === 'pulled' || entry.kind !== kind));
  });
  if (fresh.length === 0) return accept();
  if (state.stage !== 'PLANNED') return wrongStage(state, 'PLANNED');
  const added = fresh.filter(({ projectId }) => !there.has(projectId)).length;
  if (state.entries.length + added > maxEntries) return refuse('agenda-full');
  return accept({ type: 'put-on-agenda', items: fresh });
}

/** Pulls a project, also at the last minute; it stays on the agenda as pulled. */
function pull({ projectId, reason }: Of<'pull'>, state: Batch): Decided {
  const entry = state.entries.find((one) => one.projectId === projectId);
  if (!entry) return refuse('not-on-agenda');
  if (entry.state === 'pulled') return accept();
  if (entry.state === 'signed') return refuse('already-signed');
  return accept({ type: 'pulled', projectId, reason });
}

function fixAgenda(state: Batch): Decided {
  return countsOf(state).open === 0 ? refuse('agenda-empty') : accept({ type: 'agenda-fixed' });
}

function hold({ on }: Of<'hold'>, state: Batch, today: string): Decided {
  const day = on ?? state.plan.heldOn;
  return day > today ? refuse('date-in-future', { pointer: '/heldOn' }) : accept({ type: 'held', on: day });
}

/** Whether the ceremony may sign this project now; asked before the project itself decides. */
export function signable(state: Batch | null, projectId: string): Decided {
  if (state === null) return refuse('not-found');
  const entry = state.entries.find((one) => one.projectId === projectId);
  if (!entry) return refuse('not-on-agenda', { pointer: '/projectId' });
  if (entry.state === 'signed') return accept();
  if (entry.state === 'pulled') return refuse('pulled', { pointer: '/projectId' });
  return state.stage === 'HELD' ? accept() : wrongStage(state, 'HELD');
}

/** The project has been signed: a fact, noted even when the entry was pulled or the batch closed in that moment. */
function noteSigned({ projectIds, on }: Of<'note-signed'>, state: Batch): Decided {
  const open = state.entries.filter((entry) => entry.state !== 'signed').map((entry) => entry.projectId);
  const noted = open.filter((projectId) => projectIds.includes(projectId));
  return noted.length === 0 ? accept() : accept({ type: 'signed-noted', projectIds: noted, on });
}

function close(state: Batch): Decided {
  const { open } = countsOf(state);
  if (open === 0) return accept({ type: 'closed' });
  return refuse('entries-open', { detail: text(`还有 ${open} 个项目`, `${open} projects are open`) });
}
