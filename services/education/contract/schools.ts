import * as z from 'zod/mini';
import { openLine } from '../../../shared/casework/applicant.ts';
import { caseOutput, pick } from '../../../shared/casework/contract/index.ts';
import { fields, operation, text } from '../../../shared/contract/index.ts';
import { educationFacts, schoolId, schoolYear } from './answers.ts';
import { own } from './refusals.ts';

/** Places of one school in one school year. */
export const schoolDetails = z.strictObject({
  schoolId: schoolId(),
  name: fields.bilingual(100),
  schoolYear: schoolYear(),
  places: fields.whole(1, 2000),
});
export type SchoolDetails = z.output<typeof schoolDetails>;

/** A school year in a query. */
export const yearInQuery = () => z.coerce.number().check(z.int(), z.minimum(2024), z.maximum(2100));

/** Schools, their places, and a place by hand. */
export const schoolOperations = {
  registerSchool: operation({
    id: 'registerEducationSchool',
    method: 'POST',
    path: '/education/schools',
    summary: text('登记学校某一学年的学位', 'Register the places of a school in a school year'),
    roles: ['caseworker'],
    body: schoolDetails,
    output: schoolDetails,
    status: 201,
    refusals: pick('already-registered'),
    example: {
      schoolId: 'demo-school-900',
      name: { zh: '示例小学（演示数据）', en: 'Example primary school (made up)' },
      schoolYear: 2027,
      places: 30,
    },
  }),
  listSchools: operation({
    id: 'listEducationSchools',
    method: 'GET',
    path: '/education/schools',
    summary: text('某一学年有学位的学校', 'Schools with places in a school year'),
    roles: ['talent', 'caseworker', 'leader'],
    query: z.strictObject({ ...fields.pageQuery(), schoolYear: yearInQuery() }),
    output: fields.pageOf(schoolDetails),
  }),
  placeChild: operation({
    id: 'placeEducationChild',
    method: 'POST',
    path: '/education/cases/{caseId}/placement',
    summary: text(
      '经办人给予一个学位；不是候补下一位的须说明理由；从不超过学校的学位数',
      'Give a place by hand, with a reason unless the case is next on the list; never more than the school has',
    ),
    roles: ['caseworker'],
    params: z.strictObject({ caseId: fields.id() }),
    body: z.strictObject({
      schoolId: schoolId(),
      /** Why this child before the coordination or those who come first; kept with the place. */
      reason: z.optional(openLine(200)),
    }),
    output: caseOutput(educationFacts),
    versioned: true,
    refusals: {
      ...pick('case-closed', 'not-yours', 'supplement-open', 'wrong-stage', 'unknown'),
      ...own('not-next', 'no-place-left'),
    },
    example: { schoolId: 'demo-school-1', reason: '特殊情况（演示数据 / made up）' },
  }),
};
