import { afterAll, beforeAll, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { talent } from '../../services/talent/service.ts';
import type { Principal } from '../identity/index.ts';
import { wantedEvents } from '../service/index.ts';
import { cloudEventsOf } from '../service/relay.ts';
import { everything, type Joint, startJoint } from './testing/joint.ts';
import { caseworkerOf, talentCalled } from './testing/people.ts';

let joint: Joint;
beforeAll(async () => {
  joint = await startJoint([talent, hukou, housing]);
});
afterAll(() => joint.stop());

const { applicant, employer, answers } = everything;
const services = ['hukou', 'housing'];
const both = { services, applicant, employer, answers: { hukou: answers.hukou, housing: answers.housing } };
const officer: Principal = { subject: 'officer', roles: ['enterprise'], enterprise: 'demo-enterprise' };

interface Around {
  employment: { state: string; on?: string; text: { zh: string; en: string } };
  informedBy?: { service: string; shared: boolean; outcome?: string; on?: string; text: { zh: string } }[];
}
const shown = async (department: string, caseId: string) =>
  (await joint.call<Around>(caseworkerOf(department), `GET /${department}/cases/{caseId}`, { params: { caseId } }))
    .body;
const employments = async (caseId: string) =>
  Promise.all(services.map(async (one) => (await shown(one, caseId)).employment.state));

async function consents(who: string, terms: { recipient: string; purpose: string }): Promise<string> {
  const given = await joint.call<{ consentId: string }>(talentCalled(who), 'POST /talent/consents', { body: terms });
  await joint.settle();
  return given.body.consentId;
}
async function withdraws(who: string, consentId: string): Promise<void> {
  await joint.call(talentCalled(who), 'POST /talent/consents/{consentId}/withdraw', { params: { consentId } });
  await joint.settle();
}
const confirms = { recipient: 'employer', purpose: 'handling' };
const outcomes = { recipient: 'housing', purpose: 'outcome-reuse' };
const answered = (employmentId: string, body: unknown) =>
  joint.call(officer, 'POST /talent/employments/{employmentId}/answer', { params: { employmentId }, body });
async function decided(caseId: string, department = 'hukou'): Promise<void> {
  await joint.works(department, caseId, 'assignment');
  await joint.works(department, caseId, 'decision', { outcome: 'rejected', reasonCode: 'channel-not-fitting' });
  await joint.settle();
}
/** Public events of the talent service so far, of one application, by type. */
async function toldOf(applicationId: string): Promise<string[]> {
  const events = (await joint.commitsOf('talent')).flatMap((commit) => cloudEventsOf('talent', commit));
  return events
    .filter(({ data }) => (data as { applicationId?: string }).applicationId === applicationId)
    .map(({ type }) => type.slice('plus.talent.'.length, -'.v1'.length));
}

const submits = (who: string, applicationId: string, key: string) =>
  joint.call(talentCalled(who), 'POST /talent/applications/{applicationId}/submit', {
    params: { applicationId },
    body: {},
    headers: { 'idempotency-key': key },
  });
const link = async (id: string) => (await shown('housing', id)).informedBy;

test('given consent, when the employer answers and corrects it, then every department reads it with its day', async () => {
  const consentId = await consents('ana', confirms);
  const id = await joint.drafted('ana', both);
  expect((await submits('ana', id, 'one-key')).status).toBe(200);
  await joint.settle();
  expect(await employments(id)).toEqual(['asked', 'asked']);
  await answered(id, { outcome: 'denied', reason: 'has-left' });
  await joint.settle((events) => [...events, ...events].reverse());
  expect(await employments(id)).toEqual(['denied', 'denied']);
  await answered(id, { outcome: 'confirmed', correction: '示例' });
  await withdraws('ana', consentId);
  expect((await shown('housing', id)).employment).toEqual({
    ...{ state: 'confirmed', on: '2026-11-23' },
    text: { zh: '用人单位已于 2026-11-23 确认劳动关系', en: 'confirmed by the employer on 2026-11-23' },
  });
  expect(JSON.stringify(await joint.commitsOf('housing'))).not.toContain('示例人才');
  // The same request again is the same command, though the consents are others by now.
  expect((await submits('ana', id, 'one-key')).status).toBe(200);
});

test('given no consents, when hukou is decided, then others see neither outcome nor employment, until consents come, and after they went', async () => {
  const id = await joint.submitted('ben', both);
  expect((await shown('hukou', id)).employment).toMatchObject({
    state: 'not-asked',
    text: { zh: '未询问用人单位（需本人同意）' },
  });
  await decided(id);
  expect(await link(id)).toMatchObject([{ service: 'hukou', shared: false }]);
  // A journey without these consents tells nothing more than before.
  expect(await toldOf(id)).toEqual(['application-submitted']);
  const asking = await consents('ben', confirms);
  expect(await employments(id)).toEqual(['asked', 'asked']);
  await withdraws('ben', asking);
  expect(await employments(id)).toEqual(['not-asked', 'not-asked']);
  const seeing = await consents('ben', outcomes);
  expect(await link(id)).toMatchObject([{ shared: true, outcome: 'rejected', on: '2026-11-23' }]);
  await withdraws('ben', seeing);
  expect(await link(id)).toMatchObject([{ shared: false, text: { zh: '落户结果供参考：本人未同意本部门查看' } }]);
  expect(JSON.stringify(await link(id))).not.toContain('rejected');
});

test('given consent to see it, when hukou is decided, then housing reads that there is no outcome yet, and then the outcome', async () => {
  await consents('eva', outcomes);
  const id = await joint.submitted('eva', both);
  expect(await link(id)).toMatchObject([{ service: 'hukou', shared: true, text: { zh: '落户结果供参考：尚无结果' } }]);
  expect(await shown('hukou', id)).not.toHaveProperty('informedBy');
  await decided(id);
  expect(await link(id)).toMatchObject([{ shared: true, outcome: 'rejected', on: '2026-11-23' }]);
  expect((await toldOf(id)).filter((type) => type === 'lanes-linked')).toHaveLength(1);
  // Only departments that something informs are called for it.
  const wanting = [hukou, housing, education, medical].filter((one) =>
    wantedEvents(one).includes('plus.talent.lanes-linked.v1'),
  );
  expect(wanting).toEqual([housing, education]);
});

test('given an answer that is heard before the application, when the case is opened, then it shows the answer', async () => {
  await consents('cem', confirms);
  const id = await joint.drafted('cem', both);
  await joint.does('cem', id, 'submit');
  // A consent that comes while the submission is on its way holds as well.
  await joint.call(talentCalled('cem'), 'POST /talent/consents', { body: outcomes });
  const told = { applicationId: id, person: 'cem', services, state: 'confirmed', at: '2026-11-23T09:30:00+08:00' };
  await joint.tell('plus.talent.employment-answered.v1', told, { streamversion: 2 });
  expect(await employments(id)).toEqual(['confirmed', 'confirmed']);
  expect(await link(id)).toMatchObject([{ shared: true }]);
});

test('given consents that go while the submission is on its way, when the case is shown, then they do not hold', async () => {
  const given = [await consents('dan', confirms), await consents('dan', outcomes)];
  const id = await joint.drafted('dan', both);
  await joint.does('dan', id, 'submit');
  for (const consentId of given)
    await joint.call(talentCalled('dan'), 'POST /talent/consents/{consentId}/withdraw', { params: { consentId } });
  await joint.settle((events) => [...events].reverse());
  expect(await employments(id)).toEqual(['not-asked', 'not-asked']);
  expect(await link(id)).toMatchObject([{ shared: false }]);
});
