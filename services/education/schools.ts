import type { Hold } from '../../shared/casework/domain/index.ts';
import { type Choice, freeOnes, stockAggregate } from '../../shared/casework/index.ts';
import type { Kit } from '../../shared/service/index.ts';
import type { SchoolDetails } from './contract/schools.ts';
import type { EducationAnswers } from './contract.ts';
import { placeIdOf, schoolOf } from './domain/wishes.ts';

/** Schools with places in a school year, by their id. */
export const schoolsOf = (schoolYear: number): string => `schools#${schoolYear}`;

type Named = Pick<SchoolDetails, 'schoolId' | 'schoolYear'>;

/** The id of a school's places in one school year. */
export const placesId = ({ schoolId, schoolYear }: Named): string => `${schoolId}.${schoolYear}`;

/** The places of a school in a school year; each is numbered, and the case that has one holds its claim. */
export const school = stockAggregate<SchoolDetails>({
  name: 'school',
  row: (details) => ({ list: schoolsOf(details.schoolYear), sort: details.schoolId, item: details }),
});

/** A school of the catalogue, if it is one of that school year. */
export const schoolNamed = async (kit: Kit, named: Named): Promise<SchoolDetails | undefined> =>
  (await kit.load(school, placesId(named))).state.details;

/** What a case holds when it gets the `number`th place, counted from 1. */
export const placeOf = ({ schoolId, schoolYear, name }: SchoolDetails, number: number): Hold => ({
  claim: `place#${schoolId}#${schoolYear}#${number}`,
  id: placeIdOf(schoolId, schoolYear, number),
  text: { zh: `${name.zh}，${schoolYear} 学年`, en: `${name.en}, school year ending ${schoolYear}` },
});

/** The number of a place, by its id. */
export const numberOf = ({ id }: { id: string }): number => Number(id.slice(id.lastIndexOf('-') + 1));

/** The place that an id names, as a case holds it. */
export async function placeNamed(kit: Kit, id: string, schoolYear: number): Promise<Hold | undefined> {
  const details = await schoolNamed(kit, { schoolId: schoolOf({ id }), schoolYear });
  return details && placeOf(details, numberOf({ id }));
}

const lookedUpAtOnce = 25;

/** The places that no case holds, in their order. */
export async function* freePlaces(kit: Kit, details: SchoolDetails): AsyncGenerator<Hold> {
  for (let first = 1; first <= details.places; first += lookedUpAtOnce) {
    const count = Math.min(lookedUpAtOnce, details.places - first + 1);
    const places = Array.from({ length: count }, (_, offset) => placeOf(details, first + offset));
    yield* await freeOnes(kit, places, ({ claim }) => claim);
  }
}

/** The free places of the school named, in the school year of the case. */
export async function choosePlace(
  kit: Kit,
  schoolId: string,
  { schoolYear }: EducationAnswers,
): Promise<Choice<'unknown'>> {
  const details = await schoolNamed(kit, { schoolId, schoolYear });
  if (!details) return { ok: false, refusal: { code: 'unknown', pointer: '/schoolId' } };
  return { ok: true, holds: freePlaces(kit, details) };
}
