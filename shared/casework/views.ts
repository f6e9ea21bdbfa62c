import { dueOf } from '../calendar/index.ts';
import type { Due, Row } from '../log/aggregate.ts';
import { nobody } from '../log/index.ts';
import { type CaseRow, type Urgency, urgencies, urgencyTexts } from './contract/rows.ts';
import type { Department } from './department.ts';
import { escalatesAt, levelsLeft } from './domain/lateness.ts';
import type { Case } from './domain/state.ts';
import { searchRows } from './search.ts';
import { statusOf } from './status.ts';

/** Open cases of a department, the most urgent first. */
export const queueOf = (department: string): string => `queue#${department}`;
/** Those of them that nobody has. */
export const unassignedOf = (department: string): string => `unassigned#${department}`;
/** Open cases of a caseworker, the most urgent first. */
export const mineOf = (caseworker: string): string => `mine#${caseworker}`;
/** Open cases of a department that stand in a state, the most urgent first. */
export const inStateOf = (department: string, state: string): string => `${queueOf(department)}#in#${state}`;
/** Closed cases of a department that ended in a state, by when they did. */
export const endedIn = (department: string, state: string): string => `ended#${department}#${state}`;
/** The ids of all cases of an applicant, by the day of submission. */
export const ownOf = (person: string): string => `own#${person}`;
/**
 * The case that holds a claim. While one lets go and another takes, both have a row: versions of two cases cannot be
 * compared, so one place for both would be emptied by the slower of the two.
 */
export const takenOf = (claim: string): string => `taken#${claim}`;

/** How the sort keys of an urgency begin; the lists are grouped by it, the most urgent first. */
export const groupOf = (urgency: Urgency): string => `${urgencies.indexOf(urgency)}#`;

export function urgencyOf(state: Case<unknown>): Urgency {
  if (state.overdue) return 'overdue';
  if (dueOf(state.clock).paused) return 'waiting';
  return state.warned ? 'due-soon' : 'in-time';
}

/**
 * The rows of a case: in the queue and with its caseworker while it is open, among those that ended as it did when it is
 * closed, until its person is erased; with its applicant and for search for good.
 * Those for good hold the id alone, so that they are written once, however often the case moves.
 */
export function caseRows(department: Department, state: Case<unknown>, id: string): Row[] {
  // A correction may come before the case that it is about.
  if (state.status === 'none') return [];
  const item = rowOf(department, state, id);
  const own: Row = { list: ownOf(state.person), sort: `${item.openedAt}#${id}`, item: { caseId: id } };
  const taken: Row[] = state.hold ? [{ list: takenOf(state.hold.claim), sort: id, item: { caseId: id } }] : [];
  // Of somebody who was erased nothing is found; what is held stays held.
  if (state.person === nobody) return taken;
  const known: Row[] = [own, ...searchRows(state, id), ...taken];
  if (state.status === 'closed') {
    const sort = `${state.outcome?.at ?? item.openedAt}#${id}`;
    return [{ list: endedIn(department.name, item.state), sort, item }, ...known];
  }
  // What stands still has no date and comes last.
  const sort = `${groupOf(item.urgency)}${dueOf(state.clock).dueAt ?? '9999'}#${item.openedAt}#${id}`;
  const whose = state.owner === undefined ? unassignedOf(department.name) : mineOf(state.owner);
  const lists = [queueOf(department.name), inStateOf(department.name, item.state), whose];
  return [...lists.map((list) => ({ list, sort, item })), ...known];
}

/** A case as it stands in a list. */
export function rowOf(department: Department, state: Case<unknown>, id: string): CaseRow {
  const { caseId, state: code, stage, owner, promisedOn, awaitingSecond, terminal } = statusOf(department, state, id);
  const { openedAt, employer } = state;
  const urgency = urgencyOf(state);
  const optional = {
    ...(owner && { owner }),
    ...(promisedOn && { promisedOn }),
    ...(employer && { employer: employer.name }),
    ...(awaitingSecond && { awaitingSecond }),
  };
  return { caseId, state: code, stage, urgency, group: urgencyTexts[urgency], openedAt, ...optional, terminal };
}

/** The warning, the promised day, the levels of escalation, and the end of the stage where it has one. */
export function caseDues(state: Case<unknown>): Due[] {
  if (state.status !== 'open') return [];
  const { warnAt, dueAt } = dueOf(state.clock);
  const due = (name: string, at: string | null | undefined, done: boolean): Due[] =>
    at && !done ? [{ name, at }] : [];
  return [
    ...due('warn', warnAt, state.warned),
    ...due('overdue', dueAt, state.overdue),
    ...levelsLeft(state).flatMap((one) => due(`escalate-${one.level}`, escalatesAt(state.clock, one), false)),
    ...due('stage-due', state.until, false),
  ];
}

/** The command that a due name stands for. */
export function commandOfDue(name: string): { type: string; level?: number } {
  const [type = '', level] = name.split(/-(?=\d+$)/);
  return level === undefined ? { type } : { type, level: Number(level) };
}
