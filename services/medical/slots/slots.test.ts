import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHospital } from '../../../shared/casework/testing/hospital.ts';
import { type Office, startOffice } from '../../../shared/casework/testing/office.ts';
import { caseworkerOf, leadOf, talentCalled } from '../../../shared/casework/testing/people.ts';
import type { Principal } from '../../../shared/identity/index.ts';
import { makeKit } from '../../../shared/service/make-kit.ts';
import { medicalCase } from '../case.ts';
import { medical } from '../service.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(medical);
});
afterAll(() => office.stop());

const worker = caseworkerOf('medical');

const place = async (caseId: string, who: Principal = worker) =>
  (await office.call<object>(who, 'GET /medical/cases/{caseId}/waitlist-place', { params: { caseId } })).body;

describe('a registered slot', () => {
  const reason = { zh: '登记有误（演示数据）', en: 'Entered wrongly (made up)' };
  const at = (startsAt: string, speciality = 'paediatrics') => ({ hospitalId: 'children', speciality, startsAt });
  const one = '/medical/slots/{slotId}';
  const ask = async (route: string, slotId: string, more: object = {}, who: Principal = worker) => {
    const answer = await office.call<Shown>(who, route, { params: { slotId }, ...more });
    await office.settle();
    return answer;
  };
  const on = (slotId: string, what: string, why = reason, headers = {}, who: Principal = worker) =>
    ask(`POST ${one}/${what}`, slotId, { body: { reason: why }, headers }, who);
  const correct = (slotId: string, body: object, headers = {}, who: Principal = worker) =>
    ask(`PUT ${one}`, slotId, { body: { ...body, reason }, headers }, who);
  const listed = async (show: string) => {
    const query = { speciality: 'paediatrics', show };
    const { items } = (await office.call<Shown>(worker, 'GET /medical/slots', { query })).body;
    return items.map(({ slotId }) => slotId);
  };
  const waiting = async (caseId: string) => {
    await office.opened(caseId, ['ENTITLEMENT_OK'], { answers: { medical: { speciality: 'paediatrics' } } });
    await office.works(caseId, 'booking');
    await office.settle();
  };
  const made = async (slotId: string, startsAt: string) => {
    await office.call(worker, 'POST /medical/slots', { body: { slotId, ...at(startsAt) } });
    await office.settle();
  };
  const told = async (type: string) =>
    (await office.commitsOf('medical')).flatMap(({ published }) => published).filter((event) => event.type === type);
  interface Shown {
    code?: string;
    items: { slotId: string }[];
    changes: { what: string; by: string }[];
  }

  test('given nobody holds it, when it is corrected, withdrawn and offered again, then that is on record, and it goes to who waits as it is then', async () => {
    await openHospital(office, 'children', ['paediatrics']);
    await made('p-1', '2027-08-02T09:00:00+08:00');
    const { etag } = await ask(`GET ${one}`, 'p-1');
    const seen = { 'if-match': String(etag) };
    const later = at('2027-09-01T09:00:00+08:00');
    expect((await correct('p-1', later, seen)).body).toMatchObject({
      ...later,
      changes: [{ what: 'corrected', by: worker.subject, reason }],
    });
    expect((await correct('p-1', at('2027-09-02T09:00:00+08:00'), seen)).body.code).toBe('stale-version');
    expect((await correct('p-1', at('2026-11-23T09:00:00+08:00'))).body.code).toBe('starts-in-past');
    expect((await correct('p-1', at('2027-09-02T09:00:00+08:00', 'eye'))).body.code).toBe('kind-not-offered');
    expect((await correct('nowhere', later)).status).toBe(404);
    const other = caseworkerOf('hukou');
    expect([
      (await ask(`GET ${one}`, 'p-1', {}, leadOf('medical'))).status,
      (await ask(`GET ${one}`, 'p-1', {}, other)).status,
      (await correct('p-1', later, {}, other)).status,
      (await on('p-1', 'withdraw', reason, {}, other)).status,
      (await on('p-1', 'cancellation', reason, {}, other)).status,
    ]).toEqual([200, 404, 404, 404, 404]);
    expect((await on('p-1', 'return')).body.code).toBe('not-withdrawn');
    expect((await on('p-1', 'withdraw')).body).toMatchObject({ withdrawn: { reason } });
    expect([await listed('offered'), await listed('withdrawn')]).toEqual([[], ['p-1']]);
    // The first time that it had is no end of it, withdrawn or not.
    await office.advanceTo('2027-08-02T09:00:00+08:00');
    await waiting('c1');
    expect((await office.works('c1', 'booking', { slotId: 'p-1' })).body.code).toBe('withdrawn');
    expect(await office.shown('c1')).toMatchObject({ state: 'NO_SLOT' });
    await on('p-1', 'return');
    expect(await office.shown('c1')).toMatchObject({ state: 'BOOKED', granted: { id: 'p-1' } });
    expect([
      (await on('p-1', 'withdraw')).body.code,
      (await correct('p-1', at('2027-10-01T09:00:00+08:00'))).body.code,
    ]).toEqual(['held', 'held']);
  });

  test('given a booking that is confirmed, when its hospital cancels, then its case is first in line, told why, with its allowance; a free slot is booked by itself', async () => {
    await waiting('c2');
    await office.works('c1', 'stage', { to: 'CONFIRMED' });
    const closed = { zh: '停诊（演示数据）', en: 'closed (made up)' };
    const headers = { 'idempotency-key': 'the-hospital-cancels' };
    const stale = { 'if-match': '"1"' };
    expect((await on('p-1', 'cancellation', closed, stale)).body.code).toBe('stale-version');
    expect((await office.shown('c1')).state).toBe('CONFIRMED');
    const { etag } = await ask(`GET ${one}`, 'p-1');
    const first = await on('p-1', 'cancellation', closed, { ...headers, 'if-match': String(etag) });
    expect(first.body).toMatchObject({ cancelled: { reason: closed, caseId: 'c1' } });
    expect(first.body.changes.at(-1)).toMatchObject({ what: 'cancelled', by: worker.subject });
    // The same request again is the same; another one is told.
    const again = await on('p-1', 'cancellation', closed, { ...headers, 'if-match': String(etag) });
    expect(again.body).toEqual(first.body);
    expect((await on('p-1', 'cancellation')).body.code).toBe('cancelled');
    expect((await on('p-1', 'return')).body.code).toBe('cancelled');
    expect((await office.works('c2', 'booking', { slotId: 'p-1' })).body.code).toBe('cancelled');
    expect([await listed('offered'), await listed('cancelled')]).toEqual([[], ['p-1']]);
    expect(await told('plus.medical.booking-cancelled.v1')).toMatchObject([{ data: { caseId: 'c1', slotId: 'p-1' } }]);
    const lane = await office.shown('c1');
    expect(lane).toMatchObject({ state: 'NO_SLOT', paused: true, terminal: false });
    expect(lane).toMatchObject({
      pausedReason: { en: expect.stringContaining('(closed (made up)); first on the waitlist') },
    });
    expect([lane.granted, lane.promisedOn]).toEqual([undefined, undefined]);
    expect(await place('c1', talentCalled('talent-c1'))).toMatchObject({
      ...{ position: 1, of: 2, first: true },
      cancelled: [{ slotId: 'p-1', startsAt: '2027-09-01T09:00:00+08:00', reason: closed }],
    });
    expect(await place('c2')).toMatchObject({ position: 2 });
    await made('p-2', '2027-09-03T09:00:00+08:00');
    expect(await office.shown('c1')).toMatchObject({ state: 'BOOKED', granted: { id: 'p-2' } });
    expect((await office.shown('c2')).state).toBe('NO_SLOT');
    // Where another is free at that moment, it is theirs at once.
    await made('p-3', '2027-09-04T09:00:00+08:00');
    await made('p-4', '2027-09-05T09:00:00+08:00');
    await on('p-2', 'cancellation');
    expect(await office.shown('c1')).toMatchObject({ state: 'BOOKED', granted: { id: 'p-4' } });
    expect(await office.shown('c2')).toMatchObject({ granted: { id: 'p-3' } });
  });

  test('given one that nobody has, or of which only the case has heard, when it is cancelled, then it is gone all the same; one whose time is over is not', async () => {
    await made('p-5', '2027-09-06T09:00:00+08:00');
    expect((await on('p-5', 'cancellation')).body).toMatchObject({ cancelled: { reason } });
    expect((await on('p-5', 'cancellation')).status).toBe(200);
    await waiting('c3');
    expect((await office.shown('c3')).state).toBe('NO_SLOT');
    await made('p-6', '2027-09-07T09:00:00+08:00');
    expect(await office.shown('c3')).toMatchObject({ granted: { id: 'p-6' } });
    // As when the function stops between the two commits; the event comes twice.
    const origin = { principal: worker, by: worker.subject, commandId: 'stopped-half-way' };
    await makeKit(office.runtimeOf('medical'), origin).execute(medicalCase, 'c3', {
      type: 'slot-cancelled',
      slotId: 'p-6',
      reason,
    });
    await office.settle((events) => events.flatMap((event) => [event, event]));
    expect((await ask(`GET ${one}`, 'p-6')).body).toMatchObject({
      cancelled: { caseId: 'c3' },
      changes: [{ what: 'cancelled', by: worker.subject }],
    });
    await office.advanceTo('2027-09-04T09:00:00+08:00');
    for (const what of ['cancellation', 'withdraw', 'return']) expect((await on('p-3', what)).body.code).toBe('over');
    expect(await office.shown('c2')).toMatchObject({ granted: { id: 'p-3' } });
  });

  test('given a cancellation and a confirmation, a cancellation by the talent, or a booking, at once, then one of them is first, and both say what came of it', async () => {
    await made('p-7', '2027-09-08T09:00:00+08:00');
    expect(await office.shown('c3')).toMatchObject({ granted: { id: 'p-7' } });
    const [gone, sure] = await Promise.all([
      on('p-7', 'cancellation'),
      office.works('c3', 'stage', { to: 'CONFIRMED' }),
    ]);
    await office.settle();
    expect([gone.status, sure.body.code ?? sure.body.state]).toEqual([
      200,
      expect.stringMatching(/^(CONFIRMED|wrong-stage)$/),
    ]);
    expect(await office.shown('c3')).toMatchObject({ state: 'NO_SLOT' });
    await made('p-8', '2027-09-09T09:00:00+08:00');
    const both = await Promise.all([on('p-8', 'cancellation'), office.applicant('c3', 'cancellation', {})]);
    await office.settle();
    expect(both[1].body.state).toBe('CANCELLED');
    expect([both[0].status, both[0].body.code]).toEqual(both[0].status === 200 ? [200, undefined] : [409, 'held']);
    expect((await office.shown('c3')).granted).toBeUndefined();
    await made('p-9', '2027-09-10T09:00:00+08:00');
    const answers = { medical: { speciality: 'paediatrics' } };
    await office.opened('c4', ['ENTITLEMENT_OK'], { answers });
    const [cancelled, booked] = await Promise.all([
      on('p-9', 'cancellation'),
      office.works('c4', 'booking', { slotId: 'p-9' }),
    ]);
    expect(cancelled.body.code ?? booked.body.code ?? booked.body.state).toMatch(
      /^(held|taken|cancelled|BOOKED|NO_SLOT)$/,
    );
    // Whoever was first, in the end it is gone and nobody’s.
    await office.settle();
    expect((await on('p-9', 'cancellation')).status).toBe(200);
    expect((await office.shown('c4')).granted).toBeUndefined();
  });
});
