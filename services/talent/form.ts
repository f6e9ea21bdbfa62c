import * as z from 'zod/mini';
import { fields } from '../../shared/contract/index.ts';
import { housingAnswers } from '../housing/contract.ts';
import { hukouAnswers } from '../hukou/contract.ts';
import { medicalAnswers } from '../medical/contract.ts';
import { laneNames } from './lanes.ts';

const each = z.refine<readonly string[]>((services) => new Set(services).size === services.length);

/** The answers as a talent types them; the child's data is in the clear only here, and sealed at once. */
const answers = z.strictObject({
  hukou: z.optional(z.strictObject(hukouAnswers.shape)),
  housing: z.optional(z.strictObject(housingAnswers.shape)),
  education: z.optional(
    z.strictObject({
      child: z.strictObject({ name: fields.line(100), birthDate: fields.day() }),
      schoolYear: fields.whole(2024, 2100),
      guardianConsent: z.boolean(),
    }),
  ),
  medical: z.optional(z.strictObject(medicalAnswers.shape)),
});

/** A joint application as a talent fills it in. Answers may come later, before it is submitted. */
export const form = z.strictObject({
  services: z.array(z.enum(laneNames)).check(z.minLength(1), z.maxLength(laneNames.length), each),
  applicant: z.strictObject({
    name: fields.line(100),
    phone: z.string().check(z.regex(/^\+?[0-9][0-9 -]{5,19}$/)),
    idNumber: z.string().check(z.regex(/^[A-Za-z0-9]{5,20}$/)),
  }),
  employer: z.strictObject({ enterpriseId: fields.id(), name: fields.line(100) }),
  answers,
});
export type Form = z.output<typeof form>;

/** A form that works; made up. */
export const formExample = {
  services: ['hukou', 'education'],
  applicant: { name: '示例人才', phone: '021 0000 0000', idNumber: 'DEMO000001' },
  employer: { enterpriseId: 'demo-enterprise', name: '示例科技（演示数据 / made up）' },
  answers: {
    hukou: { channel: 'returnee' },
    education: { child: { name: '示例孩子', birthDate: '2020-05-01' }, schoolYear: 2027, guardianConsent: true },
  },
} satisfies z.input<typeof form>;
