import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Office, startOffice } from '../../../shared/casework/testing/office.ts';
import { caseworkerOf, leadOf } from '../../../shared/casework/testing/people.ts';
import type { Principal } from '../../../shared/identity/index.ts';
import { housing } from '../service.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(housing);
});
afterAll(() => office.stop());

const worker = caseworkerOf('housing');
const queued = ['ELIGIBILITY_CHECK', 'QUEUED'];
const details = {
  ...{ estate: { zh: '示例', en: 'Example' }, rooms: 1, areaM2: 40 },
  monthlyRent: { amount: 100, currency: 'CNY' },
};
const reason = { zh: '登记有误（演示数据）', en: 'Entered wrongly (made up)' };

interface Shown {
  code?: string;
  items: { unitId: string; free: boolean }[];
  changes: { what: string; by: string }[];
}
async function ask(route: string, unitId: string, body?: object, who: Principal = worker, headers = {}) {
  const answer = await office.call<Shown>(who, route, { params: { unitId }, headers, ...(body && { body }) });
  await office.settle();
  return answer;
}
const on = (unitId: string, what: string) => ask(`POST /housing/units/{unitId}/${what}`, unitId, { reason });
const correct = (unitId: string, changes: object, headers = {}) =>
  ask('PUT /housing/units/{unitId}', unitId, { ...details, ...changes, reason }, worker, headers);
const shown = (unitId: string, who: Principal = worker) => ask('GET /housing/units/{unitId}', unitId, undefined, who);
const listed = async (show: string) =>
  (await office.call<Shown>(worker, 'GET /housing/units', { query: { show } })).body.items.map(({ unitId }) => unitId);
const register = async (unitId: string) => {
  await office.call(worker, 'POST /housing/units', { body: { unitId, kind: 'public-rental', ...details } });
  await office.settle();
};

describe('a unit that was registered', () => {
  test('given nobody holds it, when it is corrected, then it is what was said, on record, and only on the version that was seen', async () => {
    await register('u-1');
    const { etag } = await shown('u-1');
    const seen = { 'if-match': String(etag) };
    const rent = { monthlyRent: { amount: 200, currency: 'CNY' } };
    expect((await correct('u-1', rent, seen)).body).toMatchObject({
      ...rent,
      changes: [{ what: 'corrected', by: worker.subject, reason }],
    });
    expect((await correct('u-1', { rooms: 2 }, seen)).body.code).toBe('stale-version');
    expect((await correct('nowhere', rent)).status).toBe(404);
    expect([
      (await shown('u-1', leadOf('housing'))).status,
      (await shown('u-1', caseworkerOf('hukou'))).status,
    ]).toEqual([200, 404]);
    const stranger = await ask('POST /housing/units/{unitId}/withdraw', 'u-1', { reason }, caseworkerOf('hukou'));
    expect(stranger.status).toBe(404);
  });

  test('given it is withdrawn, when somebody waits, then it is offered to nobody, until it is offered again and goes to them by itself', async () => {
    expect((await on('u-1', 'return')).body.code).toBe('not-withdrawn');
    expect((await on('u-1', 'withdraw')).body).toMatchObject({ withdrawn: { reason } });
    expect((await on('u-1', 'withdraw')).body.code).toBe('withdrawn');
    expect([await listed('offered'), await listed('withdrawn')]).toEqual([[], ['u-1']]);
    await office.opened('a1', queued);
    expect((await office.shown('a1')).state).toBe('QUEUED');
    expect((await office.works('a1', 'offer')).body.code).toBe('no-unit-left');
    expect((await office.works('a1', 'offer', { unitId: 'u-1' })).body.code).toBe('withdrawn');
    // What is withdrawn can be corrected meanwhile.
    expect((await correct('u-1', { rooms: 3 })).body).toMatchObject({ rooms: 3 });
    expect((await on('u-1', 'return')).body.changes.map(({ what }) => what)).toEqual([
      ...['corrected', 'withdrawn', 'corrected', 'offered-again'],
    ]);
    expect(await office.shown('a1')).toMatchObject({ state: 'OFFERED', granted: { id: 'u-1' } });
  });

  test('given somebody holds it, when it is corrected or withdrawn, then it is refused: what they were promised stands', async () => {
    expect((await correct('u-1', { rooms: 1 })).body.code).toBe('held');
    expect((await on('u-1', 'withdraw')).body.code).toBe('held');
    await office.applicant('a1', 'offer-answer', { accept: false });
    await office.settle();
    expect((await on('u-1', 'withdraw')).status).toBe(200);
  });

  test('given somebody waits, when a unit is new, then it is theirs to take without anybody’s doing', async () => {
    await register('u-2');
    expect(await office.shown('a1')).toMatchObject({ state: 'OFFERED', granted: { id: 'u-2' } });
  });
});
