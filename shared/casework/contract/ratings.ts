import * as z from 'zod/mini';
import { fields, operation } from '../../contract/index.ts';
import { openLine } from '../applicant.ts';
import type { Department } from '../department.ts';
import { caseId, namesOf, oneOf } from './common.ts';
import { pick } from './refusals.ts';

const ratingId = z.strictObject({ ratingId: fields.id() });

/** A low rating that the lead follows up. */
export const followUpOutput = z.strictObject({
  ratingId: fields.id(),
  caseId: fields.id(),
  step: z.string(),
  stars: z.int(),
  givenAt: fields.instant(),
  dueOn: fields.day(),
  overdue: z.optional(z.boolean()),
  done: z.optional(z.strictObject({ at: fields.instant(), note: z.string() })),
});
export type FollowUp = z.output<typeof followUpOutput>;

/** Ratings of steps, and what the lead does about low ones. */
export function ratingsOf(department: Department) {
  const { noun, one, about } = namesOf(department);
  const followUps = `/${department.name}/follow-ups`;
  const rated = z.strictObject({ step: z.string(), stars: z.int(), givenAt: fields.instant(), followUp: z.boolean() });
  return {
    rateStep: operation({
      id: `rate${noun}Step`,
      method: 'POST',
      path: `${one}/ratings`,
      summary: about(
        '评价一个环节，一至五星，不可更改；评语密封',
        'rate a step with one to five stars, for good; the comment is sealed',
      ),
      roles: ['talent'],
      params: caseId,
      body: z.strictObject({
        step: oneOf(Object.keys(department.stages)),
        stars: fields.whole(1, 5),
        comment: z.optional(fields.prose(2000)),
      }),
      output: rated,
      status: 201,
      refusals: pick('step-not-reached', 'rated-already'),
      example: { step: department.first, stars: 5 },
    }),
    listFollowUps: operation({
      id: `list${noun}FollowUps`,
      method: 'GET',
      path: followUps,
      summary: about('待回访的差评，先到期的在前', 'low ratings to follow up, the first due first'),
      roles: ['leader'],
      query: z.strictObject(fields.pageQuery()),
      output: fields.pageOf(followUpOutput),
    }),
    openComment: operation({
      id: `open${noun}Comment`,
      method: 'POST',
      path: `${followUps}/{ratingId}/open-comment`,
      summary: about('负责人打开评语；评价人可看到打开记录', 'open the comment as lead; who rated sees that it was'),
      roles: ['leader'],
      params: ratingId,
      output: z.strictObject({
        comment: z.optional(z.string()),
        unavailable: z.optional(z.enum(['erased', 'unreadable', 'restricted'])),
      }),
    }),
    finishFollowUp: operation({
      id: `finish${noun}FollowUp`,
      method: 'POST',
      path: `${followUps}/{ratingId}/done`,
      summary: about('记录回访结果', 'note what came of the follow-up'),
      roles: ['leader'],
      params: ratingId,
      body: z.strictObject({ note: openLine(500) }),
      output: followUpOutput,
      refusals: pick('followed-up'),
      example: { note: '已致电说明并改进（演示数据 / made up）' },
    }),
  };
}
