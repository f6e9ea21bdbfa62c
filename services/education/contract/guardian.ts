import * as z from 'zod/mini';
import { caseOutput, pick } from '../../../shared/casework/contract/index.ts';
import { fields, operation, text } from '../../../shared/contract/index.ts';
import { educationFacts, preferences } from './answers.ts';
import { own } from './refusals.ts';

const span = { from: fields.day(), until: fields.day() };

const windowShown = z.strictObject({
  schoolYear: z.int(),
  registration: z.strictObject(span),
  enrolment: z.strictObject(span),
  verification: z.array(
    z.strictObject({ batch: z.int(), registeredUntil: fields.day(), ...span, coordinationOn: fields.day() }),
  ),
  confirmUntil: fields.day(),
  drawSeed: z.string(),
});

/** A wish, with where the case stands on that school's waiting list while it waits. */
const wish = z.strictObject({
  schoolId: z.string(),
  preference: z.int(),
  /** Added after the coordination: behind everybody's wishes that were made in time. */
  late: z.optional(z.boolean()),
  /** The school is withdrawn: it gives no places unless it is offered again. */
  withdrawn: z.optional(z.boolean()),
  position: z.optional(z.int()),
  of: z.optional(z.int()),
});

const schoolPlace = z.strictObject({
  caseId: fields.id(),
  asOf: fields.instant(),
  schoolYear: z.int(),
  /** The verification batch, by the rule of the window. */
  batch: z.optional(z.int()),
  window: z.optional(windowShown),
  category: z.string(),
  draw: z.optional(z.strictObject({ seed: z.string(), number: z.int() })),
  wishes: z.array(wish),
  held: z.optional(z.strictObject({ id: z.string(), text: fields.words, confirmBy: z.optional(fields.instant()) })),
  offers: z.array(z.strictObject({ schoolId: z.string(), at: fields.instant(), outOfOrder: z.optional(z.string()) })),
  /** Places that may still be given back without leaving the window: never more than there are other wishes. */
  declinesLeft: z.int(),
  /** Where the case goes if the place that is held is declined or not confirmed in time. */
  ifDeclined: z.optional(
    z.strictObject({
      leads: z.enum(['waiting-lists', 'next-window']),
      /** Of the waiting lists on which it then waits. */
      schools: z.optional(z.array(z.string())),
      why: z.optional(z.enum(['last-decline', 'no-other-wish'])),
      schoolYear: z.int(),
      text: fields.words,
    }),
  ),
  /** What can still be done about the wishes: order them anew, add to them, or nothing; until the end of this day. */
  changingWishes: z.strictObject({
    possible: z.enum(['any', 'adding', 'none']),
    until: z.optional(fields.day()),
    text: fields.words,
  }),
  rule: z.strictObject({ text: fields.words, source: z.string(), certainty: z.string(), verifiedAt: fields.day() }),
});

const onCase = {
  method: 'POST',
  params: z.strictObject({ caseId: fields.id() }),
  output: caseOutput(educationFacts),
  versioned: true,
  roles: ['talent'],
} as const;

/** What the guardian does and sees. */
export const guardianOperations = {
  setPreferences: operation({
    ...onCase,
    id: 'setEducationPreferences',
    path: '/education/cases/{caseId}/preferences',
    summary: text(
      '按次序填报志愿学校，报名结束前可改；统筹后只可追加，排在所有按时填报的志愿之后',
      'Order the schools that are wished for, until the enrolment closes; after the coordination they can only be added to, behind everybody’s wishes made in time',
    ),
    body: z.strictObject({ preferences: preferences() }),
    refusals: {
      ...pick('case-closed', 'wrong-stage'),
      ...own('enrolment-closed', 'only-adding', 'unknown-school', 'school-withdrawn'),
    },
    example: { preferences: ['demo-school-1', 'demo-school-2'] },
  }),
  answerPlacement: operation({
    ...onCase,
    id: 'confirmEducationPlacement',
    path: '/education/cases/{caseId}/confirmation',
    summary: text(
      '监护人在期限内确认或放弃学位；逾期自动让给下一位',
      'The guardian confirms the place in time, or gives it back; afterwards it goes to the next by itself',
    ),
    body: z.strictObject({ confirm: z.boolean() }),
    refusals: { ...pick('case-closed', 'wrong-stage'), ...own('confirmation-over') },
    example: { confirm: true },
  }),
  showPlace: operation({
    id: 'showEducationPlace',
    method: 'GET',
    path: '/education/cases/{caseId}/school-place',
    summary: text(
      '学年、批次、志愿、抽签号、候补名次、已获学位与确认期限，放弃的后果，志愿还能否更改',
      'School year, batch, wishes, draw, places on waiting lists, the place held with its last day, what declining it leads to, and whether the wishes can still change',
    ),
    roles: ['talent', 'caseworker', 'leader'],
    params: z.strictObject({ caseId: fields.id() }),
    output: schoolPlace,
  }),
  listWindows: operation({
    id: 'listEducationWindows',
    method: 'GET',
    path: '/education/windows',
    summary: text(
      '各学年的登记、报名、验证、统筹和确认日期，附来源',
      'The dates of every school year, with their source',
    ),
    roles: ['talent', 'caseworker', 'leader'],
    output: z.strictObject({
      source: fields.words,
      certainty: z.string(),
      verifiedAt: fields.day(),
      items: z.array(windowShown),
    }),
  }),
};
