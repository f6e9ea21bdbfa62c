import * as z from 'zod/mini';
import { fields, once, told } from '../contract/index.ts';
import { type Sealed, sealedExample, sealedSchema } from '../sealed/index.ts';

/** Who applies, as departments get it: sealed under the person's key. */
export const applicantSchema = z.object({
  name: sealedSchema(z.string()),
  phone: sealedSchema(z.string()),
  idNumber: sealedSchema(z.string()),
});
export interface Applicant {
  name: Sealed<string>;
  phone: Sealed<string>;
  idNumber: Sealed<string>;
}

export const applicantExample: Applicant = {
  name: sealedExample('applicant/name'),
  phone: sealedExample('applicant/phone'),
  idNumber: sealedExample('applicant/idNumber'),
};

/** The employer; not personal. */
export const employerSchema = z.object({ enterpriseId: fields.id(), name: fields.line(100) });
export type Employer = z.output<typeof employerSchema>;

const openForm = told(
  '必须是一行文字，不含控制字符，也不含电话号码或 11 位及以上的连续数字：个人信息不以明文保存',
  'must be one line without control characters, telephone numbers and runs of 11 or more digits: personal data is not kept in the clear',
  '请去掉电话号码、证件号码和换行',
  'take out telephone and identity numbers and line breaks',
);

/** One line without what reads as an identity number, or as a telephone number of the mainland, be it written in groups. */
const withoutNumbers =
  /^(?!.*(?:\d{11}|(?<!\d)0\d{2,3}[ -]\d{3,4}[ -]?\d{4}(?!\d)|(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)))[^\p{Cc}]*$/u;

/**
 * A text that others read and no key protects, of at most `max` characters on one line. Telephone and identity numbers
 * are refused, since personal data is never kept in the clear; names cannot be told from other words (docs/adr/0025).
 */
export const openLine = once((max: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(max), z.regex(withoutNumbers, openForm)),
);

/** The same in zh and en. */
export const openBilingual = once((max: number) => z.strictObject({ zh: openLine(max), en: openLine(max) }));
