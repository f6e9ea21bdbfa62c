import * as z from 'zod/mini';
import { caseOutput, caseworkContract, pick } from '../../shared/casework/contract/index.ts';
import { contract, fields, operation, refusal, text } from '../../shared/contract/index.ts';
import { medicalDepartment } from './department.ts';
import { medicalRulesContract } from './rules-contract.ts';

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

export const medicalContract = contract({
  service: 'medical',
  title: text('医疗服务', 'Medical care'),
  operations: {
    ...casework.operations,
    ...medicalRulesContract,
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
  events: casework.events,
});
