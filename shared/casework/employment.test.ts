import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hukou } from '../../services/hukou/service.ts';
import { notices } from '../../services/notices/service.ts';
import { talent } from '../../services/talent/service.ts';
import type { Principal } from '../identity/index.ts';
import { type Joint, startJoint } from './testing/joint.ts';
import { talentCalled } from './testing/people.ts';

let joint: Joint;
beforeAll(async () => {
  joint = await startJoint([talent, hukou, notices]);
});
afterAll(() => joint.stop());

interface Shown {
  employmentId: string;
  state: string;
  name?: string;
  code?: string;
  corrected?: boolean;
}
const form = {
  services: ['hukou'],
  applicant: { name: '示例人才', phone: '021 0000 0000', idNumber: 'DEMO000001' },
  employer: { enterpriseId: 'demo-enterprise', name: '示例科技（演示数据 / made up）' },
  answers: { hukou: { channel: 'returnee' } },
};
const officerOf = (enterprise?: string): Principal => ({
  ...{ subject: `officer-${enterprise}`, roles: ['enterprise'] as const },
  ...(enterprise === undefined ? {} : { enterprise }),
});
const ours = officerOf('demo-enterprise');
const one = '/talent/employments/{employmentId}';
const list = async (who = ours) =>
  (await joint.call<{ items: Shown[] }>(who, 'GET /talent/employments')).body.items?.map((row) => row.employmentId);
const shown = (employmentId: string, who = ours) => joint.call<Shown>(who, `GET ${one}`, { params: { employmentId } });
const answers = (employmentId: string, body: unknown, who = ours) =>
  joint.call<Shown>(who, `POST ${one}/answer`, { params: { employmentId }, body });
const consents = async (who: string, what: 'give' | 'withdraw') => {
  const terms = { recipient: 'employer', purpose: 'handling' };
  const { consentId } = (
    await joint.call<{ consentId: string }>(talentCalled(who), 'POST /talent/consents', { body: terms })
  ).body;
  const withdrawal = 'POST /talent/consents/{consentId}/withdraw';
  if (what === 'withdraw') await joint.call(talentCalled(who), withdrawal, { params: { consentId } });
};
const pictured = async (who: string, id: string) =>
  (await joint.seen(who, id)) as unknown as { employment: Record<string, unknown> };
const titlesOf = async (who: Principal, box: string) =>
  (await joint.call<{ items: { title: { en: string } }[] }>(who, 'GET /notices', { query: { box } })).body.items.map(
    ({ title }) => title.en,
  );

describe('an employment', () => {
  test('given no consent, when an application is submitted, then the employer sees nothing; a consent given later shows it', async () => {
    const id = await joint.submitted('amy', form);
    expect(await list()).not.toContain(id);
    expect((await pictured('amy', id)).employment).toEqual({ state: 'not-asked' });
    await consents('amy', 'give');
    await joint.settle();
    expect(await list()).toContain(id);
    expect((await pictured('amy', id)).employment).toMatchObject({ state: 'asked' });
  });

  test('given the consent, when the employer looks, confirms and corrects, then the talent sees each, with notices', async () => {
    await consents('bea', 'give');
    const id = await joint.submitted('bea', form);
    expect((await shown(id)).body).toMatchObject({ state: 'asked', name: '示例人才' });
    expect(await titlesOf(ours, 'enterprise')).toContain(`Please confirm an employment: ${id}`);
    expect((await answers(id, { outcome: 'denied' })).body.code).toBe('denial-reason');
    const denied = await answers(id, { outcome: 'denied', reason: 'has-left', note: '示例说明' });
    expect([denied.status, denied.body.state]).toEqual([200, 'denied']);
    await joint.settle();
    expect((await pictured('bea', id)).employment).toMatchObject({
      ...{ state: 'denied', note: '示例说明', corrected: false },
      reason: { code: 'has-left' },
    });
    expect((await answers(id, { outcome: 'confirmed' })).body.code).toBe('answered');
    const corrected = await answers(id, { outcome: 'confirmed', correction: '示例原因' });
    expect(corrected.body).toMatchObject({ state: 'confirmed', corrected: true });
    await joint.settle((events) => [...events, ...events].reverse());
    expect(await titlesOf(talentCalled('bea'), 'mine')).toEqual(
      expect.arrayContaining([
        `Your employer did not confirm the employment: ${id}`,
        `Your employer confirmed the employment: ${id}`,
      ]),
    );
    const openings = await joint.call(talentCalled('bea'), 'GET /talent/openings');
    expect(JSON.stringify(openings.body)).toContain('Confirming the employment');
  });

  test('given another enterprise’s, when its id is guessed, then there is none, and nothing was answered', async () => {
    await consents('cat', 'give');
    const id = await joint.submitted('cat', form);
    for (const who of [officerOf('another'), officerOf()]) {
      expect((await shown(id, who)).status).toBe(404);
      expect((await answers(id, { outcome: 'confirmed' }, who)).status).toBe(404);
    }
    expect(await list(officerOf('another'))).toEqual([]);
    expect((await pictured('cat', id)).employment).toMatchObject({ state: 'asked' });
  });

  test('given the consent is withdrawn, when the employer looks or answers, then there is none at once, and none in its list', async () => {
    await consents('dot', 'give');
    const id = await joint.submitted('dot', form);
    expect(await list()).toContain(id);
    await consents('dot', 'withdraw');
    expect(await list()).not.toContain(id);
    expect((await shown(id)).status).toBe(404);
    expect((await answers(id, { outcome: 'confirmed' })).status).toBe(404);
    await joint.settle((events) => [...events, ...events].reverse());
    expect(await list()).not.toContain(id);
    const gone = `No need to confirm an employment any more: ${id}`;
    expect((await titlesOf(ours, 'enterprise')).filter((title) => title === gone)).toHaveLength(1);
    expect((await pictured('dot', id)).employment).toMatchObject({ state: 'not-asked' });
  });

  test('given a consent that is withdrawn while the submission is on its way, when both have come, then nothing is listed', async () => {
    await consents('eli', 'give');
    const id = await joint.drafted('eli', form);
    await joint.does('eli', id, 'submit');
    await consents('eli', 'withdraw');
    await joint.settle((events) => [...events, ...events].reverse());
    expect(await list()).not.toContain(id);
  });

  test('given hukou’s case, when the employer would file without consent, after its withdrawal or a denial, then it may not; with consent it may', async () => {
    const listed = async (caseId: string) => {
      const { body } = await joint.call<{ items: { caseId: string }[] }>(ours, 'GET /hukou/filings');
      return body.items.some((row) => row.caseId === caseId);
    };
    const file = async (caseId: string) => {
      const route = 'POST /hukou/cases/{caseId}/employer-filing';
      const { status, body } = await joint.call<Shown>(ours, route, { params: { caseId }, body: {} });
      return status === 200 ? status : `${status} ${body.code}`;
    };
    const id = await joint.submitted('gil', form);
    const tried = async () => [await listed(id), await file(id)];
    expect(await tried()).toEqual([false, '404 not-found']);
    await consents('gil', 'give');
    await joint.settle();
    expect(await listed(id)).toBe(true);
    expect(await titlesOf(ours, 'enterprise')).toContain(`Please file for hukou: ${id}`);
    await answers(id, { outcome: 'confirmed' });
    await joint.settle();
    await consents('gil', 'withdraw');
    await joint.settle();
    expect(await tried()).toEqual([false, '404 not-found']);
    await consents('gil', 'give');
    await joint.settle();
    expect(await listed(id)).toBe(true);
    await answers(id, { outcome: 'denied', reason: 'has-left', correction: '示例' });
    await joint.settle();
    expect(await tried()).toEqual([false, '409 employment-denied']);
    await answers(id, { outcome: 'confirmed', correction: '示例' });
    await joint.settle();
    expect(await tried()).toEqual([true, 200]);
    await joint.does('gil', id, 'withdraw');
    await joint.settle();
    expect(await listed(id)).toBe(false);
  });

  test('given the application ends, when the employer looks, then its list has it no more, and an answer stays', async () => {
    await consents('fay', 'give');
    const id = await joint.submitted('fay', form);
    await answers(id, { outcome: 'confirmed' });
    await joint.does('fay', id, 'withdraw');
    await joint.settle();
    expect(await list()).not.toContain(id);
    expect((await answers(id, { outcome: 'denied', reason: 'has-left', correction: '示例' })).status).toBe(404);
    expect((await pictured('fay', id)).employment).toMatchObject({ state: 'confirmed' });
  });
});
