import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TenancyRow, TenancyShown } from '../../services/housing/contract/tenancy.ts';
import { housing } from '../../services/housing/service.ts';
import { notices } from '../../services/notices/service.ts';
import { wallet } from '../../services/wallet/service.ts';
import type { Principal } from '../identity/index.ts';
import { type District, startDistrict } from './testing/district.ts';
import { caseworkerOf, leadOf, talentCalled } from './testing/people.ts';
import { submittedData } from './testing/submitted.ts';

let district: District;
beforeAll(async () => {
  district = await startDistrict([housing, wallet, notices], '2026-11-23T09:00:00+08:00');
});
afterAll(() => district.stop());

const worker = caseworkerOf('housing');
const lead = leadOf('housing');
const person = 'talent-many';
const tenant = talentCalled(person);
const found = (met: boolean) => ({
  met,
  reason: { zh: '已核对合同（演示数据）', en: 'The contract was checked (made up)' },
});

type Answered = TenancyShown & { code?: string; itemId?: string; items?: TenancyRow[] };
async function ask(who: Principal, route: string, request: object = {}) {
  const answer = await district.call<Answered>(who, route, request);
  await district.settle();
  return answer;
}
const onCase = (who: Principal, caseId: string, what: string, body: object) =>
  ask(who, `POST /housing/cases/{caseId}/${what}`, { params: { caseId }, body });
const on = (who: Principal, what: string, body: object, tenancyId = 'one') =>
  ask(who, `POST /housing/tenancies/{tenancyId}/${what}`, { params: { tenancyId }, body });
const shown = async (who: Principal, tenancyId = 'one') =>
  (await ask(who, 'GET /housing/tenancies/{tenancyId}', { params: { tenancyId } })).body;
const listed = async (query: object, who: Principal = worker) =>
  (await ask(who, 'GET /housing/tenancies', { query })).body.items ?? [];
const told = async (who: Principal, box: string) => {
  const { body } = await district.call<{ items: { template: string }[] }>(who, 'GET /notices', {
    query: { box, limit: '50' },
  });
  return body.items.map(({ template }) => template);
};

/** A tenant, from the application to moving in. */
async function livesIn(caseId: string, who: string) {
  await district.tell('plus.talent.application-submitted.v1', submittedData(caseId, { person: who }));
  await onCase(worker, caseId, 'assignment', {});
  for (const to of ['ELIGIBILITY_CHECK', 'QUEUED']) await onCase(worker, caseId, 'stage', { to });
  const unit = { unitId: `unit-${caseId}`, kind: 'public-rental', estate: { zh: '示例', en: 'Example' }, rooms: 1 };
  await ask(worker, 'POST /housing/units', {
    body: { ...unit, areaM2: 40, monthlyRent: { amount: 1, currency: 'CNY' } },
  });
  await onCase(worker, caseId, 'offer', { reason: 'made up' });
  await onCase(talentCalled(who), caseId, 'offer-answer', { accept: true });
  await onCase(worker, caseId, 'decision', { outcome: 'approved', reasonCode: 'conditions-met' });
  await on(worker, 'state', { to: 'OCCUPIED' }, caseId);
}

describe('a tenancy that is checked again', () => {
  test('given a tenant, when the check is due, then tenant, caseworker and lead are told, and it is listed with its day', async () => {
    await livesIn('one', person);
    await livesIn('two', 'talent-two');
    expect(await listed({})).toMatchObject([{ state: 'OCCUPIED', dueOn: '2027-09-24' }, { state: 'OCCUPIED' }]);
    await district.advanceTo('2027-09-24T00:00:00+08:00');
    await district.settle();
    expect(await listed({ state: 'RECHECK' }, lead)).toMatchObject([
      { tenancyId: 'one', dueOn: '2027-11-23', overdue: false, owner: worker.subject },
      { tenancyId: 'two' },
    ]);
    expect(await told(tenant, 'mine')).toContain('tenancy.recheck');
    expect(await told(worker, 'mine')).toContain('staff.recheck-due');
    expect(await told(lead, 'desk')).toContain('staff.recheck-due');
    const strange = await ask(caseworkerOf('hukou'), 'GET /housing/tenancies', { query: {} });
    expect([strange.status, (await ask(tenant, 'GET /housing/tenancies', { query: {} })).status]).toEqual([404, 403]);
  });

  test('given the tenant hands documents in, when a caseworker opens them for the check, then by the consent of the application', async () => {
    const { itemId = '' } = (await ask(tenant, 'POST /wallet/licences', { body: { kind: 'SI' } })).body;
    const { itemId: foreign = '' } = (
      await ask(talentCalled('other'), 'POST /wallet/licences', { body: { kind: 'SI' } })
    ).body;
    const items = [itemId, foreign].map((one) => ({ document: 'SI', itemId: one }));
    expect((await on(talentCalled('other'), 'recheck-documents', { items })).status).toBe(404);
    expect((await on(tenant, 'recheck-documents', { items: [{ document: 'DEG', itemId }] })).status).toBe(400);
    expect((await on(tenant, 'recheck-documents', { items })).body).toMatchObject({
      ...{ recheckId: 'one-r1', handedIn: items, missing: ['ID', 'CON', 'PROP'] },
    });
    expect(await told(worker, 'mine')).toContain('staff.recheck-documents');
    expect((await listed({ state: 'RECHECK' }))[0]).toHaveProperty('handedInAt');
    const open = (id: string, caseId = 'one-r1') =>
      ask(worker, 'POST /wallet/items/{itemId}/openings', {
        params: { itemId: id },
        body: { caseId, purpose: 'review' },
      });
    expect((await open(itemId)).body.code).toBe('consent-missing');
    const consent = { consentId: 'c-1', person, subject: person, recipient: 'housing', purpose: 'document-reuse' };
    const data = { ...consent, applicationId: 'one', at: '2027-09-24T09:00:00+08:00' };
    await district.tell('plus.talent.consent-given.v1', data);
    await district.settle();
    expect((await open(itemId)).body).toMatchObject({ number: 'DEMO-SI-0000' });
    // What is somebody else's, or for another check, is not there.
    expect([(await open(foreign)).status, (await open(itemId, 'two-r1')).status]).toEqual([404, 404]);
  });

  test('given no check on record, when it is renewed, then it is refused; with one it goes on, and the tenant has it in writing', async () => {
    expect((await on(worker, 'state', { to: 'RENEWED' })).body.code).toBe('check-missing');
    expect((await on({ ...worker, subject: person }, 'recheck', found(true))).body.code).toBe('own-case');
    expect((await on(worker, 'recheck', found(true))).body).toMatchObject({ check: { met: true, by: worker.subject } });
    expect((await listed({ state: 'RECHECK' }))[0]).toMatchObject({ check: 'met' });
    expect((await on(worker, 'state', { to: 'RENEWED' })).body).toMatchObject({
      state: 'RENEWED',
      periodEnds: '2028-11-23',
    });
    const own = await shown(tenant);
    expect(own.check).not.toHaveProperty('by');
    expect(own.letter?.zh).toContain('租期延至 2028-11-23');
    expect(own.letter?.en).toContain('The contract was checked (made up)');
    expect(await told(tenant, 'mine')).toContain('tenancy.renewed');
    const { items = [] } = (await ask(tenant, 'GET /wallet/items', { query: {} })).body as unknown as {
      items: object[];
    };
    expect(items).toMatchObject([{ usedBy: [] }]);
  });

  test('given a lease that ended while it is checked, when that day has passed, then it is overdue in the list and told once', async () => {
    await district.advanceTo('2027-11-24T00:00:00+08:00');
    await district.settle();
    expect(await listed({ state: 'RECHECK' })).toMatchObject([
      { tenancyId: 'two', overdue: true, dueOn: '2027-11-23' },
    ]);
    const late = (await told(lead, 'desk')).filter((one) => one === 'staff.recheck-overdue');
    expect(late).toHaveLength(1);
  });

  test('given an exit, when it has no reason, or one that no check bears out, then it is refused; with one the tenant is told', async () => {
    expect((await on(worker, 'state', { to: 'EXITED' }, 'two')).body.code).toBe('reason-missing');
    const failed = { to: 'EXITED', reason: 'recheck-failed' };
    expect((await on(worker, 'state', failed, 'two')).body.code).toBe('check-missing');
    await on(worker, 'recheck', found(false), 'two');
    expect((await on(worker, 'state', failed, 'two')).body).toMatchObject({ state: 'EXITED', exitedOn: '2027-11-24' });
    const own = await shown(talentCalled('talent-two'), 'two');
    expect(own.exitReason?.zh).toBe('复核未通过');
    expect(own.letter?.en).toContain('ended on 2027-11-24');
    expect(await told(talentCalled('talent-two'), 'mine')).toContain('tenancy.ended');
    expect(await listed({})).toMatchObject([{ tenancyId: 'one' }]);
    expect(await listed({ state: 'EXITED' })).toMatchObject([{ tenancyId: 'two' }]);
  });
});
