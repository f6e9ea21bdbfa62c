import * as z from 'zod/mini';
import { fields, operation } from '../../contract/index.ts';
import { openBilingual } from '../applicant.ts';
import type { Department } from '../department.ts';
import { caseId, namesOf, staff } from './common.ts';
import { pick } from './refusals.ts';

const reviewId = z.strictObject({ reviewId: fields.id() });

/** A review of a decision; what the person wrote stays sealed. */
export const reviewOutput = z.strictObject({
  reviewId: fields.id(),
  caseId: fields.id(),
  status: z.enum(['open', 'decided']),
  filedBy: z.enum(['talent', 'enterprise']),
  filedAt: fields.instant(),
  owner: z.optional(fields.id()),
  promisedOn: z.optional(fields.day()),
  overdue: z.optional(z.boolean()),
  outcome: z.optional(z.enum(['confirmed', 'changed'])),
  reasons: z.optional(fields.words),
  decidedAt: z.optional(fields.instant()),
});
export type ReviewShown = z.output<typeof reviewOutput>;

/** Complaint and review against a decision. */
export function reviewsOf(department: Department) {
  const { noun, one, about } = namesOf(department);
  const reviews = `/${department.name}/reviews`;
  const onReview = { method: 'POST', params: reviewId, output: reviewOutput, versioned: true } as const;
  return {
    requestReview: operation({
      id: `request${noun}Review`,
      method: 'POST',
      path: `${one}/review`,
      summary: about('对决定申请复核', 'ask for a review of a decision'),
      roles: ['talent', 'enterprise'],
      params: caseId,
      body: z.strictObject({ grounds: fields.prose(4000) }),
      output: reviewOutput,
      status: 201,
      versioned: true,
      refusals: pick('not-decided', 'review-exists', 'too-late'),
      example: { grounds: '材料已在期限内提交（演示数据 / made up）' },
    }),
    listReviews: operation({
      id: `list${noun}Reviews`,
      method: 'GET',
      path: reviews,
      summary: about('办理中的复核，先到期的在前', 'open reviews, the first due first'),
      roles: staff,
      query: z.strictObject(fields.pageQuery()),
      output: fields.pageOf(reviewOutput),
    }),
    getReview: operation({
      id: `get${noun}Review`,
      method: 'GET',
      path: `${reviews}/{reviewId}`,
      summary: about('查看复核', 'show a review'),
      roles: [...staff, 'talent', 'enterprise'],
      params: reviewId,
      output: reviewOutput,
      versioned: true,
    }),
    assignReview: operation({
      ...onReview,
      id: `assign${noun}Review`,
      path: `${reviews}/{reviewId}/assignment`,
      summary: about(
        '领取复核，或由负责人指派；原决定人除外',
        'take a review, or assign it as lead; never to who decided',
      ),
      roles: staff,
      body: z.strictObject({ to: z.optional(fields.id()) }),
      refusals: pick(
        'review-closed',
        'own-case',
        'decided-it',
        'already-assigned',
        'only-lead-assigns',
        'not-on-roster',
        'on-leave',
      ),
      example: {},
    }),
    decideReview: operation({
      ...onReview,
      id: `decide${noun}Review`,
      path: `${reviews}/{reviewId}/decision`,
      summary: about(
        '维持原决定，或改变并重新办理，均说明理由',
        'confirm the decision, or change it and reopen the case, with reasons',
      ),
      roles: staff,
      body: z.strictObject({ outcome: z.enum(['confirmed', 'changed']), reasons: openBilingual(500) }),
      refusals: pick('review-closed', 'not-yours', 'decided-it'),
      example: { outcome: 'changed', reasons: { zh: '材料已按时提交（演示数据）', en: 'It came in time (made up)' } },
    }),
    openGrounds: operation({
      id: `open${noun}Grounds`,
      method: 'POST',
      path: `${reviews}/{reviewId}/open-grounds`,
      summary: about(
        '复核人打开复核理由；本人可看到打开记录',
        'open the grounds as reviewer; the person sees that it was',
      ),
      roles: staff,
      params: reviewId,
      output: z.strictObject({
        grounds: z.optional(z.string()),
        unavailable: z.optional(z.enum(['erased', 'unreadable', 'restricted'])),
      }),
      refusals: pick('not-yours'),
    }),
  };
}
