import { draft, type EventDraft } from '../contract/event.ts';
import type { CaseEvents } from './contract/contract.ts';
import type { Department } from './department.ts';
import type { CaseEvent } from './domain/events.ts';
import type { Case } from './domain/state.ts';
import { promiseOf, statusOf } from './status.ts';

/** What others get of a change: the status, whole, unless it is as it was; and what the change itself was. */
export function published(
  department: Department,
  events: CaseEvents,
  event: CaseEvent<unknown>,
  state: Case<unknown>,
  caseId: string,
): EventDraft[] {
  const subject = `case/${caseId}`;
  if (event.type === 'case-warned') return [draft(events.caseWarned, subject, latenessOf(state, caseId))];
  const progressed = draft(events.caseProgressed, subject, statusOf(department, state, caseId));
  switch (event.type) {
    case 'case-overdue':
      return [progressed, draft(events.caseOverdue, subject, latenessOf(state, caseId))];
    case 'case-decided': {
      const { outcome, reasonCode, inTime, usedDays } = event;
      return [progressed, draft(events.caseDecided, subject, { caseId, outcome, reasonCode, inTime, usedDays })];
    }
    default:
      return [progressed];
  }
}

function latenessOf(state: Case<unknown>, caseId: string) {
  const { applicationId, person, stage, owner } = state;
  const { promisedOn } = promiseOf(state);
  return { caseId, applicationId, person, stage, ...(owner && { owner }), ...(promisedOn && { promisedOn }) };
}
