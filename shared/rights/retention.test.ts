import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { medical } from '../../services/medical/service.ts';
import { talent } from '../../services/talent/service.ts';
import { everything, type Joint, startJoint } from '../casework/testing/joint.ts';
import { talentCalled } from '../casework/testing/people.ts';
import { verifyStream } from '../log/index.ts';
import type { Sealed } from '../sealed/index.ts';

let joint: Joint;
beforeAll(async () => {
  joint = await startJoint([talent, medical]);
});
afterAll(() => joint.stop());

const asks = <T>(who: string, route: string, request: object = {}) => joint.call<T>(talentCalled(who), route, request);

function boxesOf(value: unknown): Sealed<unknown>[] {
  if (value === null || typeof value !== 'object') return [];
  return 'sealed' in value && 'box' in value ? [value as Sealed<unknown>] : Object.values(value).flatMap(boxesOf);
}

test('given anyone, when they ask how long things are held, then each kind has its period, source and how sure that is', async () => {
  const { body } = await asks<{ items: Record<string, unknown>[]; own?: unknown }>(
    'anyone',
    'GET /talent/rights/retention',
  );
  expect(body.own).toEqual([]);
  expect(body.items.map(({ kind }) => kind)).toEqual([
    ...['hukou', 'housing', 'education', 'medical', 'draft', 'withdrawn-draft'],
    ...['document', 'unused-document', 'notice', 'person', 'decision'],
  ]);
  for (const { source, certainty } of body.items)
    expect({ source, certainty }).toMatchObject({ source: { en: expect.any(String) }, certainty: 'made-up' });
});

describe('retention of one application', () => {
  test('given an old application and a younger one, when the period of the old one is over, then that is announced, and it alone goes, in every log', async () => {
    const medicalOnly = { ...everything, services: ['medical'], answers: { medical: everything.answers.medical } };
    const old = await joint.submitted('hal', medicalOnly);
    await joint.does('hal', old, 'withdraw');
    await joint.settle();
    const own = async () =>
      (await asks<{ own: { applicationId: string }[] }>('hal', 'GET /talent/rights/retention')).body.own;
    const day = { services: ['medical'], on: '2027-11-23' };
    expect(await own()).toEqual([{ applicationId: old, ...day, announced: false }]);
    await joint.advanceTo('2027-10-24T09:00:00+08:00');
    expect(await own()).toEqual([{ applicationId: old, ...day, announced: true }]);
    const young = await joint.submitted('hal', medicalOnly);
    await joint.advanceTo('2027-11-25T09:00:00+08:00');
    const form = async (applicationId: string) =>
      (await asks('hal', 'GET /talent/applications/{applicationId}/form', { params: { applicationId } })).status;
    expect([await form(old), await form(young), await own()]).toEqual([404, 200, []]);
    const { items } = (await asks<{ items: object[] }>('hal', 'GET /medical/cases')).body;
    expect(items).toMatchObject([{ caseId: young }]);
    const logs = await Promise.all(['talent', 'medical'].map(joint.commitsOf));
    const opened = async (id: string) => {
      const boxes = boxesOf(logs.flat().filter(({ stream }) => stream.endsWith(id)));
      expect(boxes.length).toBeGreaterThan(5);
      const keyring = joint.runtimeOf('talent').keyring();
      const all = await Promise.all(
        boxes.map((box) => keyring.open(box, { who: 'hal', why: 'test.test', caseId: id })),
      );
      return new Set(all.map((one) => (one.ok ? 'opened' : one.code)));
    };
    expect([await opened(old), await opened(young)]).toEqual([new Set(['erased']), new Set(['opened'])]);
    for (const log of logs)
      for (const stream of new Set(log.map((commit) => commit.stream)))
        expect(verifyStream(log.filter((commit) => commit.stream === stream))).toMatchObject({ ok: true });
  });
});
