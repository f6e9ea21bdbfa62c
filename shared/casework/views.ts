import { dueOf } from '../calendar/index.ts';
import type { Due, Row } from '../log/aggregate.ts';
import type { CaseRow, Urgency } from './contract/rows.ts';
import type { Department } from './department.ts';
import type { Case } from './domain/state.ts';
import { statusOf } from './status.ts';

/** Open cases of a department, the most urgent first. */
export const queueOf = (department: string): string => `queue#${department}`;
/** Open cases of a caseworker, the most urgent first. */
export const mineOf = (caseworker: string): string => `mine#${caseworker}`;
/** All cases of an applicant, by the day of submission. */
export const ownOf = (person: string): string => `own#${person}`;
/** What is held by cases, by the name of the claim. */
export const takenList = 'taken';

export function urgencyOf(state: Case<unknown>): Urgency {
  if (state.overdue) return 'overdue';
  if (dueOf(state.clock).paused) return 'waiting';
  return state.warned ? 'due-soon' : 'in-time';
}

/** The rows of a case: in the queue and with its caseworker while it is open, with its applicant for good. */
export function caseRows(department: Department, state: Case<unknown>, id: string): Row[] {
  const item = rowOf(department, state, id);
  const own: Row = { list: ownOf(state.person), sort: `${item.openedAt}#${id}`, item };
  const taken: Row[] = state.hold ? [{ list: takenList, sort: state.hold.claim, item: { caseId: id } }] : [];
  if (state.status === 'closed') return [own, ...taken];
  // What is overdue is due first; what stands still has no date and comes last.
  const sort = `${dueOf(state.clock).dueAt ?? '9999'}#${item.openedAt}#${id}`;
  const mine: Row[] = state.owner === undefined ? [] : [{ list: mineOf(state.owner), sort, item }];
  return [{ list: queueOf(department.name), sort, item }, ...mine, own, ...taken];
}

function rowOf(department: Department, state: Case<unknown>, id: string): CaseRow {
  const { caseId, state: code, stage, owner, promisedOn, terminal } = statusOf(department, state, id);
  const { openedAt } = state;
  const optional = { ...(owner === undefined ? {} : { owner }), ...(promisedOn === undefined ? {} : { promisedOn }) };
  return { caseId, state: code, stage, urgency: urgencyOf(state), openedAt, ...optional, terminal };
}

/** The warning, the promised day, and the end of the stage where it has one. */
export function caseDues(state: Case<unknown>): Due[] {
  if (state.status !== 'open') return [];
  const { warnAt, dueAt } = dueOf(state.clock);
  const due = (name: string, at: string | null | undefined, done: boolean): Due[] =>
    at && !done ? [{ name, at }] : [];
  return [
    ...due('warn', warnAt, state.warned),
    ...due('overdue', dueAt, state.overdue),
    ...due('stage-due', state.until, false),
  ];
}
