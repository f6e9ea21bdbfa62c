import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { formExample } from '../../services/talent/form.ts';
import { talent } from '../../services/talent/service.ts';
import { type District, startDistrict } from './testing/district.ts';
import { caseworkerOf, leadOf, talentCalled } from './testing/people.ts';

const start = '2026-11-23T09:00:00+08:00';
let district: District;

beforeAll(async () => {
  district = await startDistrict([talent, hukou, housing, education, medical], start);
});
afterAll(() => district.stop());

interface Lane {
  service: string;
  state: string;
  terminal: boolean;
  paused?: boolean;
  promisedOn?: string;
  withdrawing?: boolean;
  outcome?: { outcome: string };
}
interface Application {
  applicationId: string;
  status: string;
  lanes: Lane[];
}

const everything = {
  ...formExample,
  services: ['hukou', 'housing', 'education', 'medical'],
  answers: { ...formExample.answers, housing: { kind: 'public-rental' }, medical: { speciality: 'check-up' } },
};

async function submitted(who: string, form: unknown = everything): Promise<string> {
  const ana = talentCalled(who);
  const { body } = await district.call<Application>(ana, 'POST /talent/applications', { body: form });
  const params = { applicationId: body.applicationId };
  const answer = await district.call(ana, 'POST /talent/applications/{applicationId}/submit', { params });
  expect(answer.status).toBe(200);
  await district.settle();
  return body.applicationId;
}

const seen = async (who: string, applicationId: string) =>
  (
    await district.call<Application>(talentCalled(who), 'GET /talent/applications/{applicationId}', {
      params: { applicationId },
    })
  ).body;

/** A caseworker's operation on a case that must succeed. */
async function works(department: string, caseId: string, route: string, body: unknown = {}) {
  const path = `POST /${department}/cases/{caseId}/${route}`;
  const answer = await district.call(caseworkerOf(department), path, { params: { caseId }, body });
  expect(answer.body).not.toHaveProperty('code');
  return answer;
}

async function advances(department: string, caseId: string, ...stages: string[]) {
  for (const to of stages) await works(department, caseId, 'stage', { to });
}

const approve = { outcome: 'approved', reasonCode: 'conditions-met' };

describe('a joint application', () => {
  test('given a talent who applies once, when four departments finish, then the application is complete, last', async () => {
    const caseId = await submitted('talent-ana');
    expect((await seen('talent-ana', caseId)).lanes.map((lane) => lane.state)).toEqual([
      'PRECHECK',
      'SUBMITTED',
      'REGISTERED',
      'REQUESTED',
    ]);
    for (const department of ['hukou', 'housing', 'education', 'medical'])
      await works(department, caseId, 'assignment');

    await advances('hukou', caseId, 'EMPLOYER_FILED', 'DISTRICT_PREREVIEW', 'ACCEPTED', 'CITY_REVIEW', 'PUBLICITY');
    await works('hukou', caseId, 'decision', approve);

    const unit = {
      unitId: 'unit-1',
      kind: 'public-rental',
      estate: { zh: '示例', en: 'Example' },
      rooms: 1,
      areaM2: 40,
      monthlyRent: { amount: 1, currency: 'CNY' },
    };
    await district.call(caseworkerOf('housing'), 'POST /housing/units', { body: unit });
    await district.settle();
    await advances('housing', caseId, 'ELIGIBILITY_CHECK', 'QUEUED');
    await works('housing', caseId, 'offer');
    const accepted = await district.call(talentCalled('talent-ana'), 'POST /housing/cases/{caseId}/offer-answer', {
      params: { caseId },
      body: { accept: true },
    });
    expect(accepted.body).toMatchObject({ state: 'ACCEPTED', granted: { id: 'unit-1' } });
    await works('housing', caseId, 'decision', approve);

    const school = { schoolId: 'school-1', name: { zh: '示例', en: 'Example' }, schoolYear: 2027, places: 1 };
    await district.call(caseworkerOf('education'), 'POST /education/schools', { body: school });
    await advances('education', caseId, 'ENROLLED', 'VERIFIED', 'COORDINATED');
    await works('education', caseId, 'placement', { schoolId: 'school-1' });
    await works('education', caseId, 'decision', approve);
    await district.settle();
    expect((await seen('talent-ana', caseId)).status).toBe('IN_PROGRESS');

    const slot = {
      slotId: 'slot-1',
      hospital: { zh: '示例', en: 'Example' },
      speciality: 'check-up',
      startsAt: '2026-12-01T09:00:00+08:00',
      coordinator: 'made up',
    };
    await district.call(caseworkerOf('medical'), 'POST /medical/slots', { body: slot });
    await advances('medical', caseId, 'ENTITLEMENT_OK');
    await works('medical', caseId, 'booking', { slotId: 'slot-1' });
    await advances('medical', caseId, 'CONFIRMED');
    await works('medical', caseId, 'decision', approve);
    await district.settle();

    const complete = await seen('talent-ana', caseId);
    expect(complete.status).toBe('COMPLETED');
    expect(complete.lanes.map((lane) => [lane.state, lane.outcome?.outcome])).toEqual([
      ['APPROVED', 'approved'],
      ['CONTRACTED', 'approved'],
      ['CONFIRMED', 'approved'],
      ['COMPLETED', 'approved'],
    ]);
    const commits = await district.commitsOf('talent');
    expect(commits.at(-1)?.published.map(({ type }) => type)).toEqual(['plus.talent.application-completed.v1']);
    // The claim on the one active application is free again.
    await submitted('talent-ana', { ...everything, services: ['hukou'], answers: { hukou: { channel: 'graduate' } } });
  });

  test('given one under way, when the talent submits another, then it is refused until the first has ended', async () => {
    const first = await submitted('talent-bo');
    const bo = talentCalled('talent-bo');
    const second = await district.call<Application>(bo, 'POST /talent/applications', { body: everything });
    const params = { applicationId: second.body.applicationId };
    const refused = await district.call(bo, 'POST /talent/applications/{applicationId}/submit', { params });
    expect([refused.status, refused.body.code]).toEqual([409, 'active-application']);

    const withdrawn = await district.call<Application>(bo, 'POST /talent/applications/{applicationId}/withdraw', {
      params: { applicationId: first },
      body: {},
    });
    expect(withdrawn.body.lanes.every((lane) => lane.withdrawing)).toBe(true);
    await district.settle();
    expect(await seen('talent-bo', first)).toMatchObject({ status: 'WITHDRAWN' });
    expect((await district.call(bo, 'POST /talent/applications/{applicationId}/submit', { params })).status).toBe(200);
    await district.settle();
  });

  test('given events that come twice and in any order, when they are carried over, then every lane ends the same', async () => {
    const caseId = await submitted('talent-cai');
    await works('hukou', caseId, 'assignment');
    await advances('hukou', caseId, 'EMPLOYER_FILED', 'DISTRICT_PREREVIEW');
    await works('hukou', caseId, 'decision', { outcome: 'rejected', reasonCode: 'channel-not-fitting' });
    const cai = talentCalled('talent-cai');
    await district.call(cai, 'POST /talent/applications/{applicationId}/withdraw', {
      params: { applicationId: caseId },
      body: { services: ['housing', 'education', 'medical'] },
    });
    await district.settle((events) => [...events, ...events].reverse());
    const ended = await seen('talent-cai', caseId);
    expect(ended.status).toBe('COMPLETED');
    expect(ended.lanes.map((lane) => lane.outcome?.outcome)).toEqual([
      'rejected',
      'withdrawn',
      'withdrawn',
      'withdrawn',
    ]);
  });

  test('given a withdrawal that comes before the application, when both came, then the case was never worked on', async () => {
    const dan = talentCalled('talent-dan');
    const { body } = await district.call<Application>(dan, 'POST /talent/applications', { body: everything });
    const params = { applicationId: body.applicationId };
    await district.call(dan, 'POST /talent/applications/{applicationId}/submit', { params });
    await district.call(dan, 'POST /talent/applications/{applicationId}/withdraw', { params, body: {} });
    await district.settle((events) => [...events].reverse());
    const ended = await seen('talent-dan', body.applicationId);
    expect(ended.status).toBe('WITHDRAWN');
    const queue = await district.call<{ items: { caseId: string }[] }>(caseworkerOf('hukou'), 'GET /hukou/cases');
    expect(queue.body.items.map(({ caseId }) => caseId)).not.toContain(body.applicationId);
  });
});

describe('a supplement', () => {
  test('given a case, when the caseworker asks for more, then the lane says so and the clock stands still until the answer', async () => {
    const caseId = await submitted('talent-eva');
    await works('hukou', caseId, 'assignment');
    const before = (await seen('talent-eva', caseId)).lanes[0];
    await works('hukou', caseId, 'supplement-request', { missing: [{ zh: '合同', en: 'the contract' }] });
    await district.settle();
    const [asked] = (await seen('talent-eva', caseId)).lanes;
    expect(asked).toMatchObject({
      state: 'SUPPLEMENT',
      paused: true,
      pausedReason: { zh: '等待申请人补正' },
      supplement: { missing: [{ zh: '合同', en: 'the contract' }] },
    });
    expect(asked?.promisedOn).toBeUndefined();
    const stranger = await district.call(talentCalled('talent-ana'), 'POST /hukou/cases/{caseId}/supplement', {
      params: { caseId },
      body: { answer: 'here' },
    });
    expect(stranger.status).toBe(404);
    await district.call(talentCalled('talent-eva'), 'POST /hukou/cases/{caseId}/supplement', {
      params: { caseId },
      body: { answer: 'MARKED-PERSONAL-ANSWER' },
    });
    await district.settle();
    const after = (await seen('talent-eva', caseId)).lanes[0];
    expect(after?.state).toBe('PRECHECK');
    expect(after?.promisedOn && before?.promisedOn && after.promisedOn >= before.promisedOn).toBe(true);
  });
});

describe('personal data', () => {
  test('given a case, when its caseworker opens it for a purpose, then the talent sees who, why and which case', async () => {
    const caseId = await submitted('talent-fay');
    const open = () =>
      district.call<{ fields: { field: string; value: string }[]; code?: string }>(
        caseworkerOf('education'),
        'POST /education/cases/{caseId}/open-personal',
        { params: { caseId }, body: { purpose: 'review' } },
      );
    expect((await open()).body.code).toBe('not-yours');
    await works('education', caseId, 'assignment');
    const { fields } = (await open()).body;
    expect(Object.fromEntries(fields.map(({ field, value }) => [field, value]))).toEqual({
      'applicant/name': '示例人才',
      'applicant/phone': '021 0000 0000',
      'applicant/idNumber': 'DEMO000001',
      'education/child/name': '示例孩子',
      'education/child/birthDate': '2020-05-01',
    });
    const openings = await district.call<{ items: { who: string; department: string; caseId: string }[] }>(
      talentCalled('talent-fay'),
      'GET /talent/openings',
    );
    expect(openings.body.items).toHaveLength(5);
    expect(openings.body.items[0]).toMatchObject({ who: 'caseworker-education', department: 'education', caseId });
  });

  test('given everything that happened here, when all logs are read, then no personal value is in the clear', async () => {
    const logs = await Promise.all(['talent', 'hukou', 'housing', 'education', 'medical'].map(district.commitsOf));
    const all = JSON.stringify(logs);
    for (const secret of ['示例人才', '示例孩子', 'DEMO000001', '2020-05-01', 'MARKED-PERSONAL-ANSWER'])
      expect(all).not.toContain(secret);
  });

  test('given a talent, when they look at what they filled in, then it is opened for them and nobody else', async () => {
    const applicationId = await submitted('talent-gil');
    const route = 'GET /talent/applications/{applicationId}/form';
    const own = await district.call(talentCalled('talent-gil'), route, { params: { applicationId } });
    expect(own.body).toEqual(everything);
    const other = await district.call(talentCalled('talent-ana'), route, { params: { applicationId } });
    expect(other.status).toBe(404);
    await district.runtimeOf('talent').keyring().erase('talent-gil');
    const gone = await district.call(talentCalled('talent-gil'), route, { params: { applicationId } });
    expect([gone.status, gone.body.code]).toEqual([410, 'personal-data-erased']);
  });

  test('given a form for a child without consent, when it is sent, then it is refused and nothing is kept', async () => {
    const before = (await district.commitsOf('talent')).length;
    const education = { ...formExample.answers.education, guardianConsent: false };
    const body = { ...formExample, answers: { ...formExample.answers, education } };
    const refused = await district.call(talentCalled('talent-hua'), 'POST /talent/applications', { body });
    expect([refused.status, refused.body.code]).toEqual([422, 'guardian-consent-missing']);
    expect((await district.commitsOf('talent')).length).toBe(before);
    const openings = await district.call<{ items: unknown[] }>(talentCalled('talent-hua'), 'GET /talent/openings');
    expect(openings.body.items).toEqual([]);
  });
});

describe('rights', () => {
  test('given a case, when another department or a stranger looks, then there is no such case', async () => {
    const caseId = await submitted('talent-ida');
    const params = { caseId };
    const route = 'GET /hukou/cases/{caseId}';
    const status = async (who: Parameters<District['call']>[0]) => (await district.call(who, route, { params })).status;
    expect(await status(caseworkerOf('housing'))).toBe(404);
    expect(await status(talentCalled('talent-ana'))).toBe(404);
    expect(await status(leadOf('medical'))).toBe(404);
    expect(await status(caseworkerOf('hukou'))).toBe(200);
    expect(await status(leadOf('hukou'))).toBe(200);
    expect(await status(talentCalled('talent-ida'))).toBe(200);
    for (const route of ['assignment', 'stage', 'decision', 'supplement-request', 'open-personal']) {
      const bodies: Record<string, unknown> = {
        stage: { to: 'EMPLOYER_FILED' },
        decision: approve,
        'supplement-request': { missing: [{ zh: '甲', en: 'a' }] },
        'open-personal': { purpose: 'review' },
      };
      const answer = await district.call(caseworkerOf('housing'), `POST /hukou/cases/{caseId}/${route}`, {
        params,
        body: bodies[route] ?? {},
      });
      expect(answer.status).toBe(404);
    }
  });

  test('given an application, when another talent looks at it or touches it, then there is no such application', async () => {
    const applicationId = await submitted('talent-jo');
    const params = { applicationId };
    const ana = talentCalled('talent-ana');
    const touched = await Promise.all([
      district.call(ana, 'GET /talent/applications/{applicationId}', { params }),
      district.call(ana, 'POST /talent/applications/{applicationId}/withdraw', { params, body: {} }),
      district.call(ana, 'POST /talent/applications/{applicationId}/submit', { params }),
      district.call(ana, 'PUT /talent/applications/{applicationId}', { params, body: everything }),
    ]);
    expect(touched.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });
});
