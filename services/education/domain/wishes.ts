import type { Hold } from '../../../shared/casework/domain/index.ts';

/** A school that a case waits for, and the how manieth of its wishes it is, from 1. */
export interface Wish {
  schoolId: string;
  preference: number;
}

/** The id of a place: school, school year, number. */
export const placeIdOf = (schoolId: string, schoolYear: number, number: number): string =>
  `${schoolId}-${schoolYear}-${number}`;

/** The waiting list of a school in a school year. */
export const listOf = (schoolId: string, schoolYear: number): string => `${schoolId}-${schoolYear}`;

/** The waiting list to which a place belongs. */
export const listOfPlace = ({ id }: { id: string }): string => id.slice(0, id.lastIndexOf('-'));

/** The school of a place. */
export const schoolOf = ({ id }: { id: string }): string => id.replace(/-\d+-\d+$/, '');

/** The wishes that are left in a school year: in order, without the schools whose place was given back. */
export function wishesIn(preferences: readonly string[], left: readonly Hold[], schoolYear: number): Wish[] {
  const back = new Set(left.map(listOfPlace));
  return preferences
    .map((schoolId, place) => ({ schoolId, preference: place + 1 }))
    .filter(({ schoolId }) => !back.has(listOf(schoolId, schoolYear)));
}
