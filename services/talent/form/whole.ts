import * as z from 'zod/mini';
import { told } from '../../../shared/contract/index.ts';
import type { EducationAnswers } from '../../education/contract.ts';
import type { HousingAnswers } from '../../housing/contract.ts';
import type { HukouAnswers } from '../../hukou/contract.ts';
import type { MedicalAnswers } from '../../medical/contract.ts';
import { laneNames } from '../lanes.ts';
import { answerTo, furtherAnswers } from '../questions/schema.ts';

const each = z.refine<readonly string[]>(
  (services) => new Set(services).size === services.length,
  told('每项服务只能列一次', 'each service may be named once', '请去掉重复的服务', 'take out the one named twice'),
);

/** Services of one application, each once. */
export const chosenServices = z.array(z.enum(laneNames)).check(z.minLength(1), z.maxLength(laneNames.length), each);

const text = (question: string) => z.optional(answerTo<string>(question));

const members = (question: string) => z.optional(answerTo<string[]>(question));

/** The answers as a talent types them; members of the family are named by their ids. */
const answers = z.strictObject({
  hukou: z.optional(
    z.strictObject({ channel: answerTo<HukouAnswers['channel']>('channel'), family: members('settlingFamily') }),
  ),
  housing: z.optional(
    z.strictObject({ kind: answerTo<HousingAnswers['kind']>('housingKind'), household: members('household') }),
  ),
  education: z.optional(
    z.strictObject({
      schoolYear: z.optional(answerTo<EducationAnswers['schoolYear']>('schoolYear')),
      preferences: z.optional(answerTo<string[]>('schoolPreferences')),
      memberId: text('childMember'),
    }),
  ),
  medical: z.optional(
    z.strictObject({
      speciality: answerTo<MedicalAnswers['speciality']>('speciality'),
      patient: text('patientMember'),
    }),
  ),
});

/**
 * A joint application as a talent fills it in, whole: the questions of the form, each at its place, and under `facts`
 * those without one. Answers may come later, before it is submitted.
 */
export const form = z.strictObject({
  services: chosenServices,
  applicant: z.optional(z.strictObject({ name: text('name'), phone: text('phone'), idNumber: text('idNumber') })),
  employer: z.optional(z.strictObject({ enterpriseId: text('enterpriseId'), name: text('employerName') })),
  answers: z.optional(answers),
  facts: z.optional(furtherAnswers),
});
export type Form = z.output<typeof form>;

/** A form that works; made up. */
export const formExample = {
  services: ['hukou', 'education'],
  applicant: { name: '示例人才', phone: '021 0000 0000', idNumber: 'DEMO000001' },
  employer: { enterpriseId: 'demo-enterprise', name: '示例科技（演示数据 / made up）' },
  answers: {
    hukou: { channel: 'returnee' },
    education: { memberId: 'm-0123456789abcdef0123', schoolYear: 2027 },
  },
  facts: { degree: 'master', daysAbroad: 360 },
} satisfies z.input<typeof form>;
