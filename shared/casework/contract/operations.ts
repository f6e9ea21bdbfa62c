import * as z from 'zod/mini';
import { fields, operation, told } from '../../contract/index.ts';
import { openLine } from '../applicant.ts';
import { type Department, reachedBy, supplementStage } from '../department.ts';
import { purposes } from '../purposes.ts';
import { caseId, commonOf, missingExample, missingSchema, namesOf, oneOf, staff } from './common.ts';
import { fourEyesOperationsOf } from './four-eyes.ts';
import { lettersOf } from './letters.ts';
import { ratingsOf } from './ratings.ts';
import { pick } from './refusals.ts';
import { reviewsOf } from './reviews.ts';
import { rosterOf } from './roster.ts';
import { caseRow, urgencies } from './rows.ts';
import { staffingOf } from './staffing.ts';
import { turnsOf } from './turns.ts';

/** Words. Items of the wallet are refused by name: they are handed in at the application, where they are checked. */
const supplementAnswer = z
  .strictObject({
    answer: z.optional(fields.prose(2000)),
    items: z.optional(z.array(fields.id()).check(z.minLength(1), z.maxLength(20))),
  })
  .check(
    z.refine(
      ({ answer, items }) => answer !== undefined || items !== undefined,
      told('补正必须有文字说明', 'a supplement must say something', '请填写 answer', 'write an answer'),
    ),
  );

/** The operations of a department's cases. Identifiers are unique over all services: `assignHukouCase`. */
export function caseOperationsOf<Facts extends z.ZodMiniType>(department: Department, facts: Facts) {
  return {
    ...readingOf(department, facts),
    ...workOf(department, facts),
    ...supplementsOf(department, facts),
    ...turnsOf(department, facts),
    ...reviewsOf(department),
    ...ratingsOf(department),
    ...lettersOf(department),
    ...staffingOf(department),
    ...rosterOf(department),
    ...fourEyesOperationsOf(department),
    openPersonal: openingOf(department),
  };
}

/** What staff may ask a list for. A text is of at least two characters. */
const queueFilters = ({ stages }: Department) => ({
  view: z._default(z.enum(['queue', 'unassigned', 'mine']), 'queue'),
  urgency: z.optional(z.enum(urgencies)),
  state: z.optional(oneOf([...Object.keys(stages), supplementStage.code])),
  text: z.optional(fields.line(40).check(z.minLength(2))),
});

function readingOf<Facts extends z.ZodMiniType>(department: Department, facts: Facts) {
  const { noun, cases, one, about, output } = commonOf(department, facts);
  return {
    listCases: operation({
      id: `list${noun}Cases`,
      method: 'GET',
      path: cases,
      summary: about(
        '案件列表：科室待办、未领取的或我承办的，按紧急程度分组，可按状态、紧急程度和文字（案号、单位、经办人、环节）查找；终结状态列出已办结的，最近的在前；申请人只看到自己的',
        "cases grouped by urgency: the department's, those nobody has, or mine; by state, urgency or text (number, employer, caseworker, stage); a final state lists closed ones, the last first; applicants see their own",
      ),
      roles: [...staff, 'talent'],
      query: z.strictObject({ ...fields.pageQuery(), ...queueFilters(department) }),
      output: fields.pageOf(caseRow),
    }),
    getCase: operation({
      id: `get${noun}Case`,
      method: 'GET',
      path: one,
      summary: about('查看案件', 'show a case'),
      roles: [...staff, 'talent'],
      params: caseId,
      output,
      versioned: true,
    }),
  };
}

function supplementsOf<Facts extends z.ZodMiniType>(department: Department, facts: Facts) {
  const { noun, one, about, onCase } = commonOf(department, facts);
  return {
    requestSupplement: operation({
      ...onCase,
      id: `request${noun}Supplement`,
      path: `${one}/supplement-request`,
      summary: about('一次告知全部需补正的内容，计时暂停', 'ask once for all that is missing; the clock stops'),
      roles: ['caseworker'],
      body: z.strictObject({ missing: missingSchema() }),
      refusals: pick('case-closed', 'not-yours', 'supplement-open', 'member-not-named'),
      example: { missing: missingExample },
    }),
    answerSupplement: operation({
      ...onCase,
      id: `answer${noun}Supplement`,
      path: `${one}/supplement`,
      summary: about('提交补正，计时继续', 'answer what was asked for; the clock goes on'),
      roles: ['talent'],
      body: supplementAnswer,
      refusals: pick('case-closed', 'no-supplement', 'documents-elsewhere'),
      example: { answer: '合同第二页见附件（演示数据 / made up）' },
    }),
  };
}

function workOf<Facts extends z.ZodMiniType>(department: Department, facts: Facts) {
  const { noun, one, about, onCase } = commonOf(department, facts);
  const stages = reachedBy(department, 'caseworker');
  return {
    assignCase: operation({
      ...onCase,
      id: `assign${noun}Case`,
      path: `${one}/assignment`,
      summary: about('领取案件，或由负责人指派', 'take a case, or assign it as lead'),
      roles: staff,
      body: z.strictObject({ to: z.optional(fields.id()) }),
      refusals: pick('case-closed', 'own-case', 'already-assigned', 'only-lead-assigns', 'not-on-roster', 'on-leave'),
      example: {},
    }),
    advanceCase: operation({
      ...onCase,
      id: `advance${noun}Case`,
      path: `${one}/stage`,
      summary: about('推进到下一环节', 'move a case to its next stage'),
      roles: ['caseworker'],
      body: z.strictObject({ to: oneOf(stages) }),
      refusals: pick('case-closed', 'not-yours', 'supplement-open', 'wrong-stage'),
      example: { to: stages[0] },
    }),
    decideCase: operation({
      ...onCase,
      id: `decide${noun}Case`,
      path: `${one}/decision`,
      summary: about('作出决定并说明理由', 'decide, with a reason'),
      roles: ['caseworker'],
      body: z.strictObject({
        outcome: z.enum(['approved', 'rejected']),
        reasonCode: oneOf(Object.keys(department.reasons)),
        /** For the applicant to read. */
        note: z.optional(openLine(500)),
      }),
      refusals: pick(
        'case-closed',
        'not-yours',
        'supplement-open',
        'wrong-stage',
        'reason-mismatch',
        'reason-not-here',
      ),
      example: { outcome: 'approved', reasonCode: 'conditions-met', note: '材料齐全（演示数据）' },
    }),
  };
}

function openingOf(department: Department) {
  const { noun, one, about } = namesOf(department);
  return operation({
    id: `open${noun}Personal`,
    method: 'POST',
    path: `${one}/open-personal`,
    summary: about(
      '为办案或承办的复核打开个人信息；本人可看到打开记录',
      'open personal data for a purpose, as who has the case or an open review of it; the person sees that it was',
    ),
    roles: staff,
    params: caseId,
    body: z.strictObject({ purpose: oneOf(Object.keys(purposes)) }),
    output: z.strictObject({
      fields: z.array(
        z.strictObject({
          field: z.string(),
          /** The member of the applicant's family whose it is. */
          of: z.optional(z.string()),
          value: z.optional(z.string()),
          /** What stood there before the applicant corrected it. */
          earlier: z.optional(z.boolean()),
          unavailable: z.optional(z.enum(['erased', 'unreadable', 'restricted'])),
        }),
      ),
    }),
    refusals: pick('case-closed', 'not-yours'),
    example: { purpose: 'review' },
  });
}
