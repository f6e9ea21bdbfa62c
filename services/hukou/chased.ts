import type { CaseEvent } from '../../shared/casework/domain/index.ts';
import { draft, type EventDraft } from '../../shared/contract/event.ts';
import type { HukouAnswers } from './answers.ts';
import { chaseEvents } from './chase-contract.ts';
import { hukouDepartment } from './department.ts';
import { employerSees } from './domain/filing.ts';
import type { HukouCase, HukouEvent } from './domain/state.ts';

const whys: Readonly<Record<string, string>> = { 'publicity-ended': 'notice-over', 'body-late': 'body-late' };

/** Whether the employer learns by this that the case waits for it: it may see the case from now on. */
function asksEmployer(event: CaseEvent<HukouAnswers>, state: HukouCase): boolean {
  const begins = event.type === 'case-opened' || event.type === 'case-reopened';
  const shared = event.type === 'case-around-noted' && event.part === 'employment' && event.told.state === 'asked';
  const waits = state.status === 'open' && state.stage === hukouDepartment.first;
  return (begins || shared) && waits && employerSees(state) === 'open';
}

/** Who has to act after a change: the caseworker, when nobody else does any more, or the employer. */
export function chaseDrafts(event: HukouEvent, state: HukouCase, caseId: string): EventDraft[] {
  const { stage, owner, employer } = state;
  const why = whys[event.type];
  if (why !== undefined)
    return [draft(chaseEvents.chaseDue, `case/${caseId}`, { caseId, stage, why, ...(owner && { owner }) })];
  if (!employer || !asksEmployer(event as CaseEvent<HukouAnswers>, state)) return [];
  const { enterpriseId } = employer;
  return [draft(chaseEvents.filingWanted, `case/${caseId}`, { caseId, enterpriseId })];
}
