import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { talent } from '../../services/talent/service.ts';
import { anonymous, type Principal } from '../identity/index.ts';
import { consentToEmployer, everything, type Joint, startJoint } from './testing/joint.ts';
import { caseworkerOf, talentCalled } from './testing/people.ts';

let joint: Joint;
beforeAll(async () => {
  joint = await startJoint([talent, hukou, housing, medical]);
});
afterAll(() => joint.stop());

interface Prechecked {
  form: { formVersion: string; services: string[]; answers: Record<string, unknown>; notTaken: string[] };
}
const precheck = async (department: string, body: object) =>
  (await joint.call<Prechecked>(anonymous, `POST /${department}/precheck`, { body })).body.form;
const start = (who: string, body: object) =>
  joint.call<{ applicationId: string; code?: string; errors?: { pointer: string }[] }>(
    talentCalled(who),
    'POST /talent/drafts',
    { body },
  );

describe('a draft from a precheck', () => {
  test('given facts, when anyone prechecks by a rule, then the form’s answers come with it, and nothing is kept', async () => {
    const form = await precheck('hukou', { rule: 'returnee', facts: { degree: 'master', daysAbroad: 300 } });
    expect(form).toEqual({
      formVersion: expect.any(String),
      services: ['hukou'],
      answers: { channel: 'returnee', degree: 'master', daysAbroad: 300 },
      notTaken: [],
    });
    const rental = await precheck('housing', { rule: 'public-rental', facts: { residence: 'permit', homes: 0 } });
    expect(rental.answers).toEqual({ housingKind: 'public-rental', residence: 'permit', homes: 0 });
    expect((await precheck('hukou', { facts: { degree: 'master' } })).answers).toEqual({ degree: 'master' });
    const consent = await precheck('medical', { facts: { guardianConsent: true, talentCategory: 'top' } });
    expect(consent).toMatchObject({ answers: { talentCategory: 'top' }, notTaken: ['guardianConsent'] });
    expect(await joint.commitsOf('hukou')).toEqual([]);
  });

  test('given those answers, when a talent begins a draft with them, then they stand there, personal ones sealed', async () => {
    const { services, answers } = await precheck('medical', { facts: { patientAge: 34, talentCategory: 'leading' } });
    const begun = await start('pat', { services, answers });
    expect(begun.status).toBe(201);
    const { applicationId } = begun.body;
    const shown = await joint.call<{ answers: object }>(
      talentCalled('pat'),
      'GET /talent/applications/{applicationId}/answers',
      { params: { applicationId } },
    );
    expect(shown.body.answers).toEqual({ patientAge: 34, talentCategory: 'leading' });
    const [commit] = (await joint.commitsOf('talent')).filter(({ stream }) => stream.endsWith(applicationId));
    expect(commit?.events).toMatchObject([{ form: { answers: { patientAge: { record: applicationId } } } }]);
  });

  test('given answers that are none, or that no chosen service needs, when a draft is begun, then it is refused and nothing is kept', async () => {
    const before = (await joint.commitsOf('talent')).length;
    expect((await start('pia', { services: ['hukou'], answers: { degree: 'wizard' } })).status).toBe(400);
    const unwanted = await start('pia', { services: ['medical'], answers: { degree: 'master' } });
    expect([unwanted.status, unwanted.body.code]).toEqual([422, 'answers-not-wanted']);
    expect(JSON.stringify(unwanted.body)).toContain('/answers/degree');
    expect((await joint.commitsOf('talent')).length).toBe(before);
  });
});

describe('what facts propose', () => {
  const officer: Principal = { subject: 'officer', roles: ['enterprise'], enterprise: 'demo-enterprise' };
  const proposed = async (department: string, caseId: string) => {
    const route = `GET /${department}/cases/{caseId}`;
    return (await joint.call<{ proposed?: object[] }>(caseworkerOf(department), route, { params: { caseId } })).body
      .proposed;
  };

  test('given answers about category and degree, when staff look, then they are proposed, and decided by a person', async () => {
    const { applicant, employer } = everything;
    await consentToEmployer(joint, 'quin');
    const caseId = await joint.submitted('quin', {
      ...{ services: ['hukou', 'medical'], applicant, employer },
      answers: { hukou: { channel: 'graduate' }, medical: { speciality: 'check-up' } },
      facts: { degree: 'doctor', talentCategory: 'leading' },
    });
    expect(await proposed('medical', caseId)).toMatchObject([
      { what: 'category', value: 'leading', text: { en: 'leading (made up)' }, from: 'application' },
    ]);
    expect(await proposed('hukou', caseId)).toEqual([
      { what: 'degree', value: 'doctor', text: { zh: '博士', en: 'doctor' }, from: 'application' },
    ]);
    await joint.works('medical', caseId, 'assignment');
    expect((await joint.works('medical', caseId, 'category', {})).status).toBe(200);
    expect(await proposed('medical', caseId)).toMatchObject([{ value: 'leading', decided: 'leading' }]);
    await joint.works('medical', caseId, 'category', { category: 'general' });
    expect(await proposed('medical', caseId)).toMatchObject([{ value: 'leading', decided: 'general' }]);
    // Only doctors can be filed for on this day.
    const filed = await joint.call(officer, 'POST /hukou/cases/{caseId}/employer-filing', {
      params: { caseId },
      body: {},
    });
    expect(filed.status).toBe(200);
    expect(await proposed('hukou', caseId)).toMatchObject([{ value: 'doctor', decided: 'doctor' }]);
  });
});
