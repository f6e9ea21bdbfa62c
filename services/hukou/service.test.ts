import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Office, startOffice } from '../../shared/casework/testing/office.ts';
import { caseworkerOf, leadOf, talentCalled } from '../../shared/casework/testing/people.ts';
import type { Principal } from '../../shared/identity/index.ts';
import { hukou } from './service.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(hukou);
});
afterAll(() => office.stop());

interface Row {
  caseId: string;
  urgency: string;
  terminal: boolean;
}

const listed = async (who: Principal, view = 'queue') => {
  const query = { view };
  return (await office.call<{ items: Row[] }>(who, 'GET /hukou/cases', { query })).body.items;
};

describe('the promised time', () => {
  test('given an open case, when most of it is gone and then all, then the queue warns and the case is overdue', async () => {
    await office.opened('a1');
    expect(await office.shown('a1')).toMatchObject({ state: 'PRECHECK', promisedOn: '2026-12-07' });
    const worker = caseworkerOf('hukou');
    expect(await listed(worker)).toMatchObject([{ caseId: 'a1', urgency: 'in-time' }]);
    await office.advanceTo('2026-12-04T00:00:00+08:00');
    expect(await listed(worker)).toMatchObject([{ caseId: 'a1', urgency: 'due-soon' }]);
    await office.advanceTo('2026-12-08T00:00:00+08:00');
    expect(await listed(worker)).toMatchObject([{ caseId: 'a1', urgency: 'overdue' }]);
    expect(await office.shown('a1')).toMatchObject({ overdue: true });

    await office.opened('a2', [], { submittedAt: '2026-12-07T09:00:00.000+08:00' });
    await office.opened('a3', [], { submittedAt: '2026-12-04T09:00:00.000+08:00' });
    expect((await listed(worker)).map(({ caseId }) => caseId)).toEqual(['a1', 'a3', 'a2']);

    await office.works('a1', 'decision', { outcome: 'rejected', reasonCode: 'employer-not-qualified' });
    const decided = (await office.commitsOf('hukou')).flatMap(({ published }) => published).at(-1);
    const late = (await office.commitsOf('hukou'))
      .flatMap(({ published }) => published)
      .filter(({ type }) => type === 'plus.hukou.case-decided.v1');
    expect(late.map(({ data }) => data)).toEqual([
      { caseId: 'a1', outcome: 'rejected', reasonCode: 'employer-not-qualified', inTime: false, usedDays: 11 },
    ]);
    expect(decided).toBeDefined();
    await office.settle();
  });
});

describe('lists', () => {
  test('given cases, when people list them, then each sees what is theirs', async () => {
    await office.opened('b1');
    const worker = caseworkerOf('hukou');
    expect((await listed(worker, 'mine')).map(({ caseId }) => caseId)).toContain('b1');
    expect(await listed(caseworkerOf('hukou', 'another'), 'mine')).toEqual([]);
    expect(await listed(talentCalled('talent-b1'))).toMatchObject([{ caseId: 'b1' }]);
    expect((await office.call(caseworkerOf('housing'), 'GET /hukou/cases')).status).toBe(404);
    const bad = await office.call(worker, 'GET /hukou/cases', { query: { cursor: 'nonsense' } });
    expect(bad.body.code).toBe('bad-cursor');
  });

  test('given a case that someone has, when the lead gives it to another, then it is in their list', async () => {
    await office.opened('c1');
    const route = 'POST /hukou/cases/{caseId}/assignment';
    const params = { caseId: 'c1' };
    const to = { to: 'second' };
    const byPeer = await office.call(caseworkerOf('hukou', 'second'), route, { params, body: {} });
    expect(byPeer.body.code).toBe('already-assigned');
    const unknown = await office.call(leadOf('hukou'), route, { params, body: to });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'not-on-roster']);
    await office.call(leadOf('hukou'), 'POST /hukou/roster', { body: { person: 'second' } });
    expect((await office.call(leadOf('hukou'), route, { params, body: to })).status).toBe(200);
    await office.settle();
    const second = caseworkerOf('hukou', 'second');
    expect((await listed(second, 'mine')).map(({ caseId }) => caseId)).toEqual(['c1']);
    const stale = await office.call(second, 'POST /hukou/cases/{caseId}/stage', {
      params,
      body: { to: 'DISTRICT_PREREVIEW' },
      headers: { 'if-match': '"1"' },
    });
    expect(stale.status).toBe(412);
  });

  test('given an application that does not ask for hukou, when it arrives, then there is no case', async () => {
    await office.opened('d1', [], { services: ['housing'] });
    expect((await office.shown('d1')).code).toBe('not-found');
    await office.tell('plus.talent.application-withdrawn.v1', {
      applicationId: 'd2',
      person: 'talent-d2',
      services: ['housing'],
    });
    expect((await office.shown('d2')).code).toBe('not-found');
  });
});
