import { afterAll, beforeAll, expect, test } from 'vitest';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { talent } from '../../services/talent/service.ts';
import { everything, type Joint, startJoint } from './testing/joint.ts';
import { caseworkerOf, leadOf, talentCalled } from './testing/people.ts';

let joint: Joint;
beforeAll(async () => {
  joint = await startJoint([talent, hukou, medical]);
});
afterAll(() => joint.stop());

const part = { ...everything, services: ['hukou'], answers: { hukou: everything.answers.hukou } };
const reject = { outcome: 'rejected', reasonCode: 'channel-not-fitting' };
const rejected = async (caseId: string) => {
  await joint.works('hukou', caseId, 'assignment');
  await joint.works('hukou', caseId, 'decision', reject);
  await joint.settle();
};
const reopened = async (caseId: string) => {
  const body = { reason: { zh: '示例', en: 'Made up' } };
  await joint.call(leadOf('hukou'), 'POST /hukou/cases/{caseId}/reopening', { params: { caseId }, body });
  await joint.settle((events) => [...events, ...events].reverse());
};
const caseFor = async (who: ReturnType<typeof talentCalled>, caseId: string) =>
  (
    await joint.call<{ besideCases?: string[]; besideAdvice?: { en: string } }>(who, 'GET /hukou/cases/{caseId}', {
      params: { caseId },
    })
  ).body;

test('given a case that was reopened, when another application asks for the service, then it is refused until that has ended', async () => {
  const first = await joint.submitted('ana', part);
  await rejected(first);
  await reopened(first);
  const second = await joint.drafted('ana', part);
  expect((await joint.does('ana', second, 'submit')).body.code).toBe('active-application');
  expect((await joint.seen('ana', first)).lanes[0]).not.toHaveProperty('conflict');
  await joint.does('ana', first, 'withdraw');
  await joint.settle();
  expect((await joint.does('ana', second, 'submit')).status).toBe(200);
  await joint.settle();
});

test('given another application under way for the service, when the first is reopened, then talent and staff see both, until one has ended', async () => {
  const first = await joint.submitted('ben', part);
  await rejected(first);
  const second = await joint.submitted('ben', part);
  await reopened(first);
  expect((await joint.seen('ben', first)).lanes[0]).toMatchObject({ terminal: false, conflict: expect.anything() });
  expect((await joint.seen('ben', second)).lanes[0]).not.toHaveProperty('conflict');
  expect((await caseFor(caseworkerOf('hukou'), first)).besideCases).toEqual([second]);
  // The second one's caseworker reads the same, and what can be done.
  const against = await caseFor(caseworkerOf('hukou'), second);
  expect(against.besideCases).toEqual([first]);
  expect(against.besideAdvice?.en).toContain('which of them goes on');
  expect(await caseFor(talentCalled('ben'), second)).not.toHaveProperty('besideCases');
  expect(await caseFor(talentCalled('ben'), first)).not.toHaveProperty('besideCases');
  await joint.does('ben', second, 'withdraw');
  await joint.settle();
  for (const caseId of [first, second])
    expect(await caseFor(caseworkerOf('hukou'), caseId)).not.toHaveProperty('besideCases');
  // The next thing that the department tells claims the service again.
  await joint.works('hukou', first, 'supplement-request', { missing: [{ zh: '示例', en: 'made up' }] });
  await joint.settle();
  expect((await joint.seen('ben', first)).lanes[0]).not.toHaveProperty('conflict');
  const third = await joint.drafted('ben', part);
  expect((await joint.does('ben', third, 'submit')).body.code).toBe('active-application');
});
