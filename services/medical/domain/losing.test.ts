import { describe, expect, test } from 'vitest';
import { type Hold, standingOf } from '../../../shared/casework/domain/index.ts';
import { submittedData } from '../../../shared/casework/testing/submitted.ts';
import { given } from '../../../shared/testing/given.ts';
import { medicalCase } from '../case.ts';
import { medicalDepartment } from '../department.ts';
import { waitlistRules } from '../waitlist.ts';
import type { MedicalCase, MedicalCommand, MedicalEvent } from './case.ts';

const { services: _services, answers: _answers, ...facts } = submittedData('one');
const startsAt = '2026-12-01T09:00:00+08:00';
const hold: Hold = { claim: 'slot#s', id: 's', at: startsAt, text: { zh: '甲', en: 'One' } };
const visit = 'visit#talent-one#2026#1';
const { settings } = medicalDepartment;
const base: MedicalEvent[] = [
  { type: 'case-opened', ...facts, answers: { speciality: 'check-up' }, settings, stage: 'REQUESTED' },
  { type: 'case-assigned', owner: 'worker' },
  { type: 'case-moved', stage: 'ENTITLEMENT_OK', visit },
];
const booked: MedicalEvent = { type: 'case-granted', stage: 'BOOKED', hold, key: 'key' };
const confirmed: MedicalEvent = { type: 'case-moved', stage: 'CONFIRMED' };
const reason = { zh: '停诊（演示数据）', en: 'closed (made up)' };
const lost: MedicalEvent = { type: 'case-moved', stage: 'NO_SLOT', cancelled: { slotId: 's', startsAt, reason } };
const cancelled = { type: 'slot-cancelled', slotId: 's', reason } as const;
const early = '2026-11-23T10:00:00.000+08:00';
const after = (events: MedicalEvent[], command: MedicalCommand = cancelled, at = early, by = 'colleague') =>
  given(medicalCase, [...base, ...events], { at, by, id: 'one' }).when(command);
const when = (...asked: Parameters<typeof after>) => after(...asked).decision;
const toldOf = (decision: ReturnType<typeof when>, state: MedicalCase) =>
  (decision.ok ? decision.events : []).flatMap(
    (event) => medicalCase.publish?.(event, state, { id: 'one', at: early, by: 'colleague' }) ?? [],
  );
const refused = (code: string) => ({ ok: false, refusal: { code } });

describe('a slot that its hospital cancels', () => {
  test('given it is booked or confirmed, when it is cancelled, then its case waits first in line, knows why, and keeps the year’s appointment', () => {
    for (const events of [[booked], [booked, confirmed]]) {
      const { decision, state } = after(events);
      // The claim stays, so that nobody gets the slot; nothing is given back.
      expect(decision).toEqual({ ok: true, events: [expect.objectContaining({ stage: 'NO_SLOT' })] });
      expect(state).toMatchObject({ stage: 'NO_SLOT', hold: undefined, visit, first: true, status: 'open' });
      expect((state as MedicalCase).left).toBeUndefined();
      expect(state.waits?.en).toContain(
        'cancelled the appointment of 2026-12-01 (closed (made up)); first on the waitlist',
      );
      expect(state.waits?.zh).toContain('停诊');
      expect((state as MedicalCase).cancelled).toEqual([{ slotId: 's', startsAt, reason, at: early, by: 'colleague' }]);
      expect(toldOf(decision, state)).toContainEqual(
        expect.objectContaining({
          type: 'plus.medical.booking-cancelled.v1',
          data: { caseId: 'one', person: 'talent-one', slotId: 's', startsAt },
        }),
      );
      // Its clock stands as it stood, and nothing is due of the appointment.
      expect(medicalCase.dues?.(state, 'one')).toEqual([]);
    }
  });

  test('given it was cancelled, when that comes again, then nothing changes; with another reason, of another slot, too late or after the end it is refused by name', () => {
    expect(when([booked, lost])).toEqual({ ok: true, events: [] });
    expect(when([booked, lost], { ...cancelled, reason: { zh: '另', en: 'other' } })).toEqual(refused('cancelled'));
    expect(when([booked], { ...cancelled, slotId: 'another' })).toEqual(refused('held'));
    expect(when([])).toEqual(refused('held'));
    expect(when([booked], cancelled, startsAt)).toEqual(refused('over'));
    const { at: _at, ...timeless } = hold;
    expect(when([{ ...booked, hold: timeless }])).toEqual(refused('over'));
    const verdict = { outcome: 'approved', reasonCode: 'conditions-met', inTime: true, usedDays: 1 } as const;
    expect(when([booked, { type: 'case-decided', stage: 'COMPLETED', ...verdict }])).toEqual(refused('case-closed'));
    expect(when([{ ...booked, stage: 'REQUESTED' }])).toMatchObject({ refusal: { code: 'wrong-stage' } });
  });

  test('given it waits first, when it is booked again or ends, then it is first no more; who cancels then has used nothing', () => {
    const standing = (state: MedicalCase) => standingOf(waitlistRules, state, 1);
    const waits = after([booked, lost]).state as MedicalCase;
    expect(standing(waits)).toMatchObject({ waiting: { rank: -1 }, left: [] });
    expect(standing(after([{ type: 'case-moved', stage: 'NO_SLOT' }]).state)).toMatchObject({ waiting: { rank: 0 } });
    const other = { ...hold, claim: 'slot#t', id: 't' };
    const turn = { type: 'take-turn', hold: other, key: 'turn' } as const;
    expect(after([booked, lost], turn).state).toMatchObject({ stage: 'BOOKED', hold: other, first: false, visit });
    const done = after([booked, lost], { type: 'cancel' }, early, 'talent-one');
    expect(done.decision).toMatchObject({ events: [{ stage: 'CANCELLED' }], claims: { release: [visit] } });
    expect(done.state).toMatchObject({ first: false, visit: undefined });
  });

  test('given its person is erased, when the case lets go, then why the hospital cancelled is gone with them', () => {
    const forget = (events: MedicalEvent[]) => medicalCase.personal?.forgotten(after(events).state);
    expect(JSON.stringify(forget([booked, lost]))).not.toContain('closed (made up)');
    expect(forget([])).not.toHaveProperty('cancelled');
  });
});
