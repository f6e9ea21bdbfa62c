import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { talent } from '../../services/talent/service.ts';
import { everything, type Joint, startJoint } from './testing/joint.ts';
import { talentCalled } from './testing/people.ts';

let joint: Joint;
beforeAll(async () => {
  joint = await startJoint([talent, hukou, housing, education, medical]);
});
afterAll(() => joint.stop());

interface Given {
  consentId: string;
  recipient: string;
  purpose: string;
  effect: { zh: string; en: string };
  withdrawnAt?: string;
}
interface Problem {
  code: string;
  errors: { pointer: string }[];
}

const listed = async (who: string) =>
  (await joint.call<{ items: Given[]; offered: unknown[] }>(talentCalled(who), 'GET /talent/consents')).body;
const toHandling = async (who: string, recipient: string) =>
  (await listed(who)).items.find((one) => one.recipient === recipient && one.withdrawnAt === undefined)?.consentId ??
  '';
const withdraw = (who: string, consentId: string) =>
  joint.call<Given>(talentCalled(who), 'POST /talent/consents/{consentId}/withdraw', { params: { consentId } });
const lanesOf = async (who: string, applicationId: string) =>
  Object.fromEntries((await joint.seen(who, applicationId)).lanes.map(({ service, state }) => [service, state]));

describe('consents', () => {
  test('given no consent to two departments, when the draft is submitted, then both are named and nothing is sent', async () => {
    const applicationId = await joint.drafted('ada');
    for (const recipient of ['housing', 'medical']) await withdraw('ada', await toHandling('ada', recipient));
    const { status, body } = await joint.does('ada', applicationId, 'submit');
    const { code, errors } = body as unknown as Problem;
    expect([status, code, errors.map(({ pointer }) => pointer)]).toEqual([
      422,
      'consent-missing',
      ['/services/1', '/services/3'],
    ]);
    expect(errors[0]).toMatchObject({ rule: { zh: expect.stringContaining('缺少对安居部门办理的同意') } });
    expect((await joint.seen('ada', applicationId)).status).toBe('DRAFT');
  });

  test('given an application under way, when a consent to handling is withdrawn, then what it does is told before, and done', async () => {
    const applicationId = await joint.submitted('ben');
    const consentId = await toHandling('ben', 'housing');
    const route = 'GET /talent/consents/{consentId}/withdrawal';
    const preview = await joint.call(talentCalled('ben'), route, { params: { consentId } });
    expect(preview.body).toMatchObject({ stops: [{ applicationId, service: 'housing' }] });
    const { body } = await withdraw('ben', consentId);
    expect(body.effect).toEqual(preview.body.effect);
    await joint.settle((events) => [...events, ...events].reverse());
    expect(await lanesOf('ben', applicationId)).toMatchObject({ housing: 'WITHDRAWN', hukou: 'PRECHECK' });
    const after = await joint.call(talentCalled('ben'), route, { params: { consentId } });
    expect(after.body).toMatchObject({ stops: [] });
  });

  test('given a consent withdrawn while the submission is on its way, when both have come, then the lane has stopped', async () => {
    const applicationId = await joint.drafted('cam');
    await joint.does('cam', applicationId, 'submit');
    await withdraw('cam', await toHandling('cam', 'hukou'));
    await joint.settle((events) => [...events].reverse());
    expect(await lanesOf('cam', applicationId)).toMatchObject({ hukou: 'WITHDRAWN', housing: 'SUBMITTED' });
  });

  test('given another’s consent, when its id is guessed, then there is no such consent and it stays in force', async () => {
    await joint.drafted('dee');
    const consentId = await toHandling('dee', 'hukou');
    const params = { consentId };
    expect((await withdraw('eve', consentId)).status).toBe(404);
    const preview = 'GET /talent/consents/{consentId}/withdrawal';
    expect((await joint.call(talentCalled('eve'), preview, { params })).status).toBe(404);
    expect(await toHandling('dee', 'hukou')).toBe(consentId);
  });

  test('given a consent that nobody asks for, when it is given, then it is refused; one in force answers as it is', async () => {
    const give = (body: unknown) => joint.call<Given & Problem>(talentCalled('flo'), 'POST /talent/consents', { body });
    const strange = await give({ recipient: 'employer', purpose: 'notices' });
    expect([strange.status, strange.body.code]).toEqual([422, 'not-offered']);
    const first = await give({ recipient: 'housing', purpose: 'document-reuse' });
    const again = await give({ recipient: 'housing', purpose: 'document-reuse' });
    expect(again.body.consentId).toBe(first.body.consentId);
    expect((await listed('flo')).offered.length).toBe(15);
  });
});

describe('one active application for each service', () => {
  test('given hukou under way, when another is submitted for medical, then it is taken, and one for hukou is not until the lane has ended', async () => {
    const part = (service: 'hukou' | 'medical') => ({
      ...everything,
      services: [service],
      answers: { [service]: everything.answers[service] },
    });
    const first = await joint.submitted('gus', part('hukou'));
    await joint.submitted('gus', part('medical'));
    const second = await joint.drafted('gus', part('hukou'));
    const { code, errors } = (await joint.does('gus', second, 'submit')).body as unknown as Problem;
    const rule = { zh: '“落户”正在您的另一份申请中办理。' };
    expect([code, errors]).toMatchObject(['active-application', [{ pointer: '/services/0', rule }]]);
    await joint.does('gus', first, 'withdraw');
    await joint.settle();
    expect((await joint.does('gus', second, 'submit')).status).toBe(200);
    await joint.settle();
  });
});

test('given two departments that ask for the same document, when it is answered once, then both take it, however often it comes, and the same answer again is one', async () => {
  const applicationId = await joint.submitted('hal');
  const missing = [{ zh: '合同', en: 'the contract', document: 'CON' }];
  for (const department of ['hukou', 'housing']) {
    await joint.works(department, applicationId, 'assignment');
    await joint.works(department, applicationId, 'supplement-request', { missing });
  }
  await joint.settle();
  const document = { itemId: 'item-1', person: 'hal', kind: 'CON', state: 'READY', at: '2026-11-23T09:00:00+08:00' };
  await joint.tell('plus.wallet.item-ready.v1', document);
  const body = { documents: ['CON'], items: ['item-1'], text: '合同见附件（演示数据）' };
  expect((await joint.does('eve', applicationId, 'supplements', body)).status).toBe(404);
  const wrong = await joint.does('hal', applicationId, 'supplements', { ...body, documents: ['CON', 'TAX'] });
  expect(wrong.body.code).toBe('no-supplement');
  for (const recipient of ['hukou', 'housing'])
    await joint.call(talentCalled('hal'), 'POST /talent/consents', { body: { recipient, purpose: 'document-reuse' } });
  const [once, again] = [
    await joint.does('hal', applicationId, 'supplements', body),
    await joint.does('hal', applicationId, 'supplements', body),
  ];
  expect([once.status, again]).toEqual([200, once]);
  await joint.settle((events) => [...events, ...events].reverse());
  expect(await lanesOf('hal', applicationId)).toMatchObject({ hukou: 'PRECHECK', housing: 'SUBMITTED' });
  expect((await joint.does('hal', applicationId, 'supplements', body)).body.code).toBe('no-supplement');
});
