import * as z from 'zod/mini';
import { commonOf, pick } from '../../../shared/casework/contract/index.ts';
import { fields, operation, publicEvent, refusal, text } from '../../../shared/contract/index.ts';
import { personId } from '../../../shared/sealed/index.ts';
import { categories, medicalDepartment } from '../department.ts';
import { medicalFacts, specialities } from './answers.ts';

const { onCase } = commonOf(medicalDepartment, medicalFacts);

const own = {
  'allowance-used': refusal(
    409,
    text('该类别今年的预约次数已用完。', 'The appointments of this category for the year are used up.'),
    text('请明年再约，或更正人才类别。', 'Ask again next year, or correct the talent category.'),
  ),
  'too-late': refusal(
    409,
    text('已过可取消的时间。', 'It is too late to cancel.'),
    text(
      '请联系协调员；仍可撤回申请，但本次预约计入年度次数。',
      'Talk to the coordinator; the application can still be withdrawn, and then this appointment counts as used.',
    ),
  ),
  'no-proposal': refusal(
    422,
    text('申请中没有可采用的人才类别。', 'No talent category that has appointments is proposed.'),
    text('请自行选择类别。', 'Choose the category yourself.'),
  ),
  'not-yet-over': refusal(
    409,
    text('就诊时间尚未过去。', 'The time of the appointment has not passed.'),
    text('请在就诊时间之后登记已就诊或未到诊。', 'Record afterwards that the appointment was kept, or missed.'),
  ),
};
export const ownRefusals = <K extends keyof typeof own>(codes: K[]) =>
  Object.fromEntries(codes.map((code) => [code, own[code]])) as Pick<typeof own, K>;

export const appointmentNear = publicEvent({
  type: 'plus.medical.appointment-near.v1',
  summary: text('预约临近', 'An appointment comes near'),
  data: z.object({ caseId: fields.id(), person: personId(), slotId: fields.id(), startsAt: fields.instant() }),
  example: {
    caseId: 'case-made-up',
    person: 'talent-made-up',
    slotId: 'demo-slot-1',
    startsAt: '2027-03-01T09:00:00+08:00',
  },
});

export const bookingCancelled = publicEvent({
  type: 'plus.medical.booking-cancelled.v1',
  summary: text(
    '医院取消了已预约的号源；该申请回到候补第一位',
    'A hospital cancelled a slot that was booked; the case waits first in line for another',
  ),
  data: z.object({ caseId: fields.id(), person: personId(), slotId: fields.id(), startsAt: fields.instant() }),
  example: appointmentNear.example,
});

/** A booking of this case that its hospital cancelled. */
const cancelledBooking = z.strictObject({
  slotId: fields.id(),
  startsAt: fields.instant(),
  at: fields.instant(),
  reason: fields.words,
});

/** What is medical care's own of a case. */
export const appointmentOperations = {
  setCategory: operation({
    ...onCase,
    id: 'setMedicalCategory',
    path: '/medical/cases/{caseId}/category',
    summary: text(
      '确定人才类别（决定每年可预约次数）；不填则采用申请中建议的类别',
      'Set the talent category, which decides how many appointments a year; without one, the proposed one is taken',
    ),
    roles: ['caseworker'],
    body: z.strictObject({ category: z.optional(z.enum(categories)) }),
    refusals: { ...pick('case-closed', 'not-yours', 'wrong-stage'), ...ownRefusals(['no-proposal']) },
    example: { category: 'general' },
  }),
  cancelBooking: operation({
    ...onCase,
    id: 'cancelMedicalBooking',
    path: '/medical/cases/{caseId}/cancellation',
    summary: text(
      '申请人取消预约或候补；号源给下一位',
      'Cancel an appointment or the wait for one; the slot goes to the next',
    ),
    roles: ['talent'],
    body: z.strictObject({}),
    refusals: { ...pick('case-closed', 'wrong-stage'), ...ownRefusals(['too-late']) },
    example: {},
  }),
  recordNoShow: operation({
    ...onCase,
    id: 'recordMedicalNoShow',
    path: '/medical/cases/{caseId}/no-show',
    summary: text(
      '登记未到诊；科室要求双人复核的，先提出、由第二人确认',
      'Record that the applicant did not come; where the department wants four eyes, a second person confirms it',
    ),
    roles: ['caseworker'],
    body: z.strictObject({}),
    refusals: {
      ...pick('case-closed', 'not-yours', 'wrong-stage', 'awaiting-second'),
      ...ownRefusals(['not-yet-over']),
    },
    example: {},
  }),
  waitlistPlace: operation({
    id: 'showMedicalWaitlistPlace',
    method: 'GET',
    path: '/medical/cases/{caseId}/waitlist-place',
    summary: text(
      '候补名次：同类预约中第几位、前面几位、共几位、截至何时；先到先得，预约被医院取消的排在最前；并列出被取消的预约及理由',
      'Place on the waitlist of its kind of appointment: which of how many, how many before, as of when; who waits the longest comes first, after those whose hospital cancelled; and what was cancelled, and why',
    ),
    roles: ['talent', 'caseworker', 'leader'],
    params: z.strictObject({ caseId: fields.id() }),
    output: z.strictObject({
      caseId: fields.id(),
      asOf: fields.instant(),
      speciality: z.enum(specialities),
      waiting: z.boolean(),
      position: z.optional(z.int()),
      before: z.optional(z.int()),
      of: z.optional(z.int()),
      /** It comes before all others, since its hospital cancelled what it had. */
      first: z.optional(z.boolean()),
      cancelled: z.optional(z.array(cancelledBooking)),
    }),
  }),
  bookSlot: operation({
    ...onCase,
    id: 'bookMedicalSlot',
    path: '/medical/cases/{caseId}/booking',
    summary: text(
      '预约号源；不指定则取下一个空闲的，没有则进入候补',
      'Book a slot; without one named, the next that is free, or the waitlist',
    ),
    roles: ['caseworker'],
    body: z.strictObject({ slotId: z.optional(fields.id()) }),
    refusals: {
      ...pick(
        'case-closed',
        'not-yours',
        'supplement-open',
        'wrong-stage',
        'taken',
        'unsuitable',
        'unknown',
        'withdrawn',
        'cancelled',
      ),
      'slot-past': refusal(
        409,
        text('所选号源的时间已过。', 'The time of this slot has passed.'),
        text('请另选一个。', 'Choose another.'),
      ),
    },
    example: {},
  }),
};
