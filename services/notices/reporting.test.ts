import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { talentCalled } from '../../shared/casework/testing/people.ts';
import { submittedData } from '../../shared/casework/testing/submitted.ts';
import type { Principal } from '../../shared/identity/index.ts';
import { settings } from './settings.ts';
import { type PostOffice, startPostOffice } from './testing.ts';

const day = '2026-11-23';
let office: PostOffice;
let messageId: string;

const ops: Principal = { subject: 'ops', roles: ['ops'] };
const gateway: Principal = { subject: 'gateway', roles: ['institution'], institution: settings.gateway };
interface Shown {
  messageId: string;
  state: string;
  handed?: number;
  why?: string;
  code?: string;
}

beforeAll(async () => {
  office = await startPostOffice(`${day}T10:00:00+08:00`);
  const person = 'talent-told';
  const phone = await office.runtimeOf('notices').keyring().seal(person, 'applicant/phone', '021 0000 0000');
  const { applicant } = submittedData(person) as { applicant: object };
  const terms = { consentId: 'consent-told', person, subject: person, recipient: 'hukou', purpose: 'notices' };
  await office.tell('plus.talent.consent-given.v1', { ...terms, at: `${day}T09:00:00+08:00` });
  const data = submittedData(person, { person, applicant: { ...applicant, phone } });
  await office.tell('plus.talent.application-submitted.v1', data);
  messageId = (await mine())[0]?.messageId ?? '';
});
afterAll(() => office.stop());

const listed = async (who: Principal, route: string, query = {}) =>
  (await office.call<{ items: Shown[] }>(who, `GET ${route}`, { query })).body.items;
const mine = () => listed(talentCalled('talent-told'), '/notices/messages');
const report = async (who: Principal, body: object, headers = {}) => {
  const params = { messageId };
  const answer = await office.call<Shown>(who, 'POST /notices/sends/{messageId}/report', { params, body, headers });
  await office.settle();
  return answer;
};

describe('a report of the gateway', () => {
  test('given nothing was handed over, or somebody else reports, then it is refused', async () => {
    const refused = await report(gateway, { delivery: 1, outcome: 'delivered' });
    expect([refused.status, refused.body.code]).toEqual([409, 'not-handed-over']);
    const other = { ...gateway, institution: 'somebody-else' };
    expect((await report(other, { delivery: 1, outcome: 'delivered' })).status).toBe(404);
  });

  test('given a failure, when its time comes, then it is handed over again; the same report again changes nothing', async () => {
    await office.deliverAt(`${day}T10:01:00+08:00`);
    const failed = { delivery: 1, outcome: 'failed', why: 'unreachable' };
    const headers = { 'idempotency-key': 'report-of-the-first' };
    const { body } = await report(gateway, failed, headers);
    expect(body).toMatchObject({ state: 'FAILED', why: 'gateway-unreachable', handed: 1 });
    expect(await listed(ops, '/notices/sends', { state: 'FAILED' })).toMatchObject([{ messageId }]);
    await office.deliverAt(`${day}T10:02:00+08:00`);
    expect(await mine()).toMatchObject([{ state: 'SENT', handed: 2 }]);
    expect((await report(gateway, failed, headers)).status).toBe(200);
    expect((await report(gateway, failed)).body).toMatchObject({ state: 'SENT', handed: 2 });
  });

  test('given it is delivered at last, then ops see that, and nothing is sent any more', async () => {
    expect((await report(ops, { delivery: 2, outcome: 'delivered' })).body.state).toBe('DELIVERED');
    await office.deliverAt('2026-11-24T10:00:00+08:00');
    expect(await listed(ops, '/notices/sends', { state: 'DELIVERED' })).toMatchObject([{ messageId, handed: 2 }]);
  });
});
