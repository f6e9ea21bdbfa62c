import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Office, startOffice } from '../../shared/casework/testing/office.ts';
import { caseworkerOf, leadOf, talentCalled } from '../../shared/casework/testing/people.ts';
import type { Principal } from '../../shared/identity/index.ts';
import { talentContract } from '../talent/contract.ts';
import { drawNumber } from './domain/draw.ts';
import { education } from './service.ts';
import { answersFor, registerSchool, worker } from './testing/education.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(education);
});
afterAll(() => office.stop());

const coordinated = ['ENROLLED', 'VERIFIED', 'COORDINATED'];
const byHand = (caseId: string, schoolId: string, reason = '示例') =>
  office.works(caseId, 'placement', { schoolId, reason });

describe('places by hand', () => {
  test('given a school with three, when five children are placed at once, then three are and two hear that none is left', async () => {
    await registerSchool(office, 's-1', 3);
    const cases = ['a1', 'a2', 'a3', 'a4', 'a5'];
    for (const caseId of cases) await office.opened(caseId, coordinated);
    const answers = await Promise.all(cases.map((caseId) => byHand(caseId, 's-1')));
    expect(answers.filter(({ body }) => body.state === 'PLACED')).toHaveLength(3);
    expect(answers.filter(({ body }) => body.code === 'no-place-left')).toHaveLength(2);
    await office.settle();
    const placed = cases[answers.findIndex(({ body }) => body.state === 'PLACED')] ?? '';
    const waiting = cases[answers.findIndex(({ body }) => body.code === 'no-place-left')] ?? '';
    // Who leaves makes room.
    await office.works(placed, 'decision', { outcome: 'rejected', reasonCode: 'permit-or-insurance-missing' });
    await office.settle();
    expect((await byHand(waiting, 's-1')).body.state).toBe('PLACED');
  });

  test('given nobody is next, when a place is given without a reason, then it is refused; with one it is kept', async () => {
    await registerSchool(office, 's-3', 2);
    await office.opened('r1', coordinated);
    expect((await office.works('r1', 'placement', { schoolId: 's-3' })).body.code).toBe('not-next');
    const params = { caseId: 'r1' };
    const headers = { 'idempotency-key': 'again-and-again' };
    const once = { params, headers, body: { schoolId: 's-3', reason: '示例理由' } };
    const route = 'POST /education/cases/{caseId}/placement';
    const [first, second] = [await office.call(worker, route, once), await office.call(worker, route, once)];
    expect(second.body).toEqual(first.body);
    const shown = await office.call(talentCalled('talent-r1'), 'GET /education/cases/{caseId}/school-place', {
      params,
    });
    expect(shown.body).toMatchObject({
      offers: [{ schoolId: 's-3', outOfOrder: '示例理由' }],
      held: { confirmBy: '2026-11-30T23:59:59.999+08:00' },
    });
    expect((await office.works('r1', 'placement', { schoolId: 's-3' })).body.code).toBe('wrong-stage');
  });

  test('given two who wait for a school, when a place comes up, then the next may have it without a reason, and the other may not', async () => {
    for (const caseId of ['q1', 'q2']) await office.opened(caseId, coordinated, answersFor(2027, ['s-6']));
    await office.settle();
    await registerSchool(office, 's-6', 1);
    const order = [...['q1', 'q2']].sort((a, b) => drawNumber('plus-demo-2027', a) - drawNumber('plus-demo-2027', b));
    const without = (caseId = '') => office.works(caseId, 'placement', { schoolId: 's-6' });
    expect((await without(order[1])).body.code).toBe('not-next');
    expect((await without(order[0])).body.state).toBe('PLACED');
    expect((await without(order[1])).body.code).toBe('no-place-left');
    // A lane taken back, as it is without the consent, frees the place, and the next has it by itself.
    await office.settle();
    const caseId = order[0] ?? '';
    const taken = { applicationId: caseId, person: `talent-${caseId}`, services: ['education'] };
    await office.tell(talentContract.events.applicationWithdrawn.type, taken);
    expect(await office.shown(caseId)).toMatchObject({ state: 'WITHDRAWN', terminal: true });
    expect(await office.shown(order[1] ?? '')).toMatchObject({ state: 'PLACED', granted: { id: 's-6-2027-1' } });
    const list = (who = worker) =>
      office.call(who, 'GET /education/waiting-lists/{listId}', { params: { listId: 's-6-2027' } });
    expect((await list()).body).toEqual({ listId: 's-6-2027', of: 0, free: 0, items: [] });
    expect((await list(caseworkerOf('hukou'))).status).toBe(404);
  });

  test('given no such school in that year, when a child is placed there, then it is refused', async () => {
    await office.opened('b1', coordinated);
    expect((await byHand('b1', 'nowhere')).body.code).toBe('unknown');
    await registerSchool(office, 's-2', 30, 2028);
    expect((await byHand('b1', 's-2')).body.code).toBe('unknown');
    await office.settle();
    const schools = (who = worker) =>
      office.call<{ items: { schoolId: string }[] }>(who, 'GET /education/schools', { query: { schoolYear: '2028' } });
    expect((await schools()).body.items.map(({ schoolId }) => schoolId)).toEqual(['s-2']);
    expect((await schools(talentCalled('talent-b1'))).status).toBe(200);
    expect((await schools(caseworkerOf('hukou'))).status).toBe(404);
  });
});

describe('a confirmed place', () => {
  test('given it, when the case is reopened, then it is kept, no second one is granted, and it can be given back', async () => {
    await registerSchool(office, 's-4', 1);
    await registerSchool(office, 's-5', 1);
    await office.opened('o1', coordinated);
    await byHand('o1', 's-4');
    expect((await office.applicant('o1', 'confirmation', { confirm: true })).body.state).toBe('CONFIRMED');
    const reason = { zh: '示例', en: 'Made up' };
    const params = { caseId: 'o1' };
    const route = 'POST /education/cases/{caseId}/reopening';
    const reopened = await office.call(leadOf('education'), route, { params, body: { reason } });
    expect(reopened.body).toMatchObject({ state: 'PLACED', granted: { id: 's-4-2027-1' }, terminal: false });
    expect((await byHand('o1', 's-5')).body.code).toBe('wrong-stage');
    expect((await office.works('o1', 'stage', { to: 'COORDINATED' })).body.code).toBe('wrong-stage');
    await office.settle();
    await office.opened('o2', coordinated);
    expect((await byHand('o2', 's-4')).body.code).toBe('no-place-left');
    await office.applicant('o1', 'confirmation', { confirm: false });
    await office.settle();
    expect((await byHand('o2', 's-4')).body.state).toBe('PLACED');
  });
});

test('given the only wish, when its place is held, then the guardian reads what declining leads to, adds a school, and then waits for that', async () => {
  await registerSchool(office, 's-8', 1);
  await registerSchool(office, 's-9', 1);
  await office.opened('g1', coordinated, answersFor(2027, ['s-8']));
  await byHand('g1', 's-8');
  await office.settle();
  const params = { caseId: 'g1' };
  const guardian = talentCalled('talent-g1');
  const seen = async () =>
    (await office.call<object>(guardian, 'GET /education/cases/{caseId}/school-place', { params })).body;
  expect(await seen()).toMatchObject({
    declinesLeft: 0,
    ifDeclined: { leads: 'next-window', why: 'no-other-wish', schoolYear: 2028 },
    changingWishes: { possible: 'adding' },
  });
  const body = { preferences: ['s-8', 's-9'] };
  const added = await office.call<{ pausedReason: { en: string } }>(
    guardian,
    'POST /education/cases/{caseId}/preferences',
    { params, body },
  );
  expect(added.body.pausedReason.en).toContain('other wishes (s-9)');
  expect(await seen()).toMatchObject({ declinesLeft: 1, wishes: [{}, { schoolId: 's-9', late: true }] });
  await office.applicant('g1', 'confirmation', { confirm: false });
  await office.settle();
  expect((await seen()) as object).toMatchObject({ wishes: [{ schoolId: 's-9', position: 1, of: 1 }] });
  expect(await office.shown('g1')).toMatchObject({
    state: 'COORDINATED',
    pausedReason: { zh: expect.stringContaining('第 1 批统筹日为 2027-05-10，尚未统筹') },
  });
});

describe('a registered school', () => {
  const reason = { zh: '登记有误（演示数据）', en: 'Entered wrongly (made up)' };
  const name = { zh: '新名（演示）', en: 'New name (made up)' };
  const one = '/education/schools/{placesId}';
  interface Shown {
    code?: string;
    items: { schoolId: string }[];
  }
  const ask = async (route: string, schoolId: string, more: object = {}, who: Principal = worker) => {
    const answer = await office.call<Shown>(who, route, { params: { placesId: `${schoolId}-2027` }, ...more });
    await office.settle();
    return answer;
  };
  const correct = (schoolId: string, places: number, headers = {}, who: Principal = worker) =>
    ask(`PUT ${one}`, schoolId, { body: { name, places, reason }, headers }, who);
  const on = (schoolId: string, what: string, who: Principal = worker) =>
    ask(`POST ${one}/${what}`, schoolId, { body: { reason } }, who);
  const listed = async (show: string, who: Principal = worker) =>
    office.call<Shown>(who, 'GET /education/schools', { query: { schoolYear: '2027', show, limit: '100' } });

  test('given places of it, when it is corrected, then never to fewer than are given, and those that go are gone; on record, and on the version that was seen', async () => {
    await registerSchool(office, 'k-1', 5);
    for (const caseId of ['k1', 'k2', 'k3']) await office.opened(caseId, coordinated);
    for (const caseId of ['k1', 'k2']) await byHand(caseId, 'k-1');
    await office.settle();
    const { etag, body } = await ask(`GET ${one}`, 'k-1', {}, leadOf('education'));
    expect(body).toMatchObject({ schoolId: 'k-1', places: 5, given: 2, changes: [] });
    const seen = { 'if-match': String(etag) };
    expect((await correct('k-1', 1, seen)).body).toMatchObject({
      code: 'places-given',
      detail: expect.stringContaining('2'),
    });
    expect((await correct('k-1', 2, seen)).body).toMatchObject({
      ...{ name, places: 2, given: 2 },
      changes: [{ what: 'corrected', by: worker.subject, reason }],
    });
    expect((await correct('k-1', 3, seen)).body.code).toBe('stale-version');
    expect((await byHand('k3', 'k-1')).body.code).toBe('no-place-left');
    await registerSchool(office, 'k-2', 100);
    expect((await correct('k-2', 10)).body.code).toBe('too-many-fewer');
    expect((await correct('k-2', 20)).body).toMatchObject({ places: 20, given: 0 });
    const other = caseworkerOf('hukou');
    expect([
      (await correct('nowhere', 3)).status,
      (await ask(`GET ${one}`, 'k-1', {}, other)).status,
      (await correct('k-1', 3, {}, other)).status,
      (await on('k-1', 'withdraw', other)).status,
    ]).toEqual([404, 404, 404, 404]);
  });

  test('given some who wait for it, when it has more places, then they have them by themselves', async () => {
    for (const caseId of ['m1', 'm2', 'm3']) await office.opened(caseId, coordinated, answersFor(2027, ['k-1']));
    await office.settle();
    expect((await correct('k-1', 4)).body).toMatchObject({ places: 4, given: 2 });
    const order = [...['m1', 'm2', 'm3']].sort(
      (a, b) => drawNumber('plus-demo-2027', a) - drawNumber('plus-demo-2027', b),
    );
    const states = await Promise.all(order.map(async (caseId) => (await office.shown(caseId)).state));
    expect(states).toEqual(['PLACED', 'PLACED', 'COORDINATED']);
  });

  test('given it is withdrawn, when places come up or it is wished for, then none is given, and that is said, until it is offered again; those given stay', async () => {
    expect((await on('k-1', 'return')).body.code).toBe('not-withdrawn');
    expect((await on('k-1', 'withdraw')).body).toMatchObject({ withdrawn: { reason }, given: 4 });
    expect((await on('k-1', 'withdraw')).body.code).toBe('withdrawn');
    const ids = async (show: string) => (await listed(show)).body.items.map(({ schoolId }) => schoolId);
    expect([(await ids('offered')).includes('k-1'), await ids('withdrawn')]).toEqual([false, ['k-1']]);
    const parent = talentCalled('talent-k3');
    expect((await listed('withdrawn', parent)).status).toBe(404);
    expect((await listed('offered', parent)).status).toBe(200);
    expect((await listed('withdrawn', caseworkerOf('hukou'))).status).toBe(404);
    const cursor = { schoolYear: '2027', cursor: 'no' };
    for (const show of ['offered', 'withdrawn'])
      expect((await office.call(worker, 'GET /education/schools', { query: { ...cursor, show } })).status).toBe(400);
    expect((await byHand('k3', 'k-1')).body.code).toBe('withdrawn');
    expect((await office.shown('k1')).state).toBe('PLACED');
    await office.applicant('k1', 'confirmation', { confirm: false });
    await office.settle();
    const [waiting = ''] = (
      await Promise.all(
        ['m1', 'm2', 'm3'].map(async (caseId) => ((await office.shown(caseId)).granted ? [] : [caseId])),
      )
    ).flat();
    const wish = (caseId: string, preferences: string[]) =>
      office.call<{ code?: string }>(talentCalled(`talent-${caseId}`), 'POST /education/cases/{caseId}/preferences', {
        ...{ params: { caseId }, body: { preferences } },
      });
    expect((await wish('k3', ['k-1'])).body.code).toBe('school-withdrawn');
    expect((await wish('k3', ['nowhere'])).body.code).toBe('unknown-school');
    expect((await wish(waiting, ['k-1', 'k-2'])).status).toBe(200);
    const place = { params: { caseId: waiting } };
    const seen = await office.call(
      talentCalled(`talent-${waiting}`),
      'GET /education/cases/{caseId}/school-place',
      place,
    );
    expect(seen.body).toMatchObject({ wishes: [{ schoolId: 'k-1', withdrawn: true }, { schoolId: 'k-2' }] });
    expect((await office.shown(waiting)).state).toBe('COORDINATED');
    expect((await on('k-1', 'return')).body).toMatchObject({ given: 3 });
    expect(await office.shown(waiting)).toMatchObject({ state: 'PLACED' });
  });
});

describe('the window', () => {
  test('given a child for a later school year, when it is not open yet, then the case waits and enters when it opens', async () => {
    await office.opened('c1', [], answersFor(2028));
    const waiting = await office.shown('c1');
    expect(waiting).toMatchObject({ state: 'WAIT_NEXT_WINDOW', paused: true, terminal: false });
    expect(waiting.promisedOn).toBeUndefined();
    await office.advanceTo('2027-08-31T23:59:00+08:00');
    expect((await office.shown('c1')).state).toBe('WAIT_NEXT_WINDOW');
    await office.advanceTo('2027-09-01T00:00:00+08:00');
    const entered = await office.shown('c1');
    expect(entered.state).toBe('REGISTERED');
    expect(entered.promisedOn).toBeDefined();
    const windows = await office.call<{ items: unknown[] }>(talentCalled('talent-c1'), 'GET /education/windows');
    expect(windows.body).toMatchObject({ certainty: 'made-up' });
    expect(windows.body.items).toHaveLength(5);
  });
});
