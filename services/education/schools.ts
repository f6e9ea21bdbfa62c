import type { Hold } from '../../shared/casework/domain/index.ts';
import { type Choice, freeOnes, stockAggregate } from '../../shared/casework/index.ts';
import type { Kit } from '../../shared/service/index.ts';
import type { EducationAnswers, SchoolDetails } from './contract.ts';

/** Schools with places in a school year, by their id. */
export const schoolsOf = (schoolYear: number): string => `schools#${schoolYear}`;

/** The id of a school's places in one school year. */
export const placesId = ({ schoolId, schoolYear }: Pick<SchoolDetails, 'schoolId' | 'schoolYear'>): string =>
  `${schoolId}.${schoolYear}`;

/** The places of a school in a school year; each is numbered, and the case that has one holds its claim. */
export const school = stockAggregate<SchoolDetails>({
  name: 'school',
  row: (details) => ({ list: schoolsOf(details.schoolYear), sort: details.schoolId, item: details }),
});

/** What a case holds when it gets the `number`th place, counted from 1. */
export const placeOf = ({ schoolId, schoolYear, name }: SchoolDetails, number: number): Hold => ({
  claim: `place#${schoolId}#${schoolYear}#${number}`,
  id: `${schoolId}.${schoolYear}.${number}`,
  text: { zh: `${name.zh}，${schoolYear} 学年`, en: `${name.en}, school year ending ${schoolYear}` },
});

const lookedUpAtOnce = 25;

/** The places that no case holds, in their order. */
async function* freePlaces(kit: Kit, details: SchoolDetails): AsyncGenerator<Hold> {
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
  const { details } = (await kit.load(school, placesId({ schoolId, schoolYear }))).state;
  if (!details) return { ok: false, refusal: { code: 'unknown', pointer: '/schoolId' } };
  return { ok: true, holds: freePlaces(kit, details) };
}
