import * as z from 'zod/mini';
import { openBilingual } from '../../../shared/casework/applicant.ts';
import { stockReason as body, pick, stockRecord } from '../../../shared/casework/contract/index.ts';
import { fields, operation, publicEvent, refusal, text } from '../../../shared/contract/index.ts';
import { specialities } from './answers.ts';
import { withoutHealthDetail } from './free-text.ts';

/** One appointment that one person can have. */
const slotDetails = z.strictObject({
  slotId: fields.id(),
  hospitalId: fields.id(),
  speciality: z.enum(specialities),
  startsAt: fields.instant(),
});

/** The same with what its hospital said of itself when it was registered or corrected. */
const registeredSlot = z.extend(slotDetails, {
  hospital: fields.words,
  coordinator: z.string(),
  office: z.optional(fields.words),
});
export type SlotDetails = z.output<typeof registeredSlot>;

export const slotEvents = {
  slotOffered: publicEvent({
    type: 'plus.medical.slot-offered.v1',
    summary: text('一个号源可以预约：新登记、更正或恢复', 'A slot can be booked: newly, corrected, or again'),
    data: z.object({
      slotId: fields.id(),
      hospitalId: fields.id(),
      speciality: z.string(),
      startsAt: fields.instant(),
    }),
    example: {
      ...{ slotId: 'demo-slot-900', hospitalId: 'demo-hospital-city', speciality: 'check-up' },
      startsAt: '2027-03-01T09:00:00+08:00',
    },
  }),
};

const { changes: _changes, earlierChanges: _earlier, ...marks } = stockRecord;
const onSlot = {
  params: z.strictObject({ slotId: fields.id() }),
  output: z.extend(registeredSlot, stockRecord),
  versioned: true,
} as const;
const toSlot = { ...onSlot, method: 'POST', roles: ['caseworker'] } as const;
const example = { reason: { zh: '医院停诊（演示数据）', en: 'The hospital is closed that day (made up)' } };

const refusals = {
  'unknown-hospital': refusal(
    422,
    text('没有登记这家医院。', 'This hospital is not registered.'),
    text('请先登记医院。', 'Register the hospital first.'),
  ),
  'starts-in-past': refusal(
    422,
    text('就诊时间已经过去。', 'The time of the appointment has passed.'),
    text('请填写以后的时间。', 'Give a time to come.'),
  ),
  'kind-not-offered': refusal(
    422,
    text('这家医院不提供该类预约。', 'This hospital does not offer appointments of this kind.'),
    text('请核对医院设置。', 'Check the hospital’s settings.'),
  ),
} as const;

/** Appointments as the department has them to give. */
export const slotOperations = {
  registerSlot: operation({
    id: 'registerMedicalSlot',
    method: 'POST',
    path: '/medical/slots',
    summary: text('登记某医院的号源', 'Register a slot of a hospital'),
    roles: ['caseworker'],
    body: slotDetails,
    output: registeredSlot,
    status: 201,
    refusals: { ...pick('already-registered'), ...refusals },
    example: slotEvents.slotOffered.example as z.output<typeof slotDetails>,
  }),
  listSlots: operation({
    id: 'listMedicalSlots',
    method: 'GET',
    path: '/medical/slots',
    summary: text(
      '号源列表，按时间，注明是否空闲；或已停用、已取消而时间未到的号源',
      'List slots by time and whether they are free, or those to come that are withdrawn or cancelled',
    ),
    roles: ['caseworker', 'leader'],
    query: z.strictObject({
      ...fields.pageQuery(),
      speciality: z._default(z.enum(specialities), 'check-up'),
      show: z._default(z.enum(['offered', 'withdrawn', 'cancelled']), 'offered'),
    }),
    output: fields.pageOf(z.extend(registeredSlot, { free: z.boolean(), ...marks })),
  }),
  getSlot: operation({
    ...onSlot,
    id: 'getMedicalSlot',
    method: 'GET',
    path: '/medical/slots/{slotId}',
    summary: text('查看号源及其更正、停用、取消记录', 'Show a slot, and how it was corrected, withdrawn and cancelled'),
    roles: ['caseworker', 'leader'],
  }),
  correctSlot: operation({
    ...onSlot,
    id: 'correctMedicalSlot',
    method: 'PUT',
    path: '/medical/slots/{slotId}',
    summary: text(
      '更正号源的医院、类别或时间并说明理由；有人持有时不可更正',
      'Correct hospital, kind or time of a slot, and say why; not while somebody holds it',
    ),
    roles: ['caseworker'],
    body: z.extend(z.omit(slotDetails, { slotId: true }), { reason: openBilingual(200) }),
    refusals: { ...pick('held', 'cancelled', 'over'), ...refusals },
    example: {
      ...{ hospitalId: 'demo-hospital-city', speciality: 'check-up', startsAt: '2027-03-01T10:00:00+08:00' },
      reason: { zh: '时间登记有误（演示数据）', en: 'The time was entered wrongly (made up)' },
    },
  }),
  withdrawSlot: operation({
    ...toSlot,
    id: 'withdrawMedicalSlot',
    path: '/medical/slots/{slotId}/withdraw',
    summary: text(
      '停用空闲的号源并说明理由，不再提供；有人持有时不可停用',
      'Withdraw a free slot, and say why: it is not offered any more; not while somebody holds it',
    ),
    body,
    refusals: pick('held', 'withdrawn', 'cancelled', 'over'),
    example,
  }),
  returnSlot: operation({
    ...toSlot,
    id: 'returnMedicalSlot',
    path: '/medical/slots/{slotId}/return',
    summary: text(
      '恢复提供已停用的号源，依次轮到下一位',
      'Offer a withdrawn slot again; it goes to the next on the waitlist',
    ),
    body,
    refusals: pick('held', 'not-withdrawn', 'cancelled', 'over'),
    example,
  }),
  cancelSlot: withoutHealthDetail(
    operation({
      ...toSlot,
      id: 'cancelMedicalSlot',
      path: '/medical/slots/{slotId}/cancellation',
      summary: text(
        '登记医院取消号源并说明理由：不再提供；已预约或已确认的申请回到候补第一位，不计入年度次数',
        'Record that the hospital cancelled a slot, and why: it is gone for good; a case that had it, confirmed or not, waits first in line, and no appointment of the year is used',
      ),
      body,
      refusals: {
        ...pick('cancelled', 'over', 'case-closed', 'wrong-stage'),
        held: refusal(
          409,
          text('号源正在被预约或退回。', 'The slot is being booked or given back at this moment.'),
          text('请再试一次。', 'Send it again.'),
        ),
      },
      example,
    }),
  ),
};
