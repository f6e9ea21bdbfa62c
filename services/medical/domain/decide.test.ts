import { describe, expect, test } from 'vitest';
import type { Hold } from '../../../shared/casework/domain/index.ts';
import { submittedData } from '../../../shared/casework/testing/submitted.ts';
import { given } from '../../../shared/testing/given.ts';
import { medicalCase } from '../case.ts';
import { medicalDepartment } from '../department.ts';
import type { MedicalCommand, MedicalEvent } from './case.ts';

const { services: _services, answers: _answers, ...facts } = submittedData('one');

test('given nothing, when an application asks for medical care, then a case stands at the request, with no health detail', () => {
  const { state } = given(medicalCase, []).when({ type: 'open', ...facts, answers: { speciality: 'check-up' } });
  expect(state).toMatchObject({ stage: 'REQUESTED', answers: { speciality: 'check-up' } });
});

const { settings } = medicalDepartment;
const hold: Hold = { claim: 'slot#s', id: 's', at: '2026-12-01T09:00:00+08:00', text: { zh: '甲', en: 'One' } };
const opened: MedicalEvent = {
  type: 'case-opened',
  ...facts,
  answers: { speciality: 'check-up' },
  settings,
  stage: 'REQUESTED',
};
const owned: MedicalEvent = { type: 'case-assigned', owner: 'worker' };
const visit = 'visit#talent-one#2026#1';
const entitled: MedicalEvent = { type: 'case-moved', stage: 'ENTITLEMENT_OK', visit };
const booked: MedicalEvent = { type: 'case-granted', stage: 'BOOKED', hold, key: 'key' };
const waiting: MedicalEvent = { type: 'case-moved', stage: 'NO_SLOT' };
const early = '2026-11-23T10:00:00.000+08:00';
const after = (events: MedicalEvent[], command: MedicalCommand, by = 'worker', at = early) =>
  given(medicalCase, events, { at, by, id: 'one' }).when(command);
const when = (...asked: Parameters<typeof after>) => after(...asked).decision;
const base = [opened, owned];
const held = [...base, entitled, booked];

describe('the allowance', () => {
  test('given a category, when the entitlement is confirmed, then it takes one of the year’s appointments, and no more than there are', () => {
    expect(when(base, { type: 'advance', to: 'ENTITLEMENT_OK' })).toMatchObject({ claims: { take: [visit] } });
    expect(when(base, { type: 'entitle', nth: 3 })).toMatchObject({ refusal: { code: 'allowance-used' } });
    const top: MedicalEvent = { type: 'case-moved', stage: 'REQUESTED', category: 'top' };
    expect(when([...base, top], { type: 'entitle', nth: 3 })).toMatchObject({
      claims: { take: ['visit#talent-one#2026#3'] },
    });
    const gone: MedicalEvent = { ...top, category: 'abolished' };
    expect(when([...base, gone], { type: 'entitle', nth: 1 })).toMatchObject({ refusal: { code: 'allowance-used' } });
    expect(when(held, { type: 'entitle', nth: 1 })).toMatchObject({ refusal: { code: 'wrong-stage' } });
    const back: MedicalEvent = { type: 'case-moved', stage: 'REQUESTED' };
    expect(when([...base, entitled, back], { type: 'entitle', nth: 1 })).not.toHaveProperty('claims');
  });

  test('given a request, when its category is set, then it is; later and by others it is not', () => {
    const set = { type: 'set-category', category: 'top' } as const;
    expect(after(base, set).state).toMatchObject({ category: 'top', stage: 'REQUESTED' });
    expect(when(held, set)).toMatchObject({ refusal: { code: 'wrong-stage' } });
    expect(when(base, set, 'stranger')).toMatchObject({ refusal: { code: 'not-yours' } });
  });

  test('given a request, when no category is named, then the proposed one is taken; without one that has appointments it is refused', () => {
    const set = { type: 'set-category' } as const;
    const stated = (talentCategory: string): MedicalEvent => ({ type: 'case-facts-stated', facts: { talentCategory } });
    expect(after([...base, stated('leading')], set).state).toMatchObject({ category: 'leading' });
    expect(when(base, set)).toMatchObject({ refusal: { code: 'no-proposal', pointer: '/category' } });
    expect(when([...base, stated('none')], set)).toMatchObject({ refusal: { code: 'no-proposal' } });
  });

  test('given one, when the case is refused or withdrawn, then it is given back', () => {
    const reject = { type: 'decide', outcome: 'rejected', reasonCode: 'no-entitlement' } as const;
    expect(when(held, reject)).toMatchObject({ claims: { release: ['slot#s', visit] } });
    expect(after(held, reject).state).toMatchObject({ visit: undefined });
    expect(when([...base, entitled], { ...reject })).toMatchObject({ claims: { release: [visit] } });
    expect(when(base, reject)).not.toHaveProperty('claims.release');
    // That nobody came is noted once the time is over, and chosen by nobody before.
    const untrue = { ...reject, reasonCode: 'did-not-come' };
    expect(when(held, untrue)).toMatchObject({ refusal: { code: 'not-yet-over' } });
  });
});

describe('an appointment', () => {
  test('given one, when its applicant cancels in time, then slot and allowance are free; too late, and by others, it is refused', () => {
    const cancel = { type: 'cancel' } as const;
    const done = after(held, cancel, 'talent-one');
    expect(done.decision).toMatchObject({ events: [{ stage: 'CANCELLED' }], claims: { release: ['slot#s', visit] } });
    expect(done.state).toMatchObject({ status: 'closed', visit: undefined, left: [hold] });
    expect(when(held, cancel, 'talent-one', '2026-11-30T09:00:01+08:00')).toMatchObject({
      refusal: { code: 'too-late' },
    });
    expect(when(held, cancel, 'stranger')).toMatchObject({ refusal: { code: 'not-found' } });
    expect(when(base, cancel, 'talent-one')).toMatchObject({ refusal: { code: 'wrong-stage' } });
    expect(when([...base, waiting], cancel, 'talent-one')).toMatchObject({ events: [{ stage: 'CANCELLED' }] });
  });

  test('given one, when it comes near, then its applicant is reminded once', () => {
    const done = after(held, { type: 'remind' });
    expect(done.state).toMatchObject({ stage: 'BOOKED', reminded: 's' });
    expect(when([...held, { type: 'case-moved', stage: 'BOOKED', reminded: 's' }], { type: 'remind' })).toMatchObject({
      events: [],
    });
    expect(when(base, { type: 'remind' })).toMatchObject({ events: [] });
    expect(when([], { type: 'remind' })).toMatchObject({ events: [] });
  });

  test('given a turn on the waitlist, when it comes, then it is booked; what took place is not decided anew', () => {
    const turn = { type: 'take-turn', hold, key: 'turn' } as const;
    expect(when([...base, entitled, waiting], turn, 'event')).toMatchObject({ events: [{ stage: 'BOOKED' }] });
    expect(when([opened], turn, 'event')).toMatchObject({ refusal: { code: 'not-yours' } });
    expect(when([...base, entitled, booked], { type: 'advance', to: 'CONFIRMED' })).toMatchObject({
      events: [{ stage: 'CONFIRMED' }],
    });
    const kept: MedicalEvent = {
      type: 'case-decided',
      stage: 'COMPLETED',
      outcome: 'approved',
      reasonCode: 'conditions-met',
      inTime: true,
      usedDays: 1,
    };
    const reopen = { type: 'reopen', decision: 1 } as const;
    expect(when([...held, kept], { ...reopen, why: 'lead' })).toMatchObject({ refusal: { code: 'not-decided' } });
    expect(when([...held, kept], { ...reopen, why: 'review' })).toEqual({ ok: true, events: [] });
    expect(when(held, { ...reopen, why: 'review' })).toEqual({ ok: true, events: [] });
  });
});
