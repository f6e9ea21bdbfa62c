import * as z from 'zod/mini';
import { fields, operation, refusal, text } from '../../contract/index.ts';
import { openBilingual } from '../applicant.ts';
import type { Department } from '../department.ts';
import { namesOf, oneOf } from './common.ts';

const yuan = () => z.strictObject({ amount: fields.whole(0, 1_000_000_000_00), currency: z.literal('CNY') });
const kind = z.strictObject({ kind: z.string(), text: fields.words });

const eyes = z.strictObject({
  kinds: z.array(kind),
  /** Of approvals that grant an amount, all months together: those above it alone. */
  above: z.optional(yuan()),
});

const shown = z.strictObject({
  inForce: eyes,
  /** What was chosen and is not in force yet. */
  next: z.optional(z.extend(eyes, { from: fields.instant() })),
  /** Who chose last, when and why; missing while the department's data hold. */
  chosen: z.optional(z.strictObject({ by: fields.id(), at: fields.instant(), reason: fields.words })),
  /** Every kind of decision that can be chosen. */
  possible: z.array(kind),
  note: fields.words,
  certainty: z.enum(['made-up']),
});

/** The kinds of decision of a department: its outcomes, and each reason of its catalogue. */
export const decisionKinds = ({ reasons }: Department): string[] => ['approved', 'rejected', ...Object.keys(reasons)];

/** Which decisions a second person confirms; turned on and off by the department's lead or by the platform's ops. */
export function fourEyesOperationsOf(department: Department) {
  const { noun, about } = namesOf(department);
  const path = `/${department.name}/four-eyes`;
  return {
    getFourEyes: operation({
      id: `get${noun}FourEyes`,
      method: 'GET',
      path,
      summary: about('哪些决定须第二人确认', 'which decisions a second person confirms'),
      roles: ['caseworker', 'leader', 'ops'],
      output: shown,
      versioned: true,
    }),
    setFourEyes: operation({
      id: `set${noun}FourEyes`,
      method: 'PUT',
      path,
      summary: about(
        '设定哪些决定须第二人确认，一分钟后生效；新的设定替换旧的',
        'choose which decisions a second person confirms, from a minute later on; replaces what was chosen before',
      ),
      roles: ['leader', 'ops'],
      body: z.strictObject({
        kinds: z.array(oneOf(decisionKinds(department))).check(z.maxLength(50)),
        above: z.optional(yuan()),
        reason: openBilingual(200),
      }),
      output: shown,
      versioned: true,
      refusals: {
        'no-amounts': refusal(
          422,
          text('本科室的决定不涉及金额。', 'No decision of this department grants an amount.'),
          text('请去掉金额，只选择决定的种类。', 'Leave the amount out and choose kinds of decision alone.'),
        ),
      },
      example: { kinds: ['approved'], reason: { zh: '试行双人复核（演示数据）', en: 'Four eyes on trial (made up)' } },
    }),
  };
}
