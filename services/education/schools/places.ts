import type { Hold } from '../../../shared/casework/domain/index.ts';
import { type Choice, freeOnes } from '../../../shared/casework/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import type { EducationAnswers } from '../contract.ts';
import { numbersOf } from '../domain/numbers.ts';
import { placeIdOf, schoolOf } from '../domain/wishes.ts';
import { claimOf, type School, schoolFound, schoolNamed } from './school.ts';

/** What a case holds when it gets the place of this number. */
export const placeOf = ({ schoolId, schoolYear, name }: School, number: number): Hold => ({
  claim: claimOf({ schoolId, schoolYear }, number),
  id: placeIdOf(schoolId, schoolYear, number),
  text: { zh: `${name.zh}，${schoolYear} 学年`, en: `${name.en}, school year ending ${schoolYear}` },
});

/** The number of a place, by its id. */
export const numberOf = ({ id }: { id: string }): number => Number(id.slice(id.lastIndexOf('-') + 1));

/** The place that an id names, as a case holds it; nothing when it is not given any more. */
export async function placeNamed(kit: Kit, id: string, schoolYear: number): Promise<Hold | undefined> {
  const details = await schoolNamed(kit, { schoolId: schoolOf({ id }), schoolYear });
  const number = numberOf({ id });
  return details && numbersOf(details).includes(number) ? placeOf(details, number) : undefined;
}

const lookedUpAtOnce = 25;

/** The places that no case holds, in their order. */
export async function* freePlaces(kit: Kit, details: School): AsyncGenerator<Hold> {
  const numbers = numbersOf(details);
  for (let first = 0; first < numbers.length; first += lookedUpAtOnce) {
    const places = numbers.slice(first, first + lookedUpAtOnce).map((number) => placeOf(details, number));
    yield* await freeOnes(kit, places, ({ claim }) => claim);
  }
}

/** The numbers of the first free places, at most so many. */
export async function firstFree(kit: Kit, details: School, most = details.places): Promise<number[]> {
  const numbers: number[] = [];
  if (most > 0)
    for await (const place of freePlaces(kit, details)) {
      numbers.push(numberOf(place));
      if (numbers.length === most) break;
    }
  return numbers;
}

/** The free places of the school named, in the school year of the case. */
export async function choosePlace(
  kit: Kit,
  schoolId: string,
  { schoolYear }: EducationAnswers,
): Promise<Choice<'unknown' | 'withdrawn'>> {
  const { details, withdrawn } = await schoolFound(kit, { schoolId, schoolYear });
  if (!details) return { ok: false, refusal: { code: 'unknown', pointer: '/schoolId' } };
  if (withdrawn) return { ok: false, refusal: { code: 'withdrawn', pointer: '/schoolId' } };
  return { ok: true, holds: freePlaces(kit, details) };
}
