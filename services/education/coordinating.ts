import { asNow, type Kit } from '../../shared/service/index.ts';
import { educationCase } from './case.ts';
import type { Planned } from './domain/plan.ts';
import type { Reported } from './domain/run.ts';
import { schoolOf } from './domain/wishes.ts';
import { freePlaces, placeOf } from './schools/places.ts';
import { type School, schoolNamed } from './schools/school.ts';

/** Carries the plan out for one case; done again, it finds what it did. */
export async function coordinated(kit: Kit, { place, ...plan }: Planned, schoolYear: number): Promise<Reported> {
  const { caseId, category, draw, schoolId, preference, withdrawn } = plan;
  const who = { caseId, category, draw, ...(withdrawn && { withdrawn }) };
  const taken = await kit.execute(educationCase, caseId, { type: 'coordinate' });
  if (!taken.ok) return { ...who, outcome: 'skipped', code: taken.refusal.code };
  const { hold } = (await asNow(educationCase, taken, kit)).state;
  if (hold) return { ...who, outcome: 'placed', schoolId: schoolOf(hold), ...(preference && { preference }) };
  const details = schoolId === undefined ? undefined : await schoolNamed(kit, { schoolId, schoolYear });
  if (schoolId === undefined) return { ...who, outcome: 'waiting' };
  // Withdrawn since the plan was made.
  if (!details) return { ...who, outcome: 'waiting', withdrawn: [...(withdrawn ?? []), schoolId] };
  const code = await placed(kit, caseId, details, place);
  if (code === undefined) return { ...who, outcome: 'placed', schoolId, ...(preference && { preference }) };
  return { ...who, outcome: 'waiting', code };
}

/** Takes the place that was planned or, when another has it meanwhile, the next that is free; else says why not. */
async function placed(kit: Kit, caseId: string, details: School, first = 1): Promise<string | undefined> {
  const tried = new Set<string>();
  for await (const hold of placesFrom(kit, details, first)) {
    if (tried.has(hold.id)) continue;
    tried.add(hold.id);
    const done = await kit.execute(educationCase, caseId, { type: 'take-turn', hold, key: `${kit.newId()}.run` });
    if (done.ok) return undefined;
    if (done.refusal.code !== 'taken') return done.refusal.code;
  }
  return 'no-place-left';
}

async function* placesFrom(kit: Kit, details: School, first: number) {
  yield placeOf(details, first);
  yield* freePlaces(kit, details);
}
