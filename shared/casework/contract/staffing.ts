import * as z from 'zod/mini';
import { fields, operation } from '../../contract/index.ts';
import type { Department } from '../department.ts';
import { missingExample, missingSchema, namesOf, staff } from './common.ts';
import { pick } from './refusals.ts';

/** Each case; of one that was not done the rule that was in the way, what exactly where that says more, and the mend. */
const report = z.array(
  z.strictObject({
    caseId: fields.id(),
    done: z.boolean(),
    code: z.optional(z.string()),
    rule: z.optional(fields.words),
    detail: z.optional(fields.words),
    mend: z.optional(fields.words),
  }),
);

/** Time in which a caseworker is away, and who stands in; days in Asia/Shanghai, both included. */
export const leaveOutput = z.strictObject({
  caseworker: fields.id(),
  substitute: fields.id(),
  from: fields.day(),
  until: fields.day(),
});

/** How far a takeover has come; `report` has each case, a page at a time: `next` is the cursor of the cases after them. */
export const takeoverOutput = z.strictObject({
  takeoverId: fields.id(),
  from: fields.id(),
  to: fields.id(),
  status: z.enum(['running', 'finished']),
  moved: z.int(),
  /** When it looks for cases once more, while there are none to move: lists follow what was assigned by a moment. */
  looksAgainAt: z.optional(fields.instant()),
  report,
  next: z.optional(z.string()),
});

/** Who works on what when somebody is away, and work on many cases at once. */
export function staffingOf(department: Department) {
  const { noun, about } = namesOf(department);
  const root = `/${department.name}`;
  return {
    setLeave: operation({
      id: `set${noun}Leave`,
      method: 'POST',
      path: `${root}/leaves`,
      summary: about(
        '登记休假与代理人；新的登记替换旧的',
        'say when I am away and who stands in; replaces what was said before',
      ),
      roles: ['caseworker'],
      body: z.strictObject({ substitute: fields.id(), from: fields.day(), until: fields.day() }),
      output: leaveOutput,
      refusals: pick('own-substitute', 'leave-backwards', 'not-on-roster', 'on-leave'),
      example: { substitute: 'caseworker-made-up', from: '2026-12-01', until: '2026-12-11' },
    }),
    listLeaves: operation({
      id: `list${noun}Leaves`,
      method: 'GET',
      path: `${root}/leaves`,
      summary: about('休假与代理', 'who is away and who stands in'),
      roles: staff,
      query: z.strictObject(fields.pageQuery()),
      output: fields.pageOf(leaveOutput),
    }),
    takeOver: operation({
      id: `takeOver${noun}Cases`,
      method: 'POST',
      path: `${root}/takeovers`,
      summary: about(
        '代理人在休假期间、或负责人随时，接手某经办人的全部在办案件',
        'take over all open cases of a caseworker: the substitute during the leave, or the lead at any time',
      ),
      roles: staff,
      body: z.strictObject({ from: fields.id(), to: z.optional(fields.id()) }),
      output: takeoverOutput,
      status: 202,
      refusals: pick('not-substitute', 'only-lead-assigns', 'own-substitute', 'not-on-roster', 'on-leave'),
      example: { from: 'caseworker-made-up' },
    }),
    getTakeover: operation({
      id: `get${noun}Takeover`,
      method: 'GET',
      path: `${root}/takeovers/{takeoverId}`,
      summary: about('接手的进度与逐案结果，分页', 'how far a takeover has come, case by case and page by page'),
      roles: staff,
      params: z.strictObject({ takeoverId: fields.id() }),
      query: z.strictObject(fields.pageQuery()),
      output: takeoverOutput,
    }),
    requestSupplements: operation({
      id: `request${noun}Supplements`,
      method: 'POST',
      path: `${root}/supplement-requests`,
      summary: about(
        '对多个案件一次要求补正，逐案报告',
        'ask for the same in several cases at once; a report for each',
      ),
      roles: ['caseworker'],
      body: z.strictObject({
        caseIds: z.array(fields.id()).check(z.minLength(1), z.maxLength(50)),
        missing: missingSchema(),
      }),
      output: z.strictObject({ report }),
      example: { caseIds: ['0123456789abcdef0123'], missing: missingExample },
    }),
  };
}
