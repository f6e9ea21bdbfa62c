import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Office, startOffice } from '../../shared/casework/testing/office.ts';
import { caseworkerOf, leadOf, talentCalled } from '../../shared/casework/testing/people.ts';
import { drawNumber } from './domain/draw.ts';
import { education } from './service.ts';
import { answersFor, registerSchool, worker } from './testing/education.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(education);
});
afterAll(() => office.stop());

interface Line {
  caseId: string;
  outcome: string;
  schoolId?: string;
  draw: number;
  withdrawn?: string[];
}
interface Shown {
  status: string;
  code?: string;
  placed: number;
  waiting: number;
  cases: Line[];
}
const which = { schoolYear: 2027, batch: 1 };
const preview = (who = worker, batch = '1') =>
  office.call<Shown>(who, 'GET /education/coordination-preview', { query: { schoolYear: '2027', batch } });
const run = (body = which, who = worker) => office.call<Shown>(who, 'POST /education/coordinations', { body });
const report = async (batch = 1) =>
  (
    await office.call<Shown>(leadOf('education'), 'GET /education/coordinations/{coordinationId}', {
      params: { coordinationId: `coordination-2027-${batch}` },
    })
  ).body;
const outcomes = ({ cases }: Shown) =>
  Object.fromEntries(cases.map(({ caseId, outcome, schoolId }) => [caseId, [outcome, schoolId]]));
const confirm = (caseId: string, yes: boolean) => office.applicant(caseId, 'confirmation', { confirm: yes });
const place = async (caseId: string) =>
  (
    await office.call<{ wishes: { schoolId: string; position?: number; of?: number }[]; draw?: { number: number } }>(
      talentCalled(`talent-${caseId}`),
      'GET /education/cases/{caseId}/school-place',
      { params: { caseId } },
    )
  ).body;

/** Cases that wish alike, the smallest draw number first. */
const drawn = ['d1', 'd2', 'd3', 'd4'].sort(
  (a, b) => drawNumber('plus-demo-2027', a) - drawNumber('plus-demo-2027', b),
);
const [first = '', second = '', third = '', fourth = ''] = drawn;

async function verified(caseId: string, wishes?: string[], category = 'general') {
  await office.opened(caseId, ['ENROLLED'], answersFor(2027, wishes));
  await office.works(caseId, 'verification', { category, checked: ['HKB', 'RP'] });
}

describe('the coordination', () => {
  test('given verified cases, when it is previewed, then nothing changes; before its day it does not run', async () => {
    await registerSchool(office, 'a', 2);
    await registerSchool(office, 'b', 1);
    await registerSchool(office, 'w', 9);
    const reason = { zh: '修缮（演示数据）', en: 'repairs (made up)' };
    const gone = { params: { placesId: 'w-2027' }, body: { reason } };
    await office.call(worker, 'POST /education/schools/{placesId}/withdraw', gone);
    await verified('key', ['w', 'a', 'b'], 'key-talent');
    for (const caseId of drawn) await verified(caseId, ['a', 'b']);
    await verified('none');
    await office.settle();
    const { body } = await preview();
    expect(body).toMatchObject({ status: 'preview', placed: 3, waiting: 3 });
    expect(outcomes(body)).toMatchObject({
      key: ['placed', 'a'],
      [first]: ['placed', 'a'],
      [second]: ['placed', 'b'],
      [third]: ['waiting', undefined],
      [fourth]: ['waiting', undefined],
      none: ['waiting', undefined],
    });
    // A school that is withdrawn is skipped, and that is said.
    const skipping = body.cases.filter(({ withdrawn }) => withdrawn);
    expect(skipping).toMatchObject([{ caseId: 'key', withdrawn: ['w'] }]);
    expect((await run()).body.code).toBe('too-early');
    expect((await run({ schoolYear: 2099, batch: 1 })).body.code).toBe('unknown-batch');
    expect((await preview(worker, '7')).body.code).toBe('unknown-batch');
    expect((await preview(caseworkerOf('hukou'))).status).toBe(404);
    expect((await run(which, caseworkerOf('hukou'))).status).toBe(404);
    expect((await office.shown('key')).state).toBe('VERIFIED');
    expect((await office.shown('none')).paused).toBe(true);
  });

  test('given its day, when it runs twice at once and its steps come twice, then each case is done once, as previewed', async () => {
    await office.advanceTo('2027-05-10T09:00:00+08:00');
    const told = await preview();
    const both = await Promise.all([run(), run()]);
    expect(both.map(({ status }) => status)).toEqual([202, 202]);
    const headers = { 'idempotency-key': 'the-same' };
    const once = (batch: number) =>
      office.call<Shown>(worker, 'POST /education/coordinations', { headers, body: { schoolYear: 2026, batch } });
    expect((await once(1)).body).toMatchObject({ status: 'finished', cases: [] });
    expect((await once(1)).status).toBe(202);
    // The same key for something else is refused, as everywhere.
    expect((await once(2)).status).toBe(422);
    // What begins the next step is lost, and the run goes on by itself all the same.
    await office.settle((events) => events.filter(({ type }) => type !== 'plus.education.coordination-progressed.v1'));
    expect(await report()).toMatchObject({ status: 'running', placed: 0 });
    await office.settle();
    await office.advanceTo('2027-05-10T09:10:00+08:00');
    await office.settle((events) => events.flatMap((event) => [event, event]));
    const done = await report();
    expect(done).toMatchObject({ status: 'finished', placed: 3, waiting: 3 });
    expect(outcomes(done)).toEqual(outcomes(told.body));
    expect(done.cases.find(({ caseId }) => caseId === 'key')?.withdrawn).toEqual(['w']);
    expect((await run()).body).toMatchObject({ status: 'finished', placed: 3, waiting: 3 });
    expect(await office.shown(first)).toMatchObject({ state: 'PLACED', answerBy: '2027-05-17T23:59:59.999+08:00' });
    expect((await place(third)).wishes).toMatchObject([
      { schoolId: 'a', position: 1, of: 2 },
      { schoolId: 'b', position: 1, of: 2 },
    ]);
    const list = await office.call(worker, 'GET /education/waiting-lists/{listId}', { params: { listId: 'a-2027' } });
    expect(list.body).toMatchObject({ of: 2, free: 0, items: [{ position: 1, caseId: third }, { caseId: fourth }] });
    expect((await place(third)).draw?.number).toBe(drawNumber('plus-demo-2027', third));
  });

  test('given a place that is given back, when that is known, then the next on the list has it by itself', async () => {
    expect((await confirm('key', true)).body).toMatchObject({ state: 'CONFIRMED', terminal: true });
    expect(await place(first)).toMatchObject({
      declinesLeft: 1,
      ifDeclined: { leads: 'waiting-lists', schools: ['b'], schoolYear: 2027 },
      changingWishes: { possible: 'adding', until: '2027-08-15' },
    });
    const anew = { params: { caseId: first }, body: { preferences: ['b', 'a'] } };
    const asGuardian = talentCalled(`talent-${first}`);
    const changed = await office.call<{ code: string }>(asGuardian, 'POST /education/cases/{caseId}/preferences', anew);
    expect(changed.body.code).toBe('only-adding');
    expect((await confirm(first, false)).body.state).toBe('COORDINATED');
    await office.settle();
    expect(await office.shown(third)).toMatchObject({ state: 'PLACED', granted: { id: 'a-2027-2' } });
    // Who gave a place of a school back waits for the other wishes alone.
    expect((await place(first)).wishes.map(({ schoolId }) => schoolId)).toEqual(['b']);
    expect((await place(fourth)).wishes).toMatchObject([
      { position: 1, of: 1 },
      { position: 2, of: 2 },
    ]);
  });

  test('given places that nobody confirms, when their time is over, then they go to the next, and at the end all wait for the next window', async () => {
    await office.advanceTo('2027-05-17T23:59:59.999+08:00');
    await office.settle();
    expect((await confirm(second, true)).body.code).toBe('wrong-stage');
    expect(await office.shown(fourth)).toMatchObject({ state: 'PLACED', granted: { id: 'a-2027-2' } });
    expect(await office.shown(first)).toMatchObject({ state: 'PLACED', granted: { id: 'b-2027-1' } });
    expect((await confirm(fourth, true)).body.state).toBe('CONFIRMED');
    await office.advanceTo('2027-08-31T23:59:59.999+08:00');
    await office.settle();
    for (const caseId of [first, second, third, 'none'])
      expect(await office.shown(caseId)).toMatchObject({ state: 'WAIT_NEXT_WINDOW', terminal: false });
    await office.advanceTo('2027-09-01T00:00:00+08:00');
    await office.settle();
    expect(await office.shown('none')).toMatchObject({ state: 'REGISTERED', facts: { schoolYear: 2028 } });
  });
});
