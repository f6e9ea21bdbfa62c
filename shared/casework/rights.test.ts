import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { talent } from '../../services/talent/service.ts';
import type { Principal } from '../identity/index.ts';
import { everything, type Joint, startJoint } from './testing/joint.ts';
import { caseworkerOf, leadOf, talentCalled } from './testing/people.ts';

let joint: Joint;
beforeAll(async () => {
  joint = await startJoint([talent, hukou, housing, education, medical]);
});
afterAll(() => joint.stop());

interface Opened {
  fields: { field: string; value?: string; unavailable?: string }[];
  code?: string;
}

const open = async (caseId: string) => {
  const route = 'POST /education/cases/{caseId}/open-personal';
  const request = { params: { caseId }, body: { purpose: 'review' } };
  return (await joint.call<Opened>(caseworkerOf('education'), route, request)).body;
};

const openingsOf = async (who: string) =>
  (await joint.call<{ items: unknown[] }>(talentCalled(who), 'GET /talent/openings')).body.items;

describe('personal data', () => {
  test('given a case, when its caseworker opens it for a purpose, then the talent sees who, why and which case', async () => {
    const caseId = await joint.submitted('fay');
    expect((await open(caseId)).code).toBe('not-yours');
    await joint.works('education', caseId, 'assignment');
    const { fields } = await open(caseId);
    expect(Object.fromEntries(fields.map(({ field, value }) => [field, value]))).toEqual({
      'applicant/name': '示例人才',
      'applicant/phone': '021 0000 0000',
      'applicant/idNumber': 'DEMO000001',
      'member/name': '示例孩子',
      'member/birthDate': '2020-05-01',
      'member/age': '6',
    });
    const openings = await openingsOf('fay');
    expect(openings).toHaveLength(3);
    const purpose = { zh: '审核申请材料', en: 'Reviewing the application' };
    expect(openings[0]).toMatchObject({ who: 'caseworker-education', department: 'education', purpose, caseId });
    const bad = await joint.call(talentCalled('fay'), 'GET /talent/openings', { query: { cursor: 'nonsense' } });
    expect(bad.body.code).toBe('bad-cursor');
  });

  test('given an answer to a supplement, when all logs are read, then nothing personal is in the clear', async () => {
    const caseId = await joint.submitted('gus');
    await joint.works('education', caseId, 'assignment');
    await joint.works('education', caseId, 'supplement-request', { missing: [{ zh: '合同', en: 'the contract' }] });
    await joint.call(talentCalled('gus'), 'POST /education/cases/{caseId}/supplement', {
      params: { caseId },
      body: { answer: 'MARKED-PERSONAL-ANSWER' },
    });
    const { fields } = await open(caseId);
    expect(fields).toContainEqual({ field: 'supplement/education', value: 'MARKED-PERSONAL-ANSWER' });
    await joint.settle();
    const logs = await Promise.all(['talent', 'hukou', 'housing', 'education', 'medical'].map(joint.commitsOf));
    const said = JSON.stringify(logs);
    for (const secret of ['示例人才', '示例孩子', 'DEMO000001', '2020-05-01', 'MARKED-PERSONAL-ANSWER'])
      expect(said).not.toContain(secret);
  });

  test('given a talent, when they look at what they filled in, then it is opened for them alone, until it is erased', async () => {
    const applicationId = await joint.submitted('gil');
    await joint.works('education', applicationId, 'assignment');
    const look = (who: string) =>
      joint.call(talentCalled(who), 'GET /talent/applications/{applicationId}/form', { params: { applicationId } });
    expect((await look('gil')).body).toMatchObject(everything);
    expect((await look('ana')).status).toBe(404);
    await joint.runtimeOf('talent').keyring().erase('gil');
    const gone = await look('gil');
    expect([gone.status, gone.body.code]).toEqual([410, 'personal-data-erased']);
    expect((await open(applicationId)).fields[0]).toEqual({ field: 'applicant/name', unavailable: 'erased' });
  });

  test('given a form with answers that no service needs, when it is sent, then it is refused and nothing is kept', async () => {
    const applicationId = await joint.drafted('hua');
    const before = (await joint.commitsOf('talent')).length;
    const body = { ...everything, services: ['hukou'] };
    const created = await joint.call(talentCalled('hua'), 'POST /talent/applications', { body });
    expect([created.status, created.body.code]).toEqual([422, 'answers-not-wanted']);
    const replaced = await joint.call(talentCalled('hua'), 'PUT /talent/applications/{applicationId}', {
      params: { applicationId },
      body,
    });
    expect(replaced.body.code).toBe('answers-not-wanted');
    expect((await joint.commitsOf('talent')).length).toBe(before);
    expect(await openingsOf('hua')).toEqual([]);
  });

  test('given a case that is closed, when its caseworker opens personal data, then it is refused', async () => {
    const caseId = await joint.submitted('ike');
    await joint.works('education', caseId, 'assignment');
    await joint.works('education', caseId, 'decision', {
      outcome: 'rejected',
      reasonCode: 'permit-or-insurance-missing',
    });
    expect((await open(caseId)).code).toBe('case-closed');
  });
});

describe('rights', () => {
  test('given a case, when another department or a stranger looks, then there is no such case', async () => {
    const caseId = await joint.submitted('ida');
    const status = async (who: Principal) =>
      (await joint.call(who, 'GET /hukou/cases/{caseId}', { params: { caseId } })).status;
    const strangers = [caseworkerOf('housing'), talentCalled('ana'), leadOf('medical')];
    expect(await Promise.all(strangers.map(status))).toEqual([404, 404, 404]);
    const known = [caseworkerOf('hukou'), leadOf('hukou'), talentCalled('ida')];
    expect(await Promise.all(known.map(status))).toEqual([200, 200, 200]);
  });

  test('given a case, when another department works on it, then there is no such case', async () => {
    const caseId = await joint.submitted('jan');
    const deeds: [string, unknown][] = [
      ['assignment', {}],
      ['stage', { to: 'DISTRICT_PREREVIEW' }],
      ['decision', { outcome: 'approved', reasonCode: 'conditions-met' }],
      ['supplement-request', { missing: [{ zh: '合同', en: 'the contract' }] }],
      ['open-personal', { purpose: 'review' }],
    ];
    for (const [what, body] of deeds) {
      const route = `POST /hukou/cases/{caseId}/${what}`;
      expect((await joint.call(caseworkerOf('housing'), route, { params: { caseId }, body })).status).toBe(404);
    }
    const stock = { offer: 'housing', placement: 'education', booking: 'medical' };
    for (const [what, department] of Object.entries(stock)) {
      const route = `POST /${department}/cases/{caseId}/${what}`;
      const body = what === 'placement' ? { schoolId: 'any' } : {};
      expect((await joint.call(caseworkerOf('hukou'), route, { params: { caseId }, body })).status).toBe(404);
    }
  });

  test('given an application, when another talent looks at it or touches it, then there is no such application', async () => {
    const applicationId = await joint.submitted('jo');
    const params = { applicationId };
    const touched = [
      await joint.does('ana', applicationId, 'withdraw'),
      await joint.does('ana', applicationId, 'submit'),
      await joint.call(talentCalled('ana'), 'GET /talent/applications/{applicationId}', { params }),
      await joint.call(talentCalled('ana'), 'PUT /talent/applications/{applicationId}', { params, body: everything }),
    ];
    expect(touched.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  test('given a caseworker who applied themselves, when they take their own case, then it is refused', async () => {
    const caseId = await joint.submitted('kay');
    const both: Principal = { subject: 'kay', roles: ['talent', 'caseworker'], department: 'hukou' };
    const route = 'POST /hukou/cases/{caseId}/assignment';
    const taken = await joint.call(both, route, { params: { caseId }, body: {} });
    expect([taken.status, taken.body.code]).toEqual([403, 'own-case']);
  });
});
