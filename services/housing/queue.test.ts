import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Office, startOffice } from '../../shared/casework/testing/office.ts';
import { caseworkerOf, talentCalled } from '../../shared/casework/testing/people.ts';
import type { HeldRecord } from '../../shared/rights/index.ts';
import { housing } from './service.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(housing);
});
afterAll(() => office.stop());

const worker = caseworkerOf('housing');
const queued = ['ELIGIBILITY_CHECK', 'QUEUED'];
const rent = { amount: 1, currency: 'CNY' };
/** Before anything is carried over, so that the queue has not moved yet. */
const enter = async (unitId: string) => {
  const estate = { zh: '示例', en: 'Example' };
  const body = { unitId, kind: 'public-rental', estate, rooms: 1, areaM2: 40, monthlyRent: rent };
  await office.call(worker, 'POST /housing/units', { body });
};
const place = async (caseId: string, who = talentCalled(`talent-${caseId}`)) =>
  office.call<{ position?: number; of?: number; offers: unknown[] }>(who, 'GET /housing/cases/{caseId}/queue-place', {
    params: { caseId },
  });
const tenancy = (tenancyId: string, to: string) => {
  const body = { to, ...(to === 'EXITED' && { reason: 'own-request' }) };
  return office.call(worker, 'POST /housing/tenancies/{tenancyId}/state', { params: { tenancyId }, body });
};

describe('the queue', () => {
  test('given three, when one has a higher class, then it comes first and everybody sees their place', async () => {
    for (const caseId of ['q1', 'q2', 'q3']) await office.opened(caseId, queued);
    await office.works('q3', 'priority', { priority: 'key-talent' });
    await office.settle();
    const places = await Promise.all(['q1', 'q2', 'q3'].map(async (id) => (await place(id)).body));
    expect(places.map(({ position, of }) => [position, of])).toEqual([
      [2, 3],
      [3, 3],
      [1, 3],
    ]);
    expect((await place('q1', talentCalled('talent-q2'))).status).toBe(404);
    expect((await place('q1', caseworkerOf('hukou'))).status).toBe(404);
    expect((await place('nowhere')).status).toBe(404);
  });

  test('given the order, when a unit is offered past it, then a reason is needed, and kept', async () => {
    await enter('u-1');
    expect((await office.works('q2', 'offer', { unitId: 'u-1' })).body.code).toBe('not-next');
    expect((await office.works('q2', 'offer', { unitId: 'u-1', reason: '无障碍房源' })).body.state).toBe('OFFERED');
    // Before it is declined, what that does is told; a first one is not the last.
    const told = { en: expect.stringContaining('after that 0 more') };
    expect((await place('q2')).body).toMatchObject({ declinesLeft: 1, ifDeclined: told });
    expect((await place('q2')).body.offers).toMatchObject([{ unitId: 'u-1', outOfOrder: '无障碍房源' }]);
  });

  test('given an offer that is declined or expires, when it lapses, then the unit goes to the next by itself', async () => {
    await office.applicant('q2', 'offer-answer', { accept: false });
    await office.settle();
    expect(await office.shown('q3')).toMatchObject({ state: 'OFFERED', granted: { id: 'u-1' } });
    expect((await place('q2')).body).toMatchObject({ position: 2, of: 2 });
    await office.advanceTo('2026-12-01T00:00:00+08:00');
    await office.settle();
    expect(await office.shown('q3')).toMatchObject({ state: 'QUEUED' });
    expect(await office.shown('q1')).toMatchObject({ state: 'OFFERED', granted: { id: 'u-1' } });
    const late = await office.applicant('q3', 'offer-answer', { accept: true });
    expect(late.body.code).toBe('wrong-stage');
  });

  const leaseOf = async (requestId: string) => {
    const person = 'talent-q1';
    await office.tell('plus.talent.person-inquired.v1', { requestId, person, at: '2026-12-01T10:00:00.000+08:00' });
    const told = (await office.commitsOf('housing')).filter(({ stream }) => stream === `dossier/${requestId}`);
    const records = told
      .flatMap(({ events }) => events as { records?: HeldRecord[] }[])
      .flatMap((one) => one.records ?? []);
    return records.find(({ kind }) => kind === 'tenancy');
  };

  test('given a tenant, when the time comes, then they are checked again, renewed, and on leaving the next is offered', async () => {
    await office.applicant('q1', 'offer-answer', { accept: true });
    await office.works('q1', 'decision', { outcome: 'approved', reasonCode: 'conditions-met' });
    await office.settle();
    expect((await tenancy('q1', 'RENEWED')).body).toMatchObject({ code: 'wrong-state' });
    expect((await tenancy('q1', 'OCCUPIED')).body).toMatchObject({
      periodEnds: '2027-12-01',
      recheckFrom: '2027-10-02',
    });
    const stranger = await office.call(talentCalled('talent-q2'), 'GET /housing/tenancies/{tenancyId}', {
      params: { tenancyId: 'q1' },
    });
    expect(stranger.status).toBe(404);
    await office.settle();
    // Why an erasure does not take it, and until when.
    const lease = await leaseOf('asks-while-living');
    expect(lease?.blocks?.reason.en).toContain('until 2027-12-01');
    expect(lease?.blocks?.reason.zh).toContain('2027-12-01');
    await office.advanceTo('2027-10-02T00:00:00+08:00');
    const own = await office.call(talentCalled('talent-q1'), 'GET /housing/tenancies/{tenancyId}', {
      params: { tenancyId: 'q1' },
    });
    expect(own.body).toMatchObject({ state: 'RECHECK', documents: ['ID', 'CON', 'SI', 'PROP'] });
    const found = { met: true, reason: { zh: '符合条件（演示数据）', en: 'Met (made up)' } };
    await office.call(worker, 'POST /housing/tenancies/{tenancyId}/recheck', {
      params: { tenancyId: 'q1' },
      body: found,
    });
    expect((await tenancy('q1', 'RENEWED')).body).toMatchObject({
      state: 'RENEWED',
      periodEnds: '2028-12-01',
      periods: 2,
    });
    // Whoever gave this very unit back is not called for it; somebody new is.
    await office.opened('q4', queued);
    expect((await tenancy('q1', 'EXITED')).body.state).toBe('EXITED');
    const left = await leaseOf('asks-after-leaving');
    expect(left?.blocks).toBeUndefined();
    expect(left?.remains).toMatchObject({ until: '2037-10-02', certainty: 'made-up' });
    await office.settle();
    expect(await office.shown('q4')).toMatchObject({ state: 'OFFERED', granted: { id: 'u-1' } });
  });

  test('given a housing benefit, when the same person is to get another, then it is refused until the first has ended', async () => {
    const person = { person: 'talent-two' };
    for (const [caseId, unitId] of [
      ['t1', 'u-t1'],
      ['t2', 'u-t2'],
    ] as const) {
      await office.opened(caseId, queued, person);
      await enter(unitId);
      await office.works(caseId, 'offer', { unitId, reason: 'test' });
      await office.call(talentCalled('talent-two'), 'POST /housing/cases/{caseId}/offer-answer', {
        params: { caseId },
        body: { accept: true },
      });
    }
    const approve = (caseId: string) =>
      office.works(caseId, 'decision', { outcome: 'approved', reasonCode: 'conditions-met' });
    expect((await approve('t1')).body.state).toBe('CONTRACTED');
    expect((await approve('t2')).body.code).toBe('other-benefit');
    await office.settle();
    await tenancy('t1', 'EXITED');
    await office.settle();
    expect((await approve('t2')).body.state).toBe('CONTRACTED');
  });
});
