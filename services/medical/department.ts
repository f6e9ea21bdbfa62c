import { caseSettings, closing, type Department } from '../../shared/casework/contract/index.ts';
import entitlements from './data/entitlements.json' with { type: 'json' };
import reasons from './data/reasons.json' with { type: 'json' };
import settings from './data/settings.json' with { type: 'json' };

const noSlot = { zh: '暂无号源，候补中', en: 'No slot is free, on the waitlist' };
const appointment = { zh: '等待就诊日', en: 'Waiting for the day of the appointment' };

/** The stages of a medical case and how it moves through them (domain.md). No health detail is asked for. */
export const medicalDepartment = {
  name: 'medical',
  title: { zh: '医疗', en: 'Medical' },
  settings: caseSettings(settings),
  reasons: reasons as Department['reasons'],
  first: 'REQUESTED',
  stages: {
    REQUESTED: { text: { zh: '已提出', en: 'Requested' } },
    ENTITLEMENT_OK: { text: { zh: '资格已核', en: 'Entitlement confirmed' } },
    NO_SLOT: { text: { zh: '候补', en: 'On the waitlist' }, waits: noSlot },
    BOOKED: { text: { zh: '已预约', en: 'Booked' }, waits: appointment },
    CONFIRMED: { text: { zh: '已确认', en: 'Confirmed' }, waits: appointment },
    COMPLETED: { text: { zh: '已就诊', en: 'Completed' }, final: true },
    NO_SHOW: { text: { zh: '未到诊', en: 'Did not come' }, final: true },
    CANCELLED: { text: { zh: '已取消', en: 'Cancelled' }, final: true },
    WITHDRAWN_LATE: {
      text: {
        zh: '已撤回（撤回时已过可取消时间，计入年度次数）',
        en: 'Withdrawn when it was too late to cancel; it counts as used',
      },
      final: true,
    },
    WITHDRAWN_AFTER: {
      text: {
        zh: '就诊时间后撤回（未登记就诊，计入年度次数）',
        en: 'Withdrawn after the appointment, which is not on record as kept; it counts as used',
      },
      final: true,
    },
    ...closing.stages,
  },
  moves: [
    { by: 'caseworker', from: ['REQUESTED'], to: 'ENTITLEMENT_OK' },
    { by: 'no-stock', from: ['ENTITLEMENT_OK'], to: 'NO_SLOT' },
    { by: 'grant', from: ['ENTITLEMENT_OK', 'NO_SLOT'], to: 'BOOKED' },
    { by: 'caseworker', from: ['BOOKED'], to: 'CONFIRMED' },
    { by: 'approval', from: ['CONFIRMED'], to: 'COMPLETED' },
    { by: 'applicant', from: ['BOOKED', 'CONFIRMED', 'NO_SLOT'], to: 'CANCELLED' },
    // The hospital cancelled the slot.
    { by: 'revocation', from: ['BOOKED', 'CONFIRMED'], to: 'NO_SLOT' },
    { by: 'deadline', from: ['BOOKED', 'CONFIRMED'], to: 'NO_SHOW' },
    { by: 'withdrawal', from: ['BOOKED', 'CONFIRMED'], to: 'WITHDRAWN_LATE' },
    { by: 'withdrawal', from: ['BOOKED', 'CONFIRMED'], to: 'WITHDRAWN_AFTER' },
    ...closing.moves,
  ],
} as const satisfies Department;

/** Appointments a year by talent category; hours before an appointment until which it can be cancelled, and of the reminder. */
export const allowances: Readonly<Record<string, number>> = entitlements.perYear;
export const categories = Object.keys(allowances) as [string, ...string[]];
export const defaultCategory = 'general';
export const { cancelHours, remindHours } = entitlements;
