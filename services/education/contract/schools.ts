import * as z from 'zod/mini';
import { openBilingual, openLine } from '../../../shared/casework/applicant.ts';
import { caseOutput, pick, stockReason, stockRecord } from '../../../shared/casework/contract/index.ts';
import { fields, operation, publicEvent, text } from '../../../shared/contract/index.ts';
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

const { withdrawn, changes, earlierChanges } = stockRecord;

/** A school with how many of its places are given, and what was done to it since it was registered. */
const schoolShown = z.extend(schoolDetails, { given: z.int(), withdrawn, changes, earlierChanges });

const onSchool = {
  /** `<school>-<year>`, as the id of its waiting list. */
  params: z.strictObject({ placesId: fields.id() }),
  output: schoolShown,
  versioned: true,
} as const;
const toSchool = { ...onSchool, method: 'POST', roles: ['caseworker'], body: stockReason } as const;
const example = { reason: { zh: '校舍修缮（演示数据）', en: 'The building is being repaired (made up)' } };

export const schoolEvents = {
  placesOffered: publicEvent({
    type: 'plus.education.places-offered.v1',
    summary: text('一所学校有更多学位或恢复提供学位', 'A school has more places to give, or gives them again'),
    data: z.object({ schoolId: fields.id(), schoolYear: z.int() }),
    example: { schoolId: 'demo-school-1', schoolYear: 2027 },
  }),
};

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
    summary: text(
      '某一学年有学位的学校；或（限本科室）已停用的学校',
      'Schools with places in a school year; or, for the department, those that are withdrawn',
    ),
    roles: ['talent', 'caseworker', 'leader'],
    query: z.strictObject({
      ...fields.pageQuery(),
      schoolYear: yearInQuery(),
      show: z._default(z.enum(['offered', 'withdrawn']), 'offered'),
    }),
    output: fields.pageOf(z.extend(schoolDetails, { withdrawn })),
  }),
  getSchool: operation({
    ...onSchool,
    id: 'getEducationSchool',
    method: 'GET',
    path: '/education/schools/{placesId}',
    summary: text(
      '查看一所学校某学年的学位、已给出数及其更正、停用记录（编号为 学校-学年）',
      'Show a school’s places in a year, how many are given, and how it was corrected and withdrawn (its id is school-year)',
    ),
    roles: ['caseworker', 'leader'],
  }),
  correctSchool: operation({
    ...onSchool,
    id: 'correctEducationSchool',
    method: 'PUT',
    path: '/education/schools/{placesId}',
    summary: text(
      '更正学校名称或学位数并说明理由；不得少于已给出的学位；增加的学位依次轮到候补者',
      'Correct name or number of places of a school, and say why; never fewer than are given; more go to those who wait',
    ),
    description: text(
      '学年登记有误的，请停用后按正确的学年登记。',
      'Where the school year was entered wrongly, withdraw it and register it for the right one.',
    ),
    roles: ['caseworker'],
    body: z.extend(z.omit(schoolDetails, { schoolId: true, schoolYear: true }), { reason: openBilingual(200) }),
    refusals: own('places-given', 'too-many-fewer', 'held'),
    example: {
      name: { zh: '示例小学（演示数据）', en: 'Example primary school (made up)' },
      places: 32,
      reason: { zh: '学位数登记有误（演示数据）', en: 'The number was entered wrongly (made up)' },
    },
  }),
  withdrawSchool: operation({
    ...toSchool,
    id: 'withdrawEducationSchool',
    path: '/education/schools/{placesId}/withdraw',
    summary: text(
      '停用一所学校某学年的学位并说明理由：不再给出，已给出的保留，统筹时跳过',
      'Withdraw a school’s places of a year, and say why: no more are given, those given stay, the coordination skips it',
    ),
    refusals: pick('withdrawn'),
    example,
  }),
  returnSchool: operation({
    ...toSchool,
    id: 'returnEducationSchool',
    path: '/education/schools/{placesId}/return',
    summary: text(
      '恢复提供已停用的学位，依次轮到候补者',
      'Give a withdrawn school’s places again; they go to those who wait for it',
    ),
    refusals: pick('not-withdrawn'),
    example,
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
      ...pick('case-closed', 'not-yours', 'supplement-open', 'wrong-stage', 'unknown', 'withdrawn'),
      ...own('not-next', 'no-place-left'),
    },
    example: { schoolId: 'demo-school-1', reason: '特殊情况（演示数据 / made up）' },
  }),
};
