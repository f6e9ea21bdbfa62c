import { describe, expect, test } from 'vitest';
import type { Hold } from '../../../shared/casework/domain/index.ts';
import { submittedData } from '../../../shared/casework/testing/submitted.ts';
import { given } from '../../../shared/testing/given.ts';
import { medicalCase } from '../case.ts';
import { medicalDepartment } from '../department.ts';
import type { MedicalCase, MedicalCommand, MedicalEvent } from './case.ts';

const { services: _services, answers: _answers, ...facts } = submittedData('one');
const start = '2026-12-01T09:00:00+08:00';
const hold: Hold = { claim: 'slot#s', id: 's', at: start, text: { zh: '甲', en: 'One' } };
const visit = 'visit#talent-one#2026#1';
const openedWith = (fourEyes: string[]): MedicalEvent[] => [
  {
    type: 'case-opened',
    ...facts,
    answers: { speciality: 'check-up' },
    settings: { ...medicalDepartment.settings, fourEyes },
    stage: 'REQUESTED',
  },
  { type: 'case-assigned', owner: 'worker' },
];
const base = openedWith([]);
const entitled: MedicalEvent = { type: 'case-moved', stage: 'ENTITLEMENT_OK', visit };
const booked: MedicalEvent = { type: 'case-granted', stage: 'BOOKED', hold, key: 'key' };
const confirmed: MedicalEvent = { type: 'case-moved', stage: 'CONFIRMED' };
const held = [...base, entitled, booked];
const watched = [...openedWith(['rejected']), entitled, booked];
const [early, day] = ['2026-11-23T10:00:00.000+08:00', '2026-12-01T09:00:00.000+08:00'];
const after = (events: MedicalEvent[], command: MedicalCommand, by = 'worker', at = day) =>
  given(medicalCase, events, { at, by, id: 'one' }).when(command);
const when = (...asked: Parameters<typeof after>) => after(...asked).decision;

/** What somebody else does next; what was done before stays its own doer's. */
function next(state: MedicalCase, command: MedicalCommand, by = 'lead', at = day) {
  const decision = medicalCase.decide(command, state, { at, by, id: 'one' });
  const events = decision.ok ? decision.events : [];
  const evolve = (so: MedicalCase, event: MedicalEvent) => medicalCase.evolve(so, event, { at, by, version: 1 });
  return { decision, state: events.reduce<MedicalCase>(evolve, state) };
}

const second = { type: 'second', confirm: true } as const;
const noShow = { type: 'no-show' } as const;
const didNotCome = { type: 'decide', outcome: 'rejected', reasonCode: 'did-not-come' } as const;
const kept = { type: 'decide', outcome: 'approved', reasonCode: 'conditions-met' } as const;
const counted = { stage: 'NO_SHOW', status: 'closed', visit, hold: undefined };

describe('an appointment that nobody came to', () => {
  test('given one, when it was missed, then that is recorded afterwards and counts, whichever way it is said', () => {
    for (const missed of [noShow, didNotCome]) {
      const done = after(held, missed);
      expect(done.decision).toMatchObject({ events: [{ stage: 'NO_SHOW' }], claims: { release: ['slot#s'] } });
      expect(done.state).toMatchObject(counted);
      expect(when(held, missed, 'worker', early)).toMatchObject({
        refusal: { code: 'not-yet-over', detail: { en: `the appointment is at ${start}` } },
      });
      expect(when(held, missed, 'stranger')).toMatchObject({ refusal: { code: 'not-yours' } });
      expect(when(base, missed)).toMatchObject({ refusal: { code: 'wrong-stage' } });
      const timeless: MedicalEvent = { ...booked, hold: { claim: 'slot#s', id: 's', text: hold.text } };
      expect(when([...base, timeless], missed)).toMatchObject({ refusal: { code: 'not-yet-over' } });
    }
    expect(after(held, { ...didNotCome, note: 'why' }).state).toMatchObject({ outcome: { note: 'why' } });
  });

  test('given four eyes on rejections, when it was missed, then a second person confirms it or sends it back', () => {
    for (const missed of [noShow, didNotCome]) {
      const { decision, state } = after(watched, missed);
      expect(decision).toMatchObject({ events: [{ type: 'decision-proposed', reasonCode: 'did-not-come' }] });
      expect(state).toMatchObject({ status: 'open', stage: 'BOOKED', hold });
    }
    const proposed = after(watched, didNotCome).state;
    expect(next(proposed, noShow, 'worker').decision).toMatchObject({ refusal: { code: 'awaiting-second' } });
    expect(next(proposed, second, 'worker').decision).toMatchObject({ refusal: { code: 'same-person' } });
    const done = next(proposed, second);
    expect(done.decision).toMatchObject({ events: [{ stage: 'NO_SHOW' }], claims: { release: ['slot#s'] } });
    expect(done.state).toMatchObject(counted);
    expect(next(proposed, { ...second, confirm: false }).state).toMatchObject({ stage: 'BOOKED', visit });
    const other = after(watched, { ...didNotCome, reasonCode: 'no-entitlement' }).state;
    expect(next(other, second).decision).toMatchObject({ claims: { release: ['slot#s', visit] } });
  });
});

describe('an appointment that was kept', () => {
  test('given one, when it is to come, then it cannot be recorded as kept, by one or by two; afterwards it can', () => {
    const sure = [...held, confirmed];
    expect(when(sure, kept, 'worker', early)).toMatchObject({
      refusal: { code: 'not-yet-over', detail: { zh: `就诊时间为 ${start}` } },
    });
    expect(when(sure, kept)).toMatchObject({ events: [{ stage: 'COMPLETED' }] });
    expect(when(sure, kept, 'stranger')).toMatchObject({ refusal: { code: 'not-yours' } });
    const proposed = after([...openedWith(['approved']), entitled, booked, confirmed], kept).state;
    expect(next(proposed, second, 'lead', early).decision).toMatchObject({ refusal: { code: 'not-yet-over' } });
    expect(next(proposed, second).decision).toMatchObject({ events: [{ stage: 'COMPLETED' }] });
  });
});

describe('an application that is taken back', () => {
  const withdraw = { type: 'withdraw', applicationId: 'one', person: 'talent-one' } as const;
  const away = (at: string, events = held) => after(events, withdraw, 'event', at);

  test('given an appointment, when there is time to cancel, then the year’s appointment is given back', () => {
    const { decision, state } = away(early);
    expect(decision).toMatchObject({ claims: { release: ['slot#s', visit] } });
    expect(state).toMatchObject({ stage: 'WITHDRAWN', visit: undefined });
    expect(away(day, [...base, entitled]).state).toMatchObject({ stage: 'WITHDRAWN', visit: undefined });
  });

  test('given one, when it is too late to cancel or the time has passed, then it is taken back all the same, and counts', () => {
    for (const [at, stage] of [
      ['2026-11-30T09:00:01.000+08:00', 'WITHDRAWN_LATE'],
      [day, 'WITHDRAWN_AFTER'],
    ] as const) {
      const { decision, state } = away(at);
      expect(decision).toMatchObject({ claims: { release: ['slot#s'] } });
      expect(state).toMatchObject({ stage, status: 'closed', outcome: { outcome: 'withdrawn' }, visit });
    }
    const again: MedicalEvent = { ...withdraw, type: 'case-withdrawn', stage: 'WITHDRAWN_AFTER' };
    expect(away(day, [...held, again]).decision).toEqual({ ok: true, events: [] });
  });
});
