import * as z from 'zod/mini';
import { fields, told } from '../../../shared/contract/index.ts';
import { type Sealed, sealedSchema } from '../../../shared/sealed/index.ts';

/** The calendar year in which the school year ends. */
export const schoolYear = () => fields.whole(2024, 2100);

/** Shorter than other ids: the ids of its places are made from it. */
export const schoolId = () => fields.id().check(z.maxLength(48));

const each = z.refine<readonly string[]>(
  (schools) => new Set(schools).size === schools.length,
  told('每所学校只能列一次', 'each school may be named once', '请去掉重复的学校', 'take out the one named twice'),
);

/** Schools in the order in which the guardian wants them. */
export const preferences = () => z.array(schoolId()).check(z.minLength(1), z.maxLength(5), each);

/** What a parent answers for education, with the child whom they name: sealed under the child's own key. */
export const educationAnswers = z.object({
  child: z.object({ name: sealedSchema(z.string()), birthDate: sealedSchema(z.string()) }),
  schoolYear: schoolYear(),
  /** A child under fourteen only comes with the consent that its guardian gave for it. */
  guardianConsent: z.literal(true),
  /** Schools in the order in which the guardian wants them. */
  preferences: z.optional(z.array(schoolId()).check(z.maxLength(5))),
  /** The child among the members of the talent's family. */
  memberId: z.optional(fields.id()),
  /** The same for the same child of one family, however often it is added; it tells nobody anything. */
  identity: z.optional(z.string()),
});
export interface EducationAnswers {
  child: { name: Sealed<string>; birthDate: Sealed<string> };
  schoolYear: number;
  guardianConsent: true;
  preferences?: string[] | undefined;
  memberId?: string | undefined;
  identity?: string | undefined;
}

/** The part that is not personal. */
export const educationFacts = z.object({
  schoolYear: schoolYear(),
  guardianConsent: z.literal(true),
  preferences: z.optional(z.array(z.string())),
});
