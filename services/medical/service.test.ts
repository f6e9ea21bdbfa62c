import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHospital } from '../../shared/casework/testing/hospital.ts';
import { type Office, startOffice } from '../../shared/casework/testing/office.ts';
import { caseworkerOf, leadOf, talentCalled } from '../../shared/casework/testing/people.ts';
import type { Principal } from '../../shared/identity/index.ts';
import { medical } from './service.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice(medical);
  await openHospital(office, 'hospital', ['check-up', 'dental', 'eye']);
});
afterAll(() => office.stop());

const worker = caseworkerOf('medical');

async function register(slotId: string, startsAt: string, speciality = 'check-up') {
  const body = { slotId, hospitalId: 'hospital', speciality, startsAt };
  await office.call(worker, 'POST /medical/slots', { body });
  await office.settle();
}

const place = async (caseId: string, who: Principal = worker) =>
  (await office.call<object>(who, 'GET /medical/cases/{caseId}/waitlist-place', { params: { caseId } })).body;

const slots = async () =>
  (await office.call<{ items: { slotId: string; free: boolean }[] }>(worker, 'GET /medical/slots')).body.items.map(
    ({ slotId, free }) => [slotId, free],
  );

describe('slots', () => {
  test('given two, when three ask for the next, then the sooner goes first and the third waits on the list', async () => {
    await register('later', '2027-03-01T09:00:00+08:00');
    await register('sooner', '2026-12-01T09:00:00+08:00');
    for (const caseId of ['a1', 'a2', 'a3']) await office.opened(caseId, ['ENTITLEMENT_OK']);
    expect((await office.works('a1', 'booking')).body.granted?.id).toBe('sooner');
    expect((await office.works('a2', 'booking')).body.granted?.id).toBe('later');
    expect((await office.works('a3', 'booking')).body).toMatchObject({ state: 'NO_SLOT', paused: true });
    await office.settle();
    expect(await slots()).toEqual([
      ['sooner', false],
      ['later', false],
    ]);
    expect((await office.works('a3', 'booking')).body.state).toBe('NO_SLOT');
    await office.settle();
    await office.tell('plus.talent.application-withdrawn.v1', {
      applicationId: 'a1',
      person: 'talent-a1',
      services: ['medical'],
    });
    expect(await office.shown('a3')).toMatchObject({ state: 'BOOKED', granted: { id: 'sooner' } });
  });

  test('given one named, when it is unknown, of another kind, taken or past, then each is refused for what it is', async () => {
    await office.opened('b1', ['ENTITLEMENT_OK']);
    await register('dental', '2027-03-01T09:00:00+08:00', 'dental');
    const past = {
      slotId: 'past',
      hospitalId: 'hospital',
      speciality: 'check-up',
      startsAt: '2026-11-23T09:00:00+08:00',
    };
    const refused = await office.call(worker, 'POST /medical/slots', { body: past });
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { code: 'starts-in-past', errors: [{ pointer: '/startsAt' }] },
    ]);
    await register('gone', '2026-11-23T09:10:00+08:00');
    await office.advanceTo('2026-11-23T09:10:00+08:00');
    // Registered before, it is the same slot also afterwards.
    const again = {
      slotId: 'gone',
      hospitalId: 'hospital',
      speciality: 'check-up',
      startsAt: '2026-11-23T09:10:00+08:00',
    };
    expect((await office.call(worker, 'POST /medical/slots', { body: again })).status).toBe(201);
    const refusalOf = async (slotId: string) => (await office.works('b1', 'booking', { slotId })).body.code;
    expect(await refusalOf('nowhere')).toBe('unknown');
    expect(await refusalOf('dental')).toBe('unsuitable');
    expect(await refusalOf('later')).toBe('taken');
    expect(await refusalOf('gone')).toBe('slot-past');
  });

  test('given a slot, when its time has come, then it is no longer listed', async () => {
    await office.advanceTo('2026-12-01T09:00:00+08:00');
    expect(await slots()).toEqual([['later', false]]);
    const stranger = await office.call(caseworkerOf('hukou'), 'GET /medical/slots');
    expect(stranger.status).toBe(404);
  });

  test('given a booking, when it took place, then the case is complete, and not before', async () => {
    await office.works('a2', 'stage', { to: 'CONFIRMED' });
    const early = await office.works('a2', 'decision', { outcome: 'approved', reasonCode: 'conditions-met' });
    expect(early).toMatchObject({ status: 409, body: { code: 'not-yet-over' } });
    await office.advanceTo('2027-03-01T09:00:00+08:00');
    const done = await office.works('a2', 'decision', { outcome: 'approved', reasonCode: 'conditions-met' });
    expect(done.body).toMatchObject({ state: 'COMPLETED', terminal: true });
  });
});

describe('the waitlist', () => {
  test('given one who waits, when a slot is added or another cancels, then it is theirs by itself, and they are reminded', async () => {
    await office.opened('w1', ['ENTITLEMENT_OK'], { answers: { medical: { speciality: 'eye' } } });
    await office.opened('w2', ['ENTITLEMENT_OK'], { answers: { medical: { speciality: 'eye' } } });
    for (const caseId of ['w1', 'w2']) {
      expect((await office.works(caseId, 'booking')).body.state).toBe('NO_SLOT');
      expect(await place(caseId, talentCalled(`talent-${caseId}`))).toMatchObject({ waiting: true });
      await office.settle();
    }
    const both = { speciality: 'eye', waiting: true, of: 2 };
    expect(await place('w1')).toMatchObject({ ...both, position: 1, before: 0 });
    expect(await place('w2', talentCalled('talent-w2'))).toMatchObject({ ...both, position: 2, before: 1 });
    for (const stranger of [talentCalled('talent-w1'), caseworkerOf('hukou')])
      expect(await place('w2', stranger)).toMatchObject({ code: 'not-found' });
    await register('eye-1', '2027-04-01T09:00:00+08:00', 'eye');
    expect(await office.shown('w1')).toMatchObject({ state: 'BOOKED', granted: { id: 'eye-1' } });
    expect(await office.shown('w2')).toMatchObject({ state: 'NO_SLOT' });
    expect(await place('w1')).toMatchObject({ waiting: false });
    expect(await place('w2')).toMatchObject({ position: 1, before: 0, of: 1 });
    expect((await office.applicant('w2', 'no-show', {})).status).toBe(403);
    expect((await office.works('w2', 'no-show', {})).body.code).toBe('wrong-stage');
    expect((await office.applicant('w1', 'cancellation', {})).body.state).toBe('CANCELLED');
    await office.settle();
    expect(await office.shown('w2')).toMatchObject({ state: 'BOOKED', granted: { id: 'eye-1' } });
    await office.advanceTo('2027-03-30T09:00:00+08:00');
    const near = (await office.commitsOf('medical')).flatMap(({ published }) => published);
    expect(near.filter(({ type }) => type === 'plus.medical.appointment-near.v1')).toMatchObject([
      { data: { caseId: 'a2' } },
      { data: { caseId: 'a3' } },
      { data: { caseId: 'w2' } },
    ]);
    expect((await office.applicant('w2', 'cancellation', {})).body.state).toBe('CANCELLED');
  });

  test('given a category’s allowance, when it is used up, then no more is confirmed, and a repetition is no second one', async () => {
    const person = { person: 'talent-many' };
    for (const caseId of ['m1', 'm2', 'm3']) await office.opened(caseId, [], person);
    const entitle = (caseId: string) =>
      office.call<{ state?: string; code?: string }>(worker, 'POST /medical/cases/{caseId}/stage', {
        params: { caseId },
        body: { to: 'ENTITLEMENT_OK' },
        headers: { 'idempotency-key': `entitle-${caseId}` },
      });
    expect((await entitle('m1')).body.state).toBe('ENTITLEMENT_OK');
    expect((await entitle('m2')).body.state).toBe('ENTITLEMENT_OK');
    expect((await entitle('m2')).body.state).toBe('ENTITLEMENT_OK');
    expect((await entitle('m3')).body.code).toBe('allowance-used');
    await office.works('m3', 'category', { category: 'leading' });
    expect((await office.works('m3', 'stage', { to: 'ENTITLEMENT_OK' })).body.state).toBe('ENTITLEMENT_OK');
  });
});

describe('a missed appointment', () => {
  test('given four eyes on rejections, when a no-show is recorded, then it waits for a second person, and then counts', async () => {
    const lead = leadOf('medical');
    const reason = { zh: '试行（演示数据）', en: 'On trial (made up)' };
    await office.call(lead, 'PUT /medical/four-eyes', { body: { kinds: ['rejected'], reason } });
    await register('tooth', '2027-05-03T09:00:00+08:00', 'dental');
    await office.opened('n1', ['ENTITLEMENT_OK'], { answers: { medical: { speciality: 'dental' } } });
    expect((await office.works('n1', 'booking', { slotId: 'tooth' })).body.state).toBe('BOOKED');
    expect((await office.works('n1', 'no-show', {})).body.code).toBe('not-yet-over');
    await office.advanceTo('2027-05-03T09:00:00+08:00');
    expect((await office.works('n1', 'no-show', {})).body).toMatchObject({ awaitingSecond: true, terminal: false });
    expect((await office.works('n1', 'no-show', {})).body.code).toBe('awaiting-second');
    const route = 'POST /medical/cases/{caseId}/decision-confirmation';
    const done = await office.call(lead, route, { params: { caseId: 'n1' }, body: { confirm: true } });
    expect(done.body).toMatchObject({ state: 'NO_SHOW', outcome: { reasonCode: 'did-not-come' } });
  });

  test('given one that nobody recorded, when the application is taken back, then it is, and the case says that it counts', async () => {
    await register('again', '2027-05-04T09:00:00+08:00', 'dental');
    await office.opened('n2', ['ENTITLEMENT_OK'], { answers: { medical: { speciality: 'dental' } } });
    await office.works('n2', 'booking', { slotId: 'again' });
    await office.advanceTo('2027-05-05T09:00:00+08:00');
    expect((await office.applicant('n2', 'cancellation', {})).body.code).toBe('too-late');
    const taken = { applicationId: 'n2', person: 'talent-n2', services: ['medical'] };
    await office.tell('plus.talent.application-withdrawn.v1', taken);
    expect(await office.shown('n2')).toMatchObject({ state: 'WITHDRAWN_AFTER', terminal: true });
  });
});
