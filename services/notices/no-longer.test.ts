import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { talentCalled } from '../../shared/casework/testing/people.ts';
import { submittedData } from '../../shared/casework/testing/submitted.ts';
import { type PostOffice, startPostOffice } from './testing.ts';

const day = '2026-11-23';
let office: PostOffice;
beforeAll(async () => {
  office = await startPostOffice(`${day}T08:05:00+08:00`);
});
afterAll(() => office.stop());

const asked = {
  supplement: { askedAt: `${day}T08:05:00+08:00`, missing: [{ zh: '合同（演示）', en: 'contract (made up)' }] },
  paused: true,
};
const closed = { supplement: { ...asked.supplement, closedAt: `${day}T08:59:56+08:00` } };

/** Who has a daily digest by SMS. */
async function reachable(person: string): Promise<void> {
  const phone = await office.runtimeOf('notices').keyring().seal(person, 'applicant/phone', '021 0000 0000');
  const { applicant } = submittedData(person) as { applicant: object };
  const data = submittedData(person, { person, applicant: { ...applicant, phone } });
  await office.tell('plus.talent.application-submitted.v1', data);
  const terms = { consentId: `consent-${person}`, person, subject: person, recipient: 'hukou', purpose: 'notices' };
  await office.tell('plus.talent.consent-given.v1', { ...terms, at: `${day}T08:00:00+08:00` });
  const body = { language: 'en', channels: ['sms'], digest: 'daily' };
  expect((await office.call(talentCalled(person), 'PUT /notices/preferences', { body })).status).toBe(200);
}

const progress = (person: string, more: object, streamversion: number) =>
  office.tell(
    'plus.hukou.case-progressed.v1',
    {
      ...{ caseId: `case-${person}`, applicationId: `app-${person}`, person, state: 'ACCEPTED', terminal: false },
      ...{ stage: { zh: '已受理', en: 'Accepted' }, ...more },
    },
    { subject: `case/case-${person}`, source: 'plus/hukou', streamversion },
  );
const listed = async <T>(who: object, route: string, query = {}) =>
  (await office.call<{ items: T[] }>(who as never, `GET ${route}`, { query })).body.items;
const messagesOf = (person: string) => listed<object>(talentCalled(person), '/notices/messages');
const told = async (person: string) =>
  (await listed<{ template: string }>(talentCalled(person), '/notices')).map(({ template }) => template);
const ops = { subject: 'ops', roles: ['ops'] };

describe('a digest', () => {
  test('given some of it holds no more at its time, when it leaves, then it says the rest; with nothing left it does not leave', async () => {
    for (const person of ['ann', 'bob']) {
      await reachable(person);
      await progress(person, asked, 1);
    }
    await progress('ann', closed, 2);
    await progress('bob', { state: 'WITHDRAWN', terminal: true }, 2);
    await office.deliverAt(`${day}T09:00:00+08:00`);
    const bodies = (await listed<{ body: string }>(ops, '/notices/mailbox')).map(({ body }) => body);
    expect(bodies).toEqual([expect.stringContaining('asks you for nothing any more')]);
    expect(await messagesOf('ann')).toMatchObject([{ state: 'SENT' }]);
    expect(await messagesOf('bob')).toMatchObject([{ state: 'NOT_NEEDED', why: 'not-needed' }]);
    expect(await listed(ops, '/notices/sends', { state: 'NOT_NEEDED' })).toHaveLength(1);
    expect(await listed(ops, '/notices/sends')).toEqual([]);
  });
});

describe('a request that the department closed', () => {
  test('given it is closed, when that is told again or the case goes on, then the talent hears of it once', async () => {
    await progress('cat', asked, 1);
    await progress('cat', closed, 2);
    await progress('cat', closed, 2);
    await progress('cat', { ...closed, owner: 'worker' }, 3);
    expect((await told('cat')).sort()).toEqual(['lane.supplement-asked', 'lane.supplement-closed']);
    const anew = { supplement: { ...asked.supplement, askedAt: `${day}T10:00:00+08:00` }, paused: true };
    await progress('cat', anew, 4);
    await progress('cat', { supplement: { ...anew.supplement, closedAt: `${day}T11:00:00+08:00` } }, 5);
    expect((await told('cat')).filter((one) => one === 'lane.supplement-closed')).toHaveLength(2);
  });

  test('given it is answered, or the case has ended, then nothing is said of a closing', async () => {
    await progress('dan', asked, 1);
    await progress('dan', { supplement: { ...asked.supplement, answeredAt: `${day}T10:00:00+08:00` } }, 2);
    await progress('dan', { ...closed, state: 'WITHDRAWN', terminal: true }, 3);
    expect(await told('dan')).toEqual(['lane.supplement-asked']);
  });
});

test('given an enterprise is told of an employment or its review, then it is led to what it may see', async () => {
  const enterprise = { subject: 'hr', roles: ['enterprise'], enterprise: 'demo-enterprise' };
  const applicationId = 'made-up-application';
  const employment = { applicationId, person: 'eli', enterpriseId: enterprise.enterprise, services: ['hukou'] };
  const state = { state: 'asked', open: true, askedAt: `${day}T09:00:00+08:00`, corrected: false };
  await office.tell('plus.talent.employment-progressed.v1', { ...employment, ...state });
  const review = { caseId: applicationId, applicationId, person: 'eli', reviewId: `${applicationId}-1` };
  const filed = { filedBy: 'enterprise', enterpriseId: enterprise.enterprise };
  await office.tell('plus.hukou.review-opened.v1', { ...review, ...filed }, { subject: 'review/made-up' });
  const seen = await listed<{ template: string; about: { path: string } }>(enterprise, '/notices', {
    box: 'enterprise',
  });
  expect(Object.fromEntries(seen.map(({ template, about }) => [template, about.path]))).toEqual({
    'employment.asked': `/talent/employments/${applicationId}`,
    'review.received': `/hukou/reviews/${applicationId}-1`,
  });
});
