import { accept, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { known, merged, sameMoney } from './amounts.ts';
import { legal } from './decide-advance.ts';
import type { Project, ProjectCode, ProjectCommand, ProjectEvent, Signing } from './project.ts';
import { reached, type Stage, stageRules } from './stages.ts';

type Decided = Decision<ProjectEvent, ProjectCode>;
type Sign = Extract<ProjectCommand, { type: 'sign' }>;

/** A signing, in a batch or outside; the first counts the project, a memorandum counts apart. */
export function decideSigning(command: Sign, state: Project, today: string): Decided {
  const { signing } = command;
  if (signing.on > today) return refuse('date-in-future', { pointer: '/signedOn' });
  if (state.signings.some((earlier) => sameMoment(earlier, signing))) return accept();
  if (state.stage === 'WITHDRAWN') return refuse('stage-not-legal', { detail: legal(state.stage) });
  const before = state.signings.some((earlier) => earlier.kind === signing.kind);
  return before ? again(command, state) : first(command, state);
}

/** One signing is one moment: in its batch, or on its day when it has none. */
const sameMoment = (a: Signing, b: Signing): boolean =>
  a.kind === b.kind && a.batchId === b.batchId && (a.batchId !== undefined || a.on === b.on);

function again({ signing, amounts }: Sign, state: Project): Decided {
  const fixed = state.counted?.amount;
  if (signing.kind === 'project' && amounts.signed && fixed && !sameMoney(amounts.signed, fixed))
    return refuse('amount-counted', { pointer: '/amounts/signed' });
  return accept({ type: 'signed', signing, first: false, ...amountsOf(state, signing, amounts, !fixed) });
}

function first({ signing, amounts }: Sign, state: Project): Decided {
  const to: Stage = signing.kind === 'project' ? 'SIGNED' : 'MOU';
  const moves = stageRules[to].from.includes(state.stage);
  const later = to === 'MOU' && state.stage !== 'STALLED' && reached('SIGNED', state.stage);
  if (!moves && !later) return refuse('stage-not-legal', { detail: legal(state.stage) });
  const moved = moves ? { moved: { from: state.stage, to } } : {};
  return accept({ type: 'signed', signing, first: true, ...amountsOf(state, signing, amounts, true), ...moved });
}

/** The amounts as known after the signing, and what it adds to the count where that is newly known. */
function amountsOf(state: Project, signing: Signing, stated: Sign['amounts'], countable: boolean) {
  const { signed } = merged(state.amounts, stated);
  const counts = signing.kind === 'project' && countable && signed;
  return { amounts: known(stated), ...(counts ? { countedAmount: signed } : {}) };
}
