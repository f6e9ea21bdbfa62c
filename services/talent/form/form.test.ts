import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type District, startDistrict } from '../../../shared/casework/testing/district.ts';
import { everything } from '../../../shared/casework/testing/joint.ts';
import { talentCalled } from '../../../shared/casework/testing/people.ts';
import { anonymous } from '../../../shared/identity/index.ts';
import { application as aggregate } from '../application/aggregate.ts';
import { formDefinition } from '../questions/definition.ts';
import { talent } from '../service.ts';

interface Shown {
  code?: string;
  errors?: { pointer: string; rule: { zh: string; en: string }; mend: { en: string } }[];
  applicationId: string;
  status: string;
  services: string[];
  answers: Record<string, unknown>;
  progress?: { service: string; missing: string[]; open: string[] }[];
  expiresOn?: string;
  questions: { id: string; kind: string; place?: string; parts?: unknown; options?: { value: string }[] }[];
  sections: { id: string }[];
}

let district: District;
let count = 0;
beforeAll(async () => {
  district = await startDistrict([talent], '2026-11-23T09:00:00+08:00');
});
afterAll(() => district.stop());

/** A talent of their own for each test, with a draft. */
async function drafting(body: unknown = { services: ['hukou'] }) {
  count += 1;
  const who = talentCalled(`drafter-${count}`);
  const created = await district.call<Shown>(who, 'POST /talent/applications', { body });
  const params = { applicationId: created.body.applicationId };
  const path = '/talent/applications/{applicationId}';
  return {
    who,
    params,
    created,
    save: (answers: unknown, more: object = {}, headers: Record<string, string> = {}) =>
      district.call<Shown>(who, `PATCH ${path}/answers`, { params, body: { answers, ...more }, headers }),
    answers: (as = who) => district.call<Shown>(as, `GET ${path}/answers`, { params }),
    shown: () => district.call<Shown>(who, `GET ${path}`, { params }),
    whole: () => district.call<Shown>(who, `GET ${path}/form`, { params }),
    submit: () => district.call<Shown>(who, `POST ${path}/submit`, { params }),
  };
}
const pointers = ({ errors = [] }: Shown) => errors.map(({ pointer }) => pointer);

describe('the form', () => {
  test('given anyone, when they ask for it, then it comes whole: sections, questions, options, bounds and conditions', async () => {
    const { status, body } = await district.call<Shown>(anonymous, 'GET /talent/form');
    expect(status).toBe(200);
    expect(body.questions).toHaveLength(formDefinition.questions.length);
    const named = (id: string) => body.questions.find((one) => one.id === id);
    expect(named('degree')).toMatchObject({
      ...{ kind: 'choice', required: false, personal: false, services: ['hukou'], documents: ['DEG'] },
      when: [{ question: 'channel', is: ['returnee', 'graduate'] }],
      question: { zh: expect.any(String), en: expect.any(String) },
      why: { zh: expect.any(String), en: expect.any(String) },
    });
    expect(named('phone')).toMatchObject({ kind: 'text', max: 20, pattern: expect.any(String), personal: true });
    expect(named('contractMonths')).toMatchObject({ kind: 'number', min: 0, max: 600, whole: true });
    expect(named('earlierFilingSameCycle')).toMatchObject({ kind: 'record', parts: expect.any(Array) });
    expect(named('permitPeriods')).toMatchObject({ kind: 'periods' });
  });

  test('given some services, when it is asked for, then only what they need is told; others are refused by the field', async () => {
    const { body } = await district.call<Shown>(anonymous, 'GET /talent/form', {
      query: { services: 'medical,housing' },
    });
    expect(body.sections.map(({ id }) => id)).toEqual(['applicant', 'employer', 'housing', 'medical']);
    const wrong = await district.call<Shown>(anonymous, 'GET /talent/form', { query: { services: 'lottery' } });
    expect(wrong.status).toBe(400);
    expect(pointers(wrong.body)).toEqual(['#query/services']);
  });
});

describe('a draft, answer by answer', () => {
  test('given nothing but a service, when answers come one by one, then it says what is missing until it can be submitted', async () => {
    const draft = await drafting();
    expect(draft.created.status).toBe(201);
    expect(draft.created.body.progress?.[0]?.missing).toEqual([
      'name',
      'phone',
      'idNumber',
      'enterpriseId',
      'employerName',
      'channel',
    ]);
    expect(draft.created.body.expiresOn).toBe('2027-01-22');
    await draft.save({ channel: 'residence-to-hukou', name: '示例人才' });
    const { body } = await draft.save({ phone: '021 0000 0000', title: 'senior' });
    expect(body.progress?.[0]).toMatchObject({ missing: ['idNumber', 'enterpriseId', 'employerName'] });
    expect(body.progress?.[0]?.open).toContain('titleMatchesPost');
    await district.call(draft.who, 'POST /talent/consents', { body: { recipient: 'hukou', purpose: 'handling' } });
    const refused = await draft.submit();
    expect(refused.body.code).toBe('answers-missing');
    expect(pointers(refused.body)).toEqual(['/answers/idNumber', '/answers/enterpriseId', '/answers/employerName']);
    await draft.save({ idNumber: 'DEMO000001', enterpriseId: 'demo-enterprise', employerName: '示例科技' });
    const submitted = await draft.submit();
    expect(submitted.body).toMatchObject({ status: 'SUBMITTED', formVersion: formDefinition.version });
    expect((await draft.save({ title: 'none' })).body.code).toBe('not-a-draft');
  });

  test('given answers on one device, when another asks for them, then they are there, with the version to go on from', async () => {
    const draft = await drafting();
    const saved = await draft.save({ channel: 'graduate', points: 82.5, phone: '021 0000 0000' });
    const other = await draft.answers();
    expect(other.body.answers).toEqual({ channel: 'graduate', points: 82.5, phone: '021 0000 0000' });
    expect(other.etag).toBe(saved.etag);
    const again = await draft.save({ points: 90 }, {}, { 'if-match': other.etag ?? '' });
    expect(again.status).toBe(200);
    const stale = await draft.save({ points: 95 }, {}, { 'if-match': other.etag ?? '' });
    expect([409, 412]).toContain(stale.status);
    expect((await draft.answers()).body.answers.points).toBe(90);
    const repeated = await draft.save({ points: 90 });
    expect(repeated.etag).toBe(again.etag);
    expect((await draft.answers(talentCalled('somebody-else'))).status).toBe(404);
  });

  const bad: [string, object, string][] = [
    ['an unknown question', { colour: 'red' }, '/answers/colour'],
    ['an option that there is not', { channel: 'lottery' }, '/answers/channel'],
    ['a number out of its bounds', { contractMonths: 601 }, '/answers/contractMonths'],
    ['a text that breaks its pattern', { phone: 'call me' }, '/answers/phone'],
    [
      'a period that ends before it starts',
      { permitPeriods: [['2026-03-02', '2026-03-01']] },
      '/answers/permitPeriods/0',
    ],
    [
      'a list with the same twice',
      { schoolPreferences: ['demo-school-1', 'demo-school-1'] },
      '/answers/schoolPreferences',
    ],
    ['a name of the prototype', { constructor: 1 }, '/answers/constructor'],
  ];
  test.each(bad)(
    'given %s, when it is saved, then it is refused by its place and nothing changes',
    async (_name, answers, pointer) => {
      const draft = await drafting();
      const answer = await draft.save({ channel: 'graduate', ...answers });
      expect(answer.status).toBe(400);
      expect(pointers(answer.body)).toEqual([pointer]);
      expect(answer.body.errors?.[0]).toMatchObject({
        rule: { zh: expect.any(String) },
        mend: { en: expect.any(String) },
      });
      expect((await draft.answers()).body.answers).toEqual({});
    },
  );

  test('given an answer that hides another, when it changes back, then the hidden one is still there', async () => {
    const draft = await drafting();
    await draft.save({ channel: 'graduate', points: 80 });
    const hidden = await draft.save({ channel: 'returnee' });
    expect(hidden.body.progress?.[0]?.open).not.toContain('points');
    expect((await draft.answers()).body.answers).toMatchObject({ points: 80 });
    await draft.save({ channel: 'graduate', degree: null });
    expect((await draft.answers()).body.answers).toEqual({ channel: 'graduate', points: 80 });
  });

  test('given an answer that no service needs, when it is saved, then it is refused by name', async () => {
    const draft = await drafting({ services: ['medical'] });
    const strange = await draft.save({ homes: 1 });
    expect([strange.body.code, ...pointers(strange.body)]).toEqual(['answers-not-wanted', '/answers/homes']);
    expect((await draft.answers()).body.answers).toEqual({});
  });

  test('given personal answers, when the log is read, then nothing of them is in the clear', async () => {
    const draft = await drafting({ services: ['hukou', 'education'] });
    await draft.save({ name: 'Findable Name', channel: 'residence-to-hukou' });
    await draft.save({ cleanRecord: false });
    const { state } = await district.runtimeOf('talent').repository.load(aggregate, draft.params.applicationId);
    for (const id of ['name', 'cleanRecord'])
      expect(state.form.answers[id]).toMatchObject({ sealed: 'v1', person: draft.who.subject });
    expect(JSON.stringify(await district.commitsOf('talent'))).not.toContain('Findable');
  });

  test('given a whole form, when it is drafted and read back by question or whole, then both say the same', async () => {
    const preferences = ['demo-school-2', 'demo-school-1'];
    const education = { ...everything.answers.education, memberId: 'm-made-up', preferences };
    const answers = { ...everything.answers, education };
    const body = { ...everything, answers, facts: { degree: 'master', talentCategory: 'leading' } };
    const draft = await drafting(body);
    expect((await draft.whole()).body).toEqual(body);
    expect((await draft.answers()).body.answers).toMatchObject({
      channel: 'returnee',
      childMember: 'm-made-up',
      degree: 'master',
    });
    const { facts: _facts, ...plain } = body;
    const replaced = await district.call<Shown>(draft.who, 'PUT /talent/applications/{applicationId}', {
      params: draft.params,
      body: plain,
    });
    expect(replaced.status).toBe(200);
    expect((await draft.whole()).body).toEqual(plain);
  });

  test('given a whole form with what is not wanted, when it is drafted, then its place in that form is named', async () => {
    const { created } = await drafting({ ...everything, services: ['hukou'] });
    expect(created.body.code).toBe('answers-not-wanted');
    expect(pointers(created.body)).toEqual(['/answers/housing/kind']);
    const further = await drafting({ services: ['hukou'], facts: { homes: 1 } });
    expect(pointers(further.created.body)).toEqual(['/facts/homes']);
  });
});
