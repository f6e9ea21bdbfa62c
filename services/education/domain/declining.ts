import { declinesAllowed } from '../department.ts';
import { type EducationCase, termOf, wishesOf } from './case.ts';
import { type InTerm, nextWindow, standIn } from './standing.ts';
import type { Window } from './windows.ts';

/** Where a case goes when its place is declined, or not confirmed in time. */
export type IfDeclined =
  | { leads: 'waiting-lists'; schools: string[]; next: InTerm }
  | { leads: 'next-window'; why: 'last-decline' | 'no-other-wish'; next: InTerm };

const othersThan = (state: EducationCase, given: string | undefined): string[] =>
  wishesOf(state).flatMap(({ schoolId }) => (schoolId === given ? [] : [schoolId]));

/** Back to the lists of its other wishes; without any, or after the last time, to the next window. */
export function ifDeclined(
  state: EducationCase,
  given: string | undefined,
  at: string,
  known: readonly Window[],
): IfDeclined {
  const term = termOf(state);
  const schools = othersThan(state, given);
  const why = state.declined >= declinesAllowed ? 'last-decline' : 'no-other-wish';
  if (why === 'last-decline' || schools.length === 0)
    return { leads: 'next-window', why, next: nextWindow(term, at, known) };
  return { leads: 'waiting-lists', schools, next: standIn('COORDINATED', term, at, known) };
}

/** How often a place can still be given back without leaving the window; who waits has a place of one wish to come. */
export function declinesLeft(state: EducationCase, given: string | undefined): number {
  const others = given === undefined ? wishesOf(state).length - 1 : othersThan(state, given).length;
  return Math.max(0, Math.min(declinesAllowed - state.declined, others));
}
