import { afterAll, beforeAll, expect, test } from 'vitest';
import { hukou } from '../../services/hukou/service.ts';
import { person } from '../../services/notices/aggregates.ts';
import { type PostOffice, startPostOffice } from '../../services/notices/testing.ts';
import { application } from '../../services/talent/application/aggregate.ts';
import { talent } from '../../services/talent/service.ts';
import type { Principal } from '../identity/index.ts';
import type { Sealed } from '../sealed/index.ts';
import { everything } from './testing/joint.ts';
import { caseworkerOf, talentCalled } from './testing/people.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await startPostOffice('2026-11-23T10:00:00+08:00', [talent, hukou]);
});
afterAll(() => office.stop());

const one = { ...everything, services: ['hukou'], answers: { hukou: { channel: 'returnee' } } };
const on = (who: Principal, route: string, applicationId: string, body?: unknown) =>
  office.call<{ status: string; code?: string }>(who, route, { params: { applicationId }, body });
const path = '/talent/applications/{applicationId}';

async function drafted(who: Principal): Promise<string> {
  const { body } = await office.call<{ applicationId: string }>(who, 'POST /talent/applications', { body: one });
  await office.settle();
  return body.applicationId;
}
async function told(who: Principal) {
  await office.settle();
  const { body } = await office.call<{ items: { template: string; title: { zh: string; en: string } }[] }>(
    who,
    'GET /notices',
    { query: { box: 'mine' } },
  );
  return body.items;
}
const templates = async (who: Principal) => (await told(who)).map(({ template }) => template);

test('given a draft that nobody touches, when its days pass, then its talent is warned, then told, and it offers nothing', async () => {
  const [idle, busy] = [talentCalled('idle'), talentCalled('busy')];
  const [left, kept] = [await drafted(idle), await drafted(busy)];
  await office.deliverAt('2027-01-14T09:00:00+08:00');
  expect(await told(idle)).toEqual([]);
  expect((await on(busy, `PATCH ${path}/answers`, kept, { answers: { degree: 'master' } })).status).toBe(200);
  await office.settle();
  await office.deliverAt('2027-01-15T09:00:00+08:00');
  expect(await told(idle)).toMatchObject([
    {
      template: 'draft.expiring',
      title: { zh: `草稿将于 2027-01-22 过期：${left}`, en: `Your draft expires on 2027-01-22: ${left}` },
    },
  ]);
  expect(await told(busy)).toEqual([]);
  await office.deliverAt('2027-01-23T09:00:00+08:00');
  expect(await templates(idle)).toEqual(expect.arrayContaining(['draft.expiring', 'draft.expired']));
  expect((await on(idle, `GET ${path}`, left)).body.status).toBe('EXPIRED');
  for (const read of [`GET ${path}/answers`, `GET ${path}/form`]) {
    const answer = await on(idle, read, left);
    expect([answer.status, answer.body.code]).toEqual([410, 'draft-expired']);
  }
  expect((await on(idle, `POST ${path}/submit`, left)).body.code).toBe('draft-expired');
  expect((await on(busy, `GET ${path}/answers`, kept)).status).toBe(200);
  expect(await told(busy)).toEqual([]);
});

test('given a case with its caseworker, when the talent corrects an answer, then the caseworker is told and the new number is the one to write to', async () => {
  const [who, worker] = [talentCalled('corrects'), caseworkerOf('hukou')];
  await office.call(who, 'POST /talent/consents', { body: { recipient: 'hukou', purpose: 'handling' } });
  const applicationId = await drafted(who);
  expect((await on(who, `POST ${path}/submit`, applicationId)).status).toBe(200);
  await office.settle();
  await office.call(worker, 'POST /hukou/cases/{caseId}/assignment', { params: { caseId: applicationId }, body: {} });
  await office.settle();
  expect(await templates(worker)).not.toContain('staff.answer-corrected');
  const contact = async () =>
    (await office.runtimeOf('notices').repository.load(person, who.subject)).state.applied.sms?.box;
  const before = await contact();
  const correct = (question: string, value: unknown) =>
    on(who, `POST ${path}/corrections`, applicationId, { question, value, reason: '更正（演示数据）' });
  expect((await correct('daysAbroad', 300)).status).toBe(200);
  expect(await templates(worker)).toContain('staff.answer-corrected');
  expect(await contact()).toBe(before);
  await office.deliverAt('2027-01-24T09:00:00+08:00');
  expect((await correct('phone', '021 0000 7777')).status).toBe(200);
  expect((await templates(worker)).filter((one) => one === 'staff.answer-corrected')).toHaveLength(2);
  expect(await contact()).not.toBe(before);
});

test('given a draft that names a child under fourteen, when its guardian has not consented for it, then they are told, once; not when they have', async () => {
  const guardian = talentCalled('guardian');
  const added = async (birthDate: string) => {
    const body = { relation: 'child', name: '示例孩子', birthDate };
    return (await office.call<{ memberId: string }>(guardian, 'POST /talent/members', { body })).body.memberId;
  };
  const draftOf = async (memberId: string) => {
    const body = { ...one, services: ['education'], answers: { education: { memberId } } };
    return (await office.call<{ applicationId: string }>(guardian, 'POST /talent/applications', { body })).body;
  };
  const grown = await draftOf(await added('2012-01-01'));
  expect(await told(guardian)).toEqual([]);
  const young = await added('2020-05-01');
  const { applicationId } = grown;
  const naming = { answers: { childMember: young } };
  expect((await on(guardian, `PATCH ${path}/answers`, applicationId, naming)).status).toBe(200);
  await on(guardian, `PATCH ${path}/answers`, applicationId, { answers: { childMember: 'm-nobody' } });
  await on(guardian, `PATCH ${path}/answers`, applicationId, naming);
  expect(await told(guardian)).toMatchObject([
    {
      template: 'consent.needed',
      title: {
        zh: `需要监护人单独同意：${applicationId}`,
        en: `The guardian’s consent is needed: ${applicationId}`,
      },
    },
  ]);
  const consent = { recipient: 'education', purpose: 'handling', memberId: young };
  await office.call(guardian, 'POST /talent/consents', { body: consent });
  await draftOf(young);
  expect((await templates(guardian)).filter((template) => template === 'consent.needed')).toHaveLength(1);
});

test('given a draft that its talent withdrew, when its days pass, then it offers nothing and its key is gone, and nobody is told', async () => {
  const who = talentCalled('takes-back');
  const left = await drafted(who);
  const answers = () => on(who, `GET ${path}/answers`, left);
  expect((await on(who, `POST ${path}/withdraw`, left, {})).body.status).toBe('WITHDRAWN');
  await office.settle();
  expect((await answers()).status).toBe(200);
  const { name } = (await office.runtimeOf('talent').repository.load(application, left)).state.form.answers;
  const opened = () =>
    office
      .runtimeOf('talent')
      .keyring()
      .open(name as Sealed<string>, { who: who.subject, why: 'test.all', caseId: left });
  expect(await opened()).toMatchObject({ ok: true });
  await office.deliverAt('2027-03-01T09:00:00+08:00');
  await office.settle();
  const gone = await answers();
  expect([gone.status, gone.body.code]).toEqual([410, 'draft-expired']);
  expect((await on(who, `GET ${path}`, left)).body.status).toBe('WITHDRAWN');
  expect(await opened()).toMatchObject({ ok: false, code: 'erased' });
  expect(await told(who)).toEqual([]);
});
