import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { talent } from '../../services/talent/service.ts';
import type { Principal } from '../identity/index.ts';
import { openHospital } from './testing/hospital.ts';
import { consentToEmployer, everything, type Joint, startJoint } from './testing/joint.ts';
import { caseworkerOf, talentCalled } from './testing/people.ts';

let joint: Joint;
beforeAll(async () => {
  joint = await startJoint([talent, hukou, housing, education, medical]);
});
afterAll(() => joint.stop());

const approve = { outcome: 'approved', reasonCode: 'conditions-met' };
const name = { zh: '示例', en: 'Example' };

async function filed(caseId: string) {
  const employer: Principal = {
    subject: 'officer',
    roles: ['enterprise'],
    enterprise: everything.employer.enterpriseId,
  };
  const route = 'POST /hukou/cases/{caseId}/employer-filing';
  const answer = await joint.call(employer, route, { params: { caseId }, body: { degree: 'doctor' } });
  expect(answer.status).toBe(200);
}

async function finishHukou(caseId: string) {
  await joint.works('hukou', caseId, 'assignment');
  await filed(caseId);
  await joint.advances('hukou', caseId, 'DISTRICT_PREREVIEW', 'ACCEPTED', 'CITY_REVIEW', 'PUBLICITY');
  // The public notice runs its days.
  await joint.advanceTo('2026-12-01T09:00:00+08:00');
  await joint.advances('hukou', caseId, 'APPROVED', 'POLICE_SYNC', 'MOVE_IN_PERMIT');
  await joint.works('hukou', caseId, 'decision', approve);
}

async function finishHousing(caseId: string, who: string) {
  const unit = { unitId: 'unit-1', kind: 'public-rental', estate: name, rooms: 1, areaM2: 40 };
  const body = { ...unit, monthlyRent: { amount: 1, currency: 'CNY' } };
  await joint.call(caseworkerOf('housing'), 'POST /housing/units', { body });
  await joint.settle();
  await joint.works('housing', caseId, 'assignment');
  await joint.advances('housing', caseId, 'ELIGIBILITY_CHECK', 'QUEUED');
  await joint.works('housing', caseId, 'offer');
  const route = 'POST /housing/cases/{caseId}/offer-answer';
  const accepted = await joint.call(talentCalled(who), route, { params: { caseId }, body: { accept: true } });
  expect(accepted.body).toMatchObject({ state: 'ACCEPTED', granted: { id: 'unit-1' } });
  await joint.works('housing', caseId, 'decision', approve);
}

async function finishEducation(caseId: string) {
  const body = { schoolId: 'school-1', name, schoolYear: 2027, places: 1 };
  await joint.call(caseworkerOf('education'), 'POST /education/schools', { body });
  await joint.works('education', caseId, 'assignment');
  await joint.advances('education', caseId, 'ENROLLED', 'VERIFIED', 'COORDINATED');
  await joint.works('education', caseId, 'placement', { schoolId: 'school-1', reason: 'made up' });
  await joint.works('education', caseId, 'decision', approve);
}

async function finishMedical(caseId: string) {
  await openHospital(joint, 'hospital-1', ['check-up']);
  const slot = { slotId: 'slot-1', hospitalId: 'hospital-1', speciality: 'check-up' };
  const startsAt = '2026-12-02T09:00:00+08:00';
  const body = { ...slot, startsAt };
  await joint.call(caseworkerOf('medical'), 'POST /medical/slots', { body });
  await joint.works('medical', caseId, 'assignment');
  await joint.advances('medical', caseId, 'ENTITLEMENT_OK');
  await joint.works('medical', caseId, 'booking', { slotId: 'slot-1' });
  await joint.advances('medical', caseId, 'CONFIRMED');
  await joint.advanceTo(startsAt);
  await joint.works('medical', caseId, 'decision', approve);
}

describe('what the talent says once', () => {
  test('given two departments that ask for the same document, when it comes once, then both take it; what is taken back stops alone', async () => {
    const applicationId = await joint.submitted('once');
    for (const department of ['hukou', 'housing']) {
      await joint.works(department, applicationId, 'assignment');
      const missing = [{ zh: '合同', en: 'the contract', document: 'CON' }];
      await joint.works(department, applicationId, 'supplement-request', { missing });
    }
    const told = { applicationId, person: 'once', documents: ['CON'], items: ['item-1'] };
    await joint.tell('plus.talent.supplement-answered.v1', told);
    const lane = async (name: string) =>
      (await joint.seen('once', applicationId)).lanes.find(({ service }) => service === name);
    expect([(await lane('hukou'))?.state, (await lane('housing'))?.state]).toEqual(['PRECHECK', 'SUBMITTED']);
    await joint.tell('plus.talent.application-withdrawn.v1', { applicationId, person: 'once', services: ['housing'] });
    expect([(await lane('housing'))?.state, (await lane('hukou'))?.terminal]).toEqual(['WITHDRAWN', false]);
  });
});

describe('a joint application', () => {
  test('given a talent who applies once, when four departments finish, then the application is complete, last', async () => {
    await consentToEmployer(joint, 'ana');
    const caseId = await joint.submitted('ana');
    const states = async () => (await joint.seen('ana', caseId)).lanes.map(({ state }) => state);
    expect(await states()).toEqual(['PRECHECK', 'SUBMITTED', 'REGISTERED', 'REQUESTED']);
    await finishHukou(caseId);
    await finishHousing(caseId, 'ana');
    await finishEducation(caseId);
    await joint.settle();
    expect((await joint.seen('ana', caseId)).status).toBe('IN_PROGRESS');
    await finishMedical(caseId);
    await joint.settle();

    const complete = await joint.seen('ana', caseId);
    expect(complete.status).toBe('COMPLETED');
    expect(complete.lanes.map(({ outcome }) => outcome?.outcome)).toEqual(Array(4).fill('approved'));
    expect(await states()).toEqual(['SETTLED', 'CONTRACTED', 'CONFIRMED', 'COMPLETED']);
    const [last] = (await joint.commitsOf('talent'))
      .filter(({ stream }) => stream === `application/${caseId}`)
      .slice(-1);
    expect(last?.published.map(({ type }) => type)).toEqual(['plus.talent.application-completed.v1']);
  });

  test('given one that is complete, when the talent submits another, then it is taken', async () => {
    const again = await joint.drafted('ana', {
      ...everything,
      services: ['hukou'],
      answers: { hukou: everything.answers.hukou },
    });
    expect((await joint.does('ana', again, 'submit')).status).toBe(200);
    await joint.settle();
  });

  test('given one under way, when the talent submits another, then it is refused until the first has ended', async () => {
    const first = await joint.submitted('bo');
    const second = await joint.drafted('bo');
    const refused = await joint.does('bo', second, 'submit');
    expect([refused.status, refused.body.code]).toEqual([409, 'active-application']);
    const withdrawn = await joint.does('bo', first, 'withdraw');
    expect(withdrawn.body.lanes.every(({ withdrawing }) => withdrawing)).toBe(true);
    await joint.settle();
    expect(await joint.seen('bo', first)).toMatchObject({ status: 'WITHDRAWN' });
    expect((await joint.does('bo', second, 'submit')).status).toBe(200);
    await joint.settle();
  });

  test('given a draft, when it is changed with an old version, then it is refused and nothing is lost', async () => {
    const applicationId = await joint.drafted('kim');
    const route = 'PUT /talent/applications/{applicationId}';
    const change = (version: string) =>
      joint.call(talentCalled('kim'), route, {
        params: { applicationId },
        body: { ...everything, services: ['hukou'], answers: { hukou: { channel: 'graduate' } } },
        headers: { 'if-match': version },
      });
    expect((await change('"1"')).body).toMatchObject({ services: ['hukou'] });
    expect((await change('"1"')).status).toBe(412);
    await joint.settle();
    const listed = await joint.call<{ items: unknown[] }>(talentCalled('kim'), 'GET /talent/applications');
    expect(listed.body.items).toMatchObject([{ applicationId, status: 'DRAFT', services: ['hukou'] }]);
  });
});

describe('events in any order', () => {
  test('given events that come twice and backwards, when they are carried over, then every lane ends the same', async () => {
    await consentToEmployer(joint, 'cai');
    const caseId = await joint.submitted('cai');
    await joint.works('hukou', caseId, 'assignment');
    await filed(caseId);
    await joint.advances('hukou', caseId, 'DISTRICT_PREREVIEW');
    await joint.works('hukou', caseId, 'decision', { outcome: 'rejected', reasonCode: 'channel-not-fitting' });
    await joint.does('cai', caseId, 'withdraw', { services: ['housing', 'education', 'medical'] });
    await joint.settle((events) => [...events, ...events].reverse());
    const ended = await joint.seen('cai', caseId);
    expect(ended.status).toBe('COMPLETED');
    const outcomes = ended.lanes.map(({ outcome }) => outcome?.outcome);
    expect(outcomes).toEqual(['rejected', 'withdrawn', 'withdrawn', 'withdrawn']);
  });

  test('given a withdrawal that comes before the application, when both came, then the case was never worked on', async () => {
    const caseId = await joint.drafted('dan');
    await joint.does('dan', caseId, 'submit');
    await joint.does('dan', caseId, 'withdraw');
    await joint.settle((events) => [...events].reverse());
    expect((await joint.seen('dan', caseId)).status).toBe('WITHDRAWN');
    const queue = await joint.call<{ items: { caseId: string }[] }>(caseworkerOf('hukou'), 'GET /hukou/cases');
    expect(queue.body.items.map((item) => item.caseId)).not.toContain(caseId);
  });
});

describe('a supplement', () => {
  test('given a case, when the caseworker asks for more, then the lane says so and the clock stands still until the answer', async () => {
    const caseId = await joint.submitted('eva');
    const lane = async () => (await joint.seen('eva', caseId)).lanes[0];
    await joint.works('hukou', caseId, 'assignment');
    const before = await lane();
    const missing = [{ zh: '合同', en: 'the contract' }];
    await joint.works('hukou', caseId, 'supplement-request', { missing });
    await joint.settle();
    const asked = await lane();
    const pausedReason = { zh: '等待申请人补正' };
    expect(asked).toMatchObject({ state: 'SUPPLEMENT', paused: true, pausedReason, supplement: { missing } });
    expect(asked?.promisedOn).toBeUndefined();
    const route = 'POST /hukou/cases/{caseId}/supplement';
    const body = { answer: 'here it is' };
    expect((await joint.call(talentCalled('ana'), route, { params: { caseId }, body })).status).toBe(404);
    await joint.call(talentCalled('eva'), route, { params: { caseId }, body });
    await joint.settle();
    const after = await lane();
    expect(after?.state).toBe('PRECHECK');
    expect(`${after?.promisedOn}` >= `${before?.promisedOn}`).toBe(true);
  });
});
