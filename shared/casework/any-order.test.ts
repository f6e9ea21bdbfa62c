import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { educationDepartment } from '../../services/education/department.ts';
import { education } from '../../services/education/service.ts';
import { housingDepartment } from '../../services/housing/department.ts';
import { housing } from '../../services/housing/service.ts';
import { hukouDepartment } from '../../services/hukou/department.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medicalDepartment } from '../../services/medical/department.ts';
import { medical } from '../../services/medical/service.ts';
import { formExample } from '../../services/talent/form/whole.ts';
import { talent } from '../../services/talent/service.ts';
import { type Department, reachedBy } from './department.ts';
import { type District, startDistrict } from './testing/district.ts';
import { openHospital } from './testing/hospital.ts';
import { childOf, consentToAll } from './testing/joint.ts';
import { caseworkerOf, leadOf, talentCalled } from './testing/people.ts';

const departments: Department[] = [hukouDepartment, housingDepartment, educationDepartment, medicalDepartment];
let district: District;
beforeAll(async () => {
  district = await startDistrict([talent, hukou, housing, education, medical], '2026-11-23T09:00:00+08:00');
  const [unitId, schoolId, slotId] = ['unit', 'school', 'slot'];
  const name = { zh: '示例', en: 'Example' };
  const unit = { unitId, kind: 'public-rental', estate: name, rooms: 1, areaM2: 40 };
  const monthlyRent = { amount: 1, currency: 'CNY' };
  await district.call(caseworkerOf('housing'), 'POST /housing/units', { body: { ...unit, monthlyRent } });
  const school = { schoolId, name, schoolYear: 2027, places: 1 };
  await district.call(caseworkerOf('education'), 'POST /education/schools', { body: school });
  await openHospital(district, 'hospital', ['check-up']);
  const slot = { slotId, hospitalId: 'hospital', speciality: 'check-up', startsAt: '2027-03-01T09:00:00+08:00' };
  await district.call(caseworkerOf('medical'), 'POST /medical/slots', { body: slot });
  for (const { name: of } of departments)
    await district.call(leadOf(of), `POST /${of}/roster`, { body: { person: 'somebody' } });
  await district.settle();
});
afterAll(() => district.stop());

const formOf = async (who: string) => ({
  ...formExample,
  services: ['hukou', 'housing', 'education', 'medical'],
  answers: {
    ...formExample.answers,
    education: { memberId: await childOf(district, who), schoolYear: 2027 },
    housing: { kind: 'public-rental' },
    medical: { speciality: 'check-up' },
  },
});

type Who = 'worker' | 'peer' | 'lead' | 'applicant';
interface Deed {
  who: Who;
  route: string;
  body: unknown;
}

/** Everything that people of one department and its applicant could do next, sensible or not. */
function deedsOf(department: Department): fc.Arbitrary<Deed> {
  const { name, reasons } = department;
  const deed = (who: Who[], what: string, body: fc.Arbitrary<unknown>) =>
    fc.record({ who: fc.constantFrom(...who), route: fc.constant(`POST /${name}/cases/{caseId}/${what}`), body });
  const missing = [{ zh: '合同', en: 'the contract' }];
  const decision = fc.record({
    outcome: fc.constantFrom('approved', 'rejected'),
    reasonCode: fc.constantFrom(...Object.keys(reasons)),
  });
  const own: Record<string, fc.Arbitrary<Deed>[]> = {
    housing: [
      deed(['worker', 'peer'], 'offer', fc.constantFrom({}, { unitId: 'unit' }, { unitId: 'nowhere' })),
      deed(['applicant'], 'offer-answer', fc.record({ accept: fc.boolean() })),
    ],
    education: [
      deed(
        ['worker', 'peer'],
        'placement',
        fc.constantFrom(
          { schoolId: 'school', reason: 'made up' },
          { schoolId: 'school' },
          { schoolId: 'nowhere', reason: 'made up' },
        ),
      ),
      deed(['worker', 'peer'], 'verification', fc.constant({ category: 'general', checked: ['HKB'] })),
      deed(['applicant'], 'confirmation', fc.record({ confirm: fc.boolean() })),
      deed(['applicant'], 'preferences', fc.constantFrom({ preferences: ['school'] }, { preferences: ['nowhere'] })),
    ],
    medical: [deed(['worker', 'peer'], 'booking', fc.constantFrom({}, { slotId: 'slot' }, { slotId: 'nowhere' }))],
  };
  const advance = deed(
    ['worker', 'peer', 'lead'],
    'stage',
    fc.record({ to: fc.constantFrom(...reachedBy(department, 'caseworker')) }),
  );
  return fc.oneof(
    { arbitrary: advance, weight: 4 },
    deed(['worker', 'peer', 'lead'], 'assignment', fc.constantFrom({}, { to: 'somebody' })),
    deed(['worker', 'lead'], 'supplement-request', fc.constant({ missing })),
    deed(['applicant'], 'supplement', fc.constant({ answer: 'here it is' })),
    { arbitrary: deed(['worker', 'peer'], 'decision', decision), weight: 1 },
    deed(['worker', 'peer'], 'open-personal', fc.constant({ purpose: 'review' })),
    ...(own[name] ?? []),
  );
}

const withdrawal = fc.record({
  who: fc.constant<Who>('applicant'),
  route: fc.constant('POST /talent/applications/{applicationId}/withdraw'),
  body: fc.constantFrom({ services: ['hukou'] }, { services: ['housing', 'medical'] }),
});

/** Corrections that can be made and that cannot, and facts that staff state. */
const correction = fc.record({
  who: fc.constantFrom<Who>('applicant', 'applicant', 'worker'),
  route: fc.constant('POST /talent/applications/{applicationId}/corrections'),
  body: fc.constantFrom(
    ...[
      { question: 'phone', value: '021 0000 0009' },
      { question: 'daysAbroad', value: 400 },
      { question: 'daysAbroad', value: 'many' },
      { question: 'schoolYear', value: 2028 },
    ].map((one) => ({ ...one, reason: 'made up' })),
  ),
});
const stating = fc.record({
  who: fc.constantFrom<Who>('worker', 'peer', 'lead', 'applicant'),
  route: fc.constant('POST /hukou/cases/{caseId}/assessment'),
  body: fc.constantFrom({ facts: {} }, { facts: { daysAbroad: 100 } }),
});

const anything = fc.oneof(
  { arbitrary: fc.oneof(...departments.map(deedsOf)), weight: 20 },
  withdrawal,
  { arbitrary: correction, weight: 2 },
  stating,
);

test('given an application, when people do whatever they like in any order, then every answer is a declared one and no lane tells another story than its case', async () => {
  let run = 0;
  const property = fc.asyncProperty(fc.array(anything, { minLength: 30, maxLength: 60 }), async (deeds) => {
    run += 1;
    const applicant = talentCalled(`talent-${run}`);
    const { body: created } = await district.call<{ applicationId: string }>(applicant, 'POST /talent/applications', {
      body: await formOf(applicant.subject),
    });
    const { applicationId } = created;
    const params = { applicationId, caseId: applicationId };
    await consentToAll((consent) => district.call(applicant, 'POST /talent/consents', { body: consent }));
    await district.call(applicant, 'POST /talent/applications/{applicationId}/submit', { params: { applicationId } });
    await district.settle();
    for (const { who, route, body } of deeds) {
      const department = route.split('/')[1] ?? '';
      const people = {
        applicant,
        worker: caseworkerOf(department),
        peer: caseworkerOf(department, 'peer'),
        lead: leadOf(department),
      };
      const [, , id = ''] = /(\{(\w+)\})/.exec(route) ?? [];
      const answer = await district.call(people[who], route, { params: { [id]: params.caseId }, body });
      // A code that the operation does not declare would come back as an unexpected fault.
      expect([route, who, answer.status < 500]).toEqual([route, who, true]);
    }
    await district.settle((events) => [...events].reverse());
    const { body: told } = await district.call<{
      lanes: { service: string; state: string; terminal: boolean }[];
      status: string;
    }>(applicant, 'GET /talent/applications/{applicationId}', { params: { applicationId } });
    for (const lane of told.lanes) {
      const { body } = await district.call(caseworkerOf(lane.service), `GET /${lane.service}/cases/{caseId}`, {
        params: { caseId: applicationId },
      });
      expect([lane.service, lane.state]).toEqual([lane.service, body.state]);
    }
    const over = told.lanes.every(({ terminal }) => terminal);
    expect(['COMPLETED', 'WITHDRAWN'].includes(told.status)).toBe(over);
  });
  await fc.assert(property, { numRuns: 8 });
}, 120_000);
