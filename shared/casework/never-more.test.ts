import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { educationCase } from '../../services/education/case.ts';
import { educationFacts } from '../../services/education/contract.ts';
import { educationDepartment } from '../../services/education/department.ts';
import { education } from '../../services/education/service.ts';
import { housingCase } from '../../services/housing/case.ts';
import { housingFacts } from '../../services/housing/contract.ts';
import { housingDepartment } from '../../services/housing/department.ts';
import { housing } from '../../services/housing/service.ts';
import { medicalCase } from '../../services/medical/case.ts';
import { medicalFacts } from '../../services/medical/contract.ts';
import { medicalDepartment } from '../../services/medical/department.ts';
import { medical } from '../../services/medical/service.ts';
import { sealedExample } from '../sealed/index.ts';
import { type District, startDistrict } from './testing/district.ts';
import { type Race, type RaceDesk, type Step, setUpRace } from './testing/race.ts';

let district: District;
beforeAll(async () => {
  district = await startDistrict([housing, education, medical], '2026-11-23T09:00:00+08:00');
});
afterAll(() => district.stop());

const deskOf = (desk: unknown) => desk as RaceDesk;
const child = { name: sealedExample('education/child/name'), birthDate: sealedExample('education/child/birthDate') };
const departments = [
  {
    desk: deskOf({ department: housingDepartment, aggregate: housingCase, facts: housingFacts }),
    answers: { kind: 'public-rental' },
    path: ['ELIGIBILITY_CHECK', 'QUEUED'],
    refusal: 'already-housed',
  },
  {
    desk: deskOf({ department: educationDepartment, aggregate: educationCase, facts: educationFacts }),
    answers: { child, schoolYear: 2027, guardianConsent: true },
    path: ['ENROLLED', 'VERIFIED', 'COORDINATED'],
    refusal: 'permit-or-insurance-missing',
  },
  {
    desk: deskOf({ department: medicalDepartment, aggregate: medicalCase, facts: medicalFacts }),
    answers: { speciality: 'check-up' },
    path: ['ENTITLEMENT_OK'],
    refusal: 'no-entitlement',
  },
];

const step: fc.Arbitrary<Step> = fc.record({
  on: fc.nat({ max: 5 }),
  does: fc.constantFrom('grant-next', 'grant-next', 'grant-named', 'decline', 'withdraw', 'reject'),
  crash: fc.constantFrom('not', 'not', 'before', 'after'),
  again: fc.boolean(),
});

/** Each thing is held by one case at most, and the claims in the log are those that the cases say they hold. */
async function expectNothingTwice(race: Race): Promise<number> {
  const states = await race.states();
  const held = states.flatMap(({ hold }, index) =>
    hold ? [[`claim#${hold.claim}`, `case/${race.caseIds[index]}`]] : [],
  );
  expect(new Set(held.map(([claim]) => claim)).size).toBe(held.length);
  expect((await race.claims()).sort()).toEqual(held.sort());
  return held.length;
}

describe.each(departments)(
  '$desk.department.name never grants more than there is',
  ({ desk, answers, path, refusal }) => {
    test('given a small stock, when many ask for it side by side and functions die half-way, then nothing is granted twice and nothing is lost', async () => {
      const runtime = district.runtimeOf(desk.department.name);
      let races = 0;
      const property = fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 3 }),
        async (waves, size) => {
          races += 1;
          const tag = `${desk.department.name}-${races}`;
          const text = { zh: tag, en: tag };
          const stock = Array.from({ length: size }, (_, n) => ({ claim: `${tag}#${n}`, id: `${n}`, text }));
          const race = await setUpRace({ runtime, desk, answers, path, refusal, tag, cases: 4, stock });
          for (const [wave, steps] of waves.entries()) {
            await Promise.all(steps.map((one, place) => race.run(one, `${wave}-${place}`)));
            await expectNothingTwice(race);
          }
          // What is free can still be had: no claim outlives the case that held it.
          for (const [on] of race.caseIds.entries())
            await race.run({ on, does: 'grant-next', crash: 'not', again: false }, `last-${on}`);
          const states = await race.states();
          const takers = states.filter(({ hold, status }) => hold || status === 'open').length;
          expect(await expectNothingTwice(race)).toBe(Math.min(size, takers));
        },
      );
      await fc.assert(property, { numRuns: 15 });
    }, 120_000);
  },
);
