import * as z from 'zod/mini';
import {
  caseOutput,
  caseRulesOperations,
  caseworkContract,
  pick,
  turnGiven,
} from '../../shared/casework/contract/index.ts';
import { contract, fields, operation, publicEvent, refusal, text } from '../../shared/contract/index.ts';
import { personId } from '../../shared/sealed/index.ts';
import { categories, medicalDepartment } from './department.ts';
import { medicalRulesContract, medicalStated } from './rules-contract.ts';

export { medicalStated } from './rules-contract.ts';

/** Kinds of appointment, coarse on purpose: no health detail is needed to ask for a slot. */
export const specialities = ['check-up', 'general', 'paediatrics', 'dental', 'eye', 'traditional'] as const;

/** What the talent answers for medical care; a wish, no health detail. */
export const medicalAnswers = z.object({ speciality: z.enum(specialities) });
export type MedicalAnswers = z.output<typeof medicalAnswers>;

/** One appointment that one person can have. */
export const slotDetails = z.strictObject({
  slotId: fields.id(),
  hospital: fields.bilingual(100),
  speciality: z.enum(specialities),
  startsAt: fields.instant(),
  /** Who meets the talent there. */
  coordinator: fields.line(50),
});
export type SlotDetails = z.output<typeof slotDetails>;

const casework = caseworkContract(medicalDepartment, { schema: medicalAnswers });
const caseRules = caseRulesOperations(medicalDepartment, { schema: medicalAnswers }, medicalStated);

const output = caseOutput(medicalAnswers);
const onCase = { method: 'POST', params: z.strictObject({ caseId: fields.id() }), output, versioned: true } as const;

const own = {
  'allowance-used': refusal(
    409,
    text('该类别今年的预约次数已用完。', 'The appointments of this category for the year are used up.'),
    text('请明年再约，或更正人才类别。', 'Ask again next year, or correct the talent category.'),
  ),
  'too-late': refusal(
    409,
    text('已过可取消的时间。', 'It is too late to cancel.'),
    text('请联系协调员。', 'Talk to the coordinator.'),
  ),
  'not-yet-over': refusal(
    409,
    text('就诊时间尚未过去。', 'The time of the appointment has not passed.'),
    text('请在就诊时间之后登记。', 'Record it afterwards.'),
  ),
};
const ownRefusals = <K extends keyof typeof own>(codes: K[]) =>
  Object.fromEntries(codes.map((code) => [code, own[code]])) as Pick<typeof own, K>;

const appointmentNear = publicEvent({
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

export const medicalContract = contract({
  service: 'medical',
  title: text('医疗服务', 'Medical care'),
  operations: {
    ...casework.operations,
    ...medicalRulesContract,
    ...caseRules,
    advanceCase: operation({
      ...casework.operations.advanceCase,
      refusals: { ...casework.operations.advanceCase.refusals, ...ownRefusals(['allowance-used']) },
    }),
    setCategory: operation({
      ...onCase,
      id: 'setMedicalCategory',
      path: '/medical/cases/{caseId}/category',
      summary: text(
        '确定人才类别（决定每年可预约次数）',
        'Set the talent category, which decides how many appointments a year',
      ),
      roles: ['caseworker'],
      body: z.strictObject({ category: z.enum(categories) }),
      refusals: pick('case-closed', 'not-yours', 'wrong-stage'),
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
      summary: text('登记未到诊', 'Record that the applicant did not come'),
      roles: ['caseworker'],
      body: z.strictObject({}),
      refusals: { ...pick('case-closed', 'not-yours', 'wrong-stage'), ...ownRefusals(['not-yet-over']) },
      example: {},
    }),
    registerSlot: operation({
      id: 'registerMedicalSlot',
      method: 'POST',
      path: '/medical/slots',
      summary: text('登记号源', 'Register a slot'),
      roles: ['caseworker'],
      body: slotDetails,
      output: slotDetails,
      status: 201,
      refusals: pick('already-registered'),
      example: {
        slotId: 'demo-slot-900',
        hospital: { zh: '示例医院（演示数据）', en: 'Example hospital (made up)' },
        speciality: 'check-up',
        startsAt: '2027-03-01T09:00:00+08:00',
        coordinator: '演示协调员 / made up',
      },
    }),
    listSlots: operation({
      id: 'listMedicalSlots',
      method: 'GET',
      path: '/medical/slots',
      summary: text('号源列表，按时间，注明是否空闲', 'List slots by time and whether they are free'),
      roles: ['caseworker', 'leader'],
      query: z.strictObject({ ...fields.pageQuery(), speciality: z._default(z.enum(specialities), 'check-up') }),
      output: fields.pageOf(z.extend(slotDetails, { free: z.boolean() })),
    }),
    bookSlot: operation({
      id: 'bookMedicalSlot',
      method: 'POST',
      path: '/medical/cases/{caseId}/booking',
      summary: text(
        '预约号源；不指定则取下一个空闲的，没有则进入候补',
        'Book a slot; without one named, the next that is free, or the waitlist',
      ),
      roles: ['caseworker'],
      params: z.strictObject({ caseId: fields.id() }),
      body: z.strictObject({ slotId: z.optional(fields.id()) }),
      output: caseOutput(medicalAnswers),
      versioned: true,
      refusals: {
        ...pick('case-closed', 'not-yours', 'supplement-open', 'wrong-stage', 'taken', 'unsuitable', 'unknown'),
        'slot-past': refusal(
          409,
          text('所选号源的时间已过。', 'The time of this slot has passed.'),
          text('请另选一个。', 'Choose another.'),
        ),
      },
      example: {},
    }),
  },
  events: { ...casework.events, turnGiven: turnGiven(medicalDepartment), appointmentNear },
});
