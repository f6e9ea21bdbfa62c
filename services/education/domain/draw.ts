import { canonical, digest } from '../../../shared/log/hash.ts';
import { categories, defaultCategory } from '../department.ts';
import { type Draw, type EducationCase, termOf } from './case.ts';
import { calendarOf, type Window } from './windows.ts';
import type { Wish } from './wishes.ts';

/** The draw number of a case: the first four bytes of SHA-256 of `seed#case number`. Anybody can reckon it again. */
export const drawNumber = (seed: string, caseId: string): number =>
  Buffer.from(digest(`${seed}#${caseId}`), 'base64url').readUInt32BE();

/** The draw of a case in the school year it is in; without a published seed, one that says the year. */
export function drawOf(state: EducationCase, caseId: string, known: readonly Window[]): Draw {
  const { schoolYear } = termOf(state);
  const seed = calendarOf({ schoolYear }, known).window?.drawSeed ?? `school-year-${schoolYear}`;
  return { seed, number: drawNumber(seed, caseId) };
}

/** The place of a case's category in the order of categories, from 0. */
export const categoryRank = ({ category = defaultCategory }: EducationCase): number => categories.indexOf(category);

const draws = 2 ** 32;
const wishes = 100;

/** The order of a waiting list as one number: what was wished in time first, then by category, wish and draw. */
export const rankOf = (state: EducationCase, { preference, late }: Pick<Wish, 'preference' | 'late'>): number =>
  (((late ? categories.length : 0) + categoryRank(state)) * wishes + preference) * draws + (state.draw?.number ?? 0);

/**
 * The name of what a child is coordinated by, once in a school year: what it is known by within its family, and before
 * there was that, the sealed values, which are the same for the same person and value.
 */
export function childClaim(state: EducationCase): string {
  const { answers } = state;
  const who = answers?.identity ?? digest(canonical([answers?.child.name.box, answers?.child.birthDate.box]));
  return `child#${state.person}#${termOf(state).schoolYear}#${who}`;
}
