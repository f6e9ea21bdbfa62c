import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Office, startOffice } from '../../shared/casework/testing/office.ts';
import { caseworkerOf } from '../../shared/casework/testing/people.ts';
import { housing } from './service.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(housing);
});
afterAll(() => office.stop());

const queued = ['ELIGIBILITY_CHECK', 'QUEUED'];
const unit = (unitId: string, kind = 'public-rental') => ({
  unitId,
  kind,
  estate: { zh: '示例', en: 'Example' },
  rooms: 1,
  areaM2: 40,
  monthlyRent: { amount: 1, currency: 'CNY' },
});

/** Before anything is carried over, so that the queue has not moved yet. */
const enter = (body: ReturnType<typeof unit>) => office.call(caseworkerOf('housing'), 'POST /housing/units', { body });
async function register(body: ReturnType<typeof unit>) {
  const answer = await enter(body);
  await office.settle();
  return answer;
}

const units = async (kind: string) =>
  (
    await office.call<{ items: { unitId: string; free: boolean }[] }>(caseworkerOf('housing'), 'GET /housing/units', {
      query: { kind },
    })
  ).body.items.map(({ unitId, free }) => [unitId, free]);

describe('a key', () => {
  test('given a unit that was registered, when another comes under the same key, then it is refused', async () => {
    const headers = { 'idempotency-key': 'one-key' };
    const put = (body: ReturnType<typeof unit>) =>
      office.call(caseworkerOf('housing'), 'POST /housing/units', { body, headers });
    expect((await put(unit('k-1', 'talent-flat'))).status).toBe(201);
    expect((await put(unit('k-1', 'talent-flat'))).status).toBe(201);
    expect(await put(unit('k-2', 'talent-flat'))).toMatchObject({ status: 422, body: { code: 'command-id-reused' } });
  });
});

describe('units', () => {
  test('given a unit, when it is registered again, then the same is fine and another is refused', async () => {
    expect((await register(unit('u-1'))).status).toBe(201);
    expect((await register(unit('u-1'))).status).toBe(201);
    expect((await register({ ...unit('u-1'), rooms: 2 })).body.code).toBe('already-registered');
    const stranger = await office.call(caseworkerOf('hukou'), 'POST /housing/units', { body: unit('u-2') });
    expect(stranger.status).toBe(404);
    expect((await office.call(caseworkerOf('hukou'), 'GET /housing/units')).status).toBe(404);
  });

  test('given one free unit and two who queue, when the first waits, then it is offered by itself, and the second hears that none is left', async () => {
    await office.opened('a1', queued);
    await office.opened('a2', queued);
    expect(await office.shown('a1')).toMatchObject({ state: 'OFFERED', granted: { id: 'u-1' }, paused: true });
    expect((await office.works('a2', 'offer')).body.code).toBe('no-unit-left');
    await office.settle();
    expect(await units('public-rental')).toEqual([['u-1', false]]);
    expect((await office.works('a2', 'offer', { unitId: 'u-1' })).body.code).toBe('taken');
    expect((await office.works('a2', 'offer', { unitId: 'nowhere' })).body.code).toBe('unknown');
    await register(unit('u-flat', 'talent-flat'));
    expect((await office.works('a2', 'offer', { unitId: 'u-flat' })).body.code).toBe('unsuitable');
    expect((await office.works('a1', 'offer')).body.code).toBe('wrong-stage');
  });

  test('given an offer, when the request is repeated with its key, then it gets the same answer and no second unit', async () => {
    await office.opened('b1', queued);
    await enter(unit('u-3'));
    const request = {
      params: { caseId: 'b1' },
      body: { unitId: 'u-3', reason: 'test' },
      headers: { 'idempotency-key': 'the-same-key' },
    };
    const route = 'POST /housing/cases/{caseId}/offer';
    const once = await office.call(caseworkerOf('housing'), route, request);
    const twice = await office.call(caseworkerOf('housing'), route, request);
    expect(twice).toEqual(once);
    await office.settle();
    const free = (await units('public-rental')).filter(([, isFree]) => isFree);
    expect(free).toEqual([]);
    // Whose turn it was meanwhile goes on waiting, and gets the next.
    expect((await office.shown('a2')).state).toBe('QUEUED');
    await register(unit('u-4'));
    expect(await office.shown('a2')).toMatchObject({ state: 'OFFERED', granted: { id: 'u-4' } });
  });
});

describe('an offer', () => {
  test('given one, when the applicant accepts, then the contract can be made and the unit stays theirs', async () => {
    await register(unit('u-5', 'talent-flat'));
    // The flat that came first waits for whoever comes.
    await office.opened('c1', queued, { answers: { housing: { kind: 'talent-flat' } } });
    const other = await office.call(
      { subject: 'talent-a1', roles: ['talent'] },
      'POST /housing/cases/{caseId}/offer-answer',
      { params: { caseId: 'c1' }, body: { accept: true } },
    );
    expect(other.status).toBe(404);
    expect((await office.applicant('c1', 'offer-answer', { accept: true })).body.state).toBe('ACCEPTED');
    expect((await office.applicant('c1', 'offer-answer', { accept: true })).body.code).toBe('wrong-stage');
    const decided = await office.works('c1', 'decision', { outcome: 'approved', reasonCode: 'conditions-met' });
    expect(decided.body).toMatchObject({ state: 'CONTRACTED', terminal: true, granted: { id: 'k-1' } });
  });

  test('given one that is declined, when it was the last that may be, then the case ends and the unit is free', async () => {
    await office.opened('d1', queued, { answers: { housing: { kind: 'talent-flat' } } });
    const declined = await office.applicant('d1', 'offer-answer', { accept: false });
    expect(declined.body.state).toBe('QUEUED');
    expect(declined.body).not.toHaveProperty('granted');
    await office.settle();
    // What was given back is not offered to the same again; another that is free is.
    expect(await office.shown('d1')).toMatchObject({
      ...{ state: 'OFFERED', granted: { id: 'u-5' } },
      ifDeclined: { zh: expect.stringContaining('这是最后一次') },
    });
    const last = await office.applicant('d1', 'offer-answer', { accept: false });
    expect(last.body).toMatchObject({ state: 'DECLINED', terminal: true, outcome: { reasonCode: 'offers-declined' } });
    await office.settle();
    expect(await units('talent-flat')).toContainEqual(['u-5', true]);
  });

  test('given one that nobody answers, when five working days are over, then it expires and the unit is free', async () => {
    await office.opened('e1', queued, { answers: { housing: { kind: 'talent-flat' } } });
    expect(await office.shown('e1')).toMatchObject({ state: 'OFFERED', granted: { id: 'u-flat' } });
    await office.advanceTo('2026-11-30T23:59:00+08:00');
    expect((await office.shown('e1')).granted?.id).toBe('u-flat');
    await office.advanceTo('2026-12-01T00:00:00+08:00');
    // The other one is free, too, and it is their turn.
    expect(await office.shown('e1')).toMatchObject({ state: 'OFFERED', granted: { id: 'u-5' } });
    expect(await units('talent-flat')).toContainEqual(['u-flat', true]);
  });
});
