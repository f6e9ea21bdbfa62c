import type { Hold } from '../../../shared/casework/domain/index.ts';

/** A school that a case waits for, and the how manieth of its wishes it is, from 1. */
export interface Wish {
  schoolId: string;
  preference: number;
  /** Added after the coordination: it comes after everybody's wishes that were made in time. */
  late?: true;
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

/** What a guardian wished for; how many of these in time, when more were added later. */
interface Wished {
  preferences: readonly string[];
  timely?: number | undefined;
}

/** The wishes that are left in a school year: in order, without the schools whose place was given back. */
export function wishesIn(
  { preferences, timely = Infinity }: Wished,
  left: readonly Hold[],
  schoolYear: number,
): Wish[] {
  const back = new Set(left.map(listOfPlace));
  return preferences
    .map((schoolId, place): Wish => ({ schoolId, preference: place + 1, ...(place >= timely && { late: true }) }))
    .filter(({ schoolId }) => !back.has(listOf(schoolId, schoolYear)));
}
