import * as z from 'zod/mini';
import {
  applicantExample,
  applicantSchema,
  employerSchema,
  employmentTold,
  handedDocument,
  linkTold,
  relativeExample,
  toldFact,
} from '../../shared/casework/contract/index.ts';
import { fields, publicEvent, text } from '../../shared/contract/index.ts';
import { personId, sealedExample } from '../../shared/sealed/index.ts';
import { educationAnswers } from '../education/contract.ts';
import { housingAnswers } from '../housing/contract.ts';
import { hukouAnswers } from '../hukou/contract.ts';
import { medicalAnswers } from '../medical/contract.ts';
import { laneNames } from './lanes.ts';

const applicationId = '0123456789abcdef0123';

/** The answers per service, each in the form that its department asks for. */
export const sealedAnswers = z.object({
  hukou: z.optional(hukouAnswers),
  housing: z.optional(housingAnswers),
  education: z.optional(educationAnswers),
  medical: z.optional(medicalAnswers),
});

export const applicationSubmitted = publicEvent({
  type: 'plus.talent.application-submitted.v1',
  summary: text('人才提交了联合申请', 'A talent submitted a joint application'),
  data: z.object({
    applicationId: fields.id(),
    person: personId(),
    submittedAt: fields.instant(),
    services: z.array(z.enum(laneNames)),
    applicant: applicantSchema,
    employer: employerSchema,
    answers: sealedAnswers,
    /** What the departments' rules know by name, of the further answers. */
    facts: z.optional(z.array(toldFact)),
    /** The form definition by which it was checked. */
    formVersion: z.optional(z.string()),
    /** The child under fourteen of the education lane; the same as in `wards`. */
    guarded: z.optional(fields.id()),
    /** Children under fourteen whom it names to a department, for each of whom their guardian consented to it. */
    wards: z.optional(z.array(z.object({ service: z.enum(laneNames), memberId: fields.id() }))),
    /** That the employer may be asked; what it answers is told by itself. */
    employment: z.optional(employmentTold),
    /** Which of its lanes another one informs. */
    links: z.optional(z.array(linkTold)),
    /** Documents of the wallet that each department gets with it. */
    documents: z.optional(z.array(z.extend(handedDocument, { service: z.enum(laneNames) }))),
  }),
  personal: [
    '/applicant/name',
    '/applicant/phone',
    '/applicant/idNumber',
    '/answers/hukou/family/*/name',
    '/answers/hukou/family/*/birthDate',
    '/answers/housing/household/*/name',
    '/answers/housing/household/*/birthDate',
    '/answers/medical/patient/name',
    '/answers/medical/patient/birthDate',
    '/answers/education/child/name',
    '/answers/education/child/birthDate',
    '/facts/*/sealed',
  ],
  example: {
    applicationId,
    person: 'talent-made-up',
    submittedAt: '2026-11-23T09:00:00.000+08:00',
    services: ['hukou', 'housing', 'education', 'medical'],
    applicant: applicantExample,
    employer: { enterpriseId: 'demo-enterprise', name: '示例科技（演示数据 / made up）' },
    answers: {
      hukou: { channel: 'returnee', family: [relativeExample] },
      housing: { kind: 'public-rental', household: [relativeExample] },
      medical: { speciality: 'paediatrics', patient: relativeExample },
      education: {
        child: {
          name: sealedExample<string>('member/name'),
          birthDate: sealedExample<string>('member/birthDate'),
        },
        schoolYear: 2027,
        guardianConsent: true,
        memberId: 'm-0123456789abcdef0123',
      },
    },
    facts: [
      { service: 'hukou', fact: 'degree', value: 'master' },
      { service: 'education', fact: 'childAge', sealed: sealedExample<unknown>('member/age') },
    ],
    formVersion: '2026-11-27',
    guarded: 'm-0123456789abcdef0123',
    wards: [
      { service: 'hukou', memberId: 'm-0123456789abcdef0123' },
      { service: 'housing', memberId: 'm-0123456789abcdef0123' },
      { service: 'education', memberId: 'm-0123456789abcdef0123' },
      { service: 'medical', memberId: 'm-0123456789abcdef0123' },
    ],
  },
});

export const applicationWithdrawn = publicEvent({
  type: 'plus.talent.application-withdrawn.v1',
  summary: text('人才撤回了申请中的服务', 'A talent withdrew services of an application'),
  data: z.object({ applicationId: fields.id(), person: personId(), services: z.array(z.enum(laneNames)) }),
  example: { applicationId, person: 'talent-made-up', services: ['housing'] },
});

export const applicationCompleted = publicEvent({
  type: 'plus.talent.application-completed.v1',
  summary: text('联合申请的所有服务都已办结', 'Every lane of a joint application is finished'),
  data: z.object({
    applicationId: fields.id(),
    person: personId(),
    /** WITHDRAWN when every lane was withdrawn. */
    status: z.enum(['COMPLETED', 'WITHDRAWN']),
    outcomes: z.array(z.object({ service: z.enum(laneNames), outcome: z.enum(['approved', 'rejected', 'withdrawn']) })),
    /** It had been completed before, and a case was reopened; such a completion is not another one. */
    again: z.optional(z.boolean()),
  }),
  example: {
    applicationId,
    person: 'talent-made-up',
    status: 'COMPLETED',
    outcomes: [
      { service: 'hukou', outcome: 'approved' },
      { service: 'education', outcome: 'approved' },
    ],
  },
});
