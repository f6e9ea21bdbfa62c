import { allowedDays } from '../calendar/index.ts';
import { draft, type EventDraft } from '../contract/event.ts';
import type { CaseEvents } from './contract/contract.ts';
import type { Department } from './department.ts';
import type { CaseEvent } from './domain/events.ts';
import { dayPromised } from './domain/evolve-running.ts';
import type { Case } from './domain/state.ts';
import { statusOf } from './status.ts';

type Changed = CaseEvent<unknown>;
type Drafts = (event: Changed, state: Case<unknown>, caseId: string) => EventDraft[];

/** What others get of a change: the status, whole, unless it is as it was; what the change itself was; and what it means for promised times. */
export function published(
  department: Department,
  events: CaseEvents,
  event: Changed,
  state: Case<unknown>,
  caseId: string,
): EventDraft[] {
  const silent = isQuiet(event) || state.status === 'none';
  const status = silent ? [] : [draft(events.caseProgressed, subjectOf(caseId), statusOf(department, state, caseId))];
  const more = [changesOf(events), promisesOf(events), effectsOf(events)].flatMap((part) => part(event, state, caseId));
  return [...status, ...more];
}

/** What leaves the status as it is. */
/** What its own caseworker alone is told changes nothing of the status; a level above that does. */
const isQuiet = (event: Changed): boolean =>
  event.type === 'case-escalated' ? event.role === 'caseworker' : quiet.has(event.type);
const quiet = new Set<Changed['type']>(['case-warned', 'case-facts-stated', 'case-assessed', 'case-around-noted']);

const subjectOf = (caseId: string): string => `case/${caseId}`;

const whoseOf = ({ applicationId, person }: Case<unknown>, caseId: string) => ({ caseId, applicationId, person });

function latenessOf(state: Case<unknown>, caseId: string) {
  const { stage, owner, clock } = state;
  return { ...whoseOf(state, caseId), stage, ...(owner && { owner }), ...dayPromised(clock) };
}

const changesOf =
  (events: CaseEvents): Drafts =>
  (event, state, caseId) => {
    const subject = subjectOf(caseId);
    switch (event.type) {
      case 'case-warned':
        return [draft(events.caseWarned, subject, latenessOf(state, caseId))];
      case 'case-overdue':
        return [draft(events.caseOverdue, subject, latenessOf(state, caseId))];
      case 'case-escalated': {
        const { level, role } = event;
        const to = role === 'caseworker' && state.owner ? { to: state.owner } : {};
        return [draft(events.caseEscalated, subject, { ...latenessOf(state, caseId), level, role, ...to })];
      }
      case 'case-decided': {
        const { outcome, reasonCode, inTime, usedDays } = event;
        return [draft(events.caseDecided, subject, { caseId, outcome, reasonCode, inTime, usedDays })];
      }
      case 'case-extended': {
        const data = { ...whoseOf(state, caseId), days: event.days, ...dayPromised(state.clock) };
        return [draft(events.caseExtended, subject, data)];
      }
      case 'case-reopened': {
        const data = { ...whoseOf(state, caseId), why: event.why, ...dayPromised(state.clock) };
        return [draft(events.caseReopened, subject, data)];
      }
      default:
        return [];
    }
  };

const promises: Partial<Record<Changed['type'], string>> = {
  'case-opened': 'opened',
  'case-extended': 'extended',
  'case-reopened': 'reopened',
};

const promisesOf =
  (events: CaseEvents): Drafts =>
  ({ type }, { clock }, caseId) => {
    const why = promises[type];
    if (why === undefined) return [];
    const data = { caseId, why, limitDays: allowedDays(clock), ...dayPromised(clock) };
    return [draft(events.casePromised, subjectOf(caseId), data)];
  };

const effectsOf =
  (events: CaseEvents): Drafts =>
  (_event, { effects: { left, paused }, stage, overdue }, caseId) => {
    const subject = subjectOf(caseId);
    const finished = left ? [draft(events.stepFinished, subject, { caseId, ...left, inTime: !overdue })] : [];
    const stopped = paused ? [draft(events.casePaused, subject, { caseId, step: stage, reason: paused })] : [];
    return [...finished, ...stopped];
  };
