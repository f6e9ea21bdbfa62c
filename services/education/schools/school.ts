import { stockAggregate } from '../../../shared/casework/index.ts';
import { draft } from '../../../shared/contract/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import type { SchoolDetails } from '../contract/schools.ts';
import { educationContract } from '../contract.ts';
import { closedSince, type Places } from '../domain/numbers.ts';
import { listOf, schoolOf } from '../domain/wishes.ts';

/** Schools with places in a school year, by their id. */
export const schoolsOf = (schoolYear: number): string => `schools#${schoolYear}`;

export type Named = Pick<SchoolDetails, 'schoolId' | 'schoolYear'>;
/** A school as it is registered, with the numbers that it does not give any more. */
export type School = SchoolDetails & Places;

/** The id of a school's places in one school year, in the log. */
export const placesId = ({ schoolId, schoolYear }: Named): string => `${schoolId}.${schoolYear}`;

/** The school and school year of an address, `<school>-<year>` as a waiting list's; of any other there is none. */
export const namedIn = (id: string): Named => ({
  schoolId: schoolOf({ id: `${id}-1` }),
  schoolYear: Number(id.slice(id.lastIndexOf('-') + 1)),
});

export const claimOf = ({ schoolId, schoolYear }: Named, number: number): string =>
  `place#${schoolId}#${schoolYear}#${number}`;

/** The places of a school in a school year; each is numbered, and the case that has one holds its claim. */
export const school = stockAggregate<School>({
  name: 'school',
  row: ({ closed: _closed, ...details }) => ({
    list: schoolsOf(details.schoolYear),
    sort: details.schoolId,
    item: details,
  }),
  closedBy: (before, after) => closedSince(before, after).map((number) => claimOf(after, number)),
  // A new school is filled by the next coordination.
  offered: ({ schoolId, schoolYear }, _id, why) =>
    why === 'registered'
      ? undefined
      : draft(educationContract.events.placesOffered, `school/${listOf(schoolId, schoolYear)}`, {
          schoolId,
          schoolYear,
        }),
});

/** A school of the catalogue of that school year, with whether it is withdrawn. */
export const schoolFound = async (kit: Kit, named: Named) => (await kit.load(school, placesId(named))).state;

/** A school that gives places in that school year. */
export async function schoolNamed(kit: Kit, named: Named): Promise<School | undefined> {
  const { details, withdrawn } = await schoolFound(kit, named);
  return withdrawn ? undefined : details;
}
