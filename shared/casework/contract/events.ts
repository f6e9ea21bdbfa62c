import * as z from 'zod/mini';
import { fields, publicEvent, type Text, text } from '../../contract/index.ts';
import { personId } from '../../sealed/index.ts';
import type { Department } from '../department.ts';
import { decisionExample, statusExample } from './examples.ts';
import { decisionSchema, statusSchema } from './status.ts';

const id = '0123456789abcdef0123';
const whose = { caseId: fields.id(), applicationId: fields.id(), person: personId() };
const whoseExample = { caseId: id, applicationId: id, person: 'talent-made-up' };

/** Where a case stands when its time runs short or out; `owner` is missing when nobody has it. */
const lateness = z.object({
  ...whose,
  stage: z.string(),
  owner: z.optional(fields.id()),
  promisedOn: z.optional(fields.day()),
});
const latenessExample = { ...whoseExample, stage: 'ACCEPTED', owner: 'caseworker-made-up', promisedOn: '2026-12-28' };

/** A promise; `why` is `opened`, `extended` or `reopened`. */
const promise = z.object({
  caseId: fields.id(),
  why: z.string(),
  limitDays: z.int(),
  promisedOn: z.optional(fields.day()),
});
const standing = z.object({ caseId: fields.id(), step: z.string(), reason: z.string() });

type Named = Pick<Department, 'title'> & { name: string };
/** A department's words about one of its events. */
const wordsOf =
  ({ title }: Named) =>
  (zh: string, en: string): Text =>
    text(`${title.zh}：${zh}`, `${title.en}: ${en}`);

/** How a case is getting on. */
export const progressEventsOf = <const Name extends string>(department: Named & { name: Name }) => {
  const { name } = department;
  const about = wordsOf(department);
  return {
    caseProgressed: publicEvent({
      type: `plus.${name}.case-progressed.v1`,
      summary: about('案件有进展，附完整状态', 'a case moved on; its status, whole'),
      data: statusSchema,
      example: statusExample,
      written: [
        '/pausedReason',
        '/supplement/missing/*/zh',
        '/supplement/missing/*/en',
        '/extended/reason',
        '/outcome/note',
      ],
    }),
    caseDecided: publicEvent({
      type: `plus.${name}.case-decided.v1`,
      summary: about('案件已决定', 'a case was decided'),
      data: decisionSchema,
      example: decisionExample,
    }),
    caseReopened: publicEvent({
      type: `plus.${name}.case-reopened.v1`,
      summary: about('已办结的案件重新办理', 'a closed case is worked on again'),
      /** `why` is `review` or `lead`. */
      data: z.object({ ...whose, why: z.string(), promisedOn: z.optional(fields.day()) }),
      example: { ...whoseExample, why: 'review', promisedOn: '2026-12-28' },
    }),
  };
};

/** What becomes of promised times. */
export const clockEventsOf = <const Name extends string>(department: Named & { name: Name }) => {
  const { name } = department;
  const about = wordsOf(department);
  return {
    casePromised: publicEvent({
      type: `plus.${name}.case-promised.v1`,
      summary: about('作出办理时限承诺', 'a time was promised'),
      data: promise,
      example: { caseId: id, why: 'opened', limitDays: 25, promisedOn: '2026-12-28' },
    }),
    casePaused: publicEvent({
      type: `plus.${name}.case-paused.v1`,
      summary: about('计时暂停', 'the clock stands still'),
      data: standing,
      example: { caseId: id, step: 'CITY_REVIEW', reason: 'body' },
    }),
    stepFinished: publicEvent({
      type: `plus.${name}.step-finished.v1`,
      summary: about('一个环节办完，附所用工作日', 'a step is done, with the working days it took'),
      /** `inTime`: the promised day of the case had not been missed by then. */
      data: z.object({ caseId: fields.id(), step: z.string(), usedDays: z.int(), inTime: z.optional(z.boolean()) }),
      example: { caseId: id, step: 'DISTRICT_PREREVIEW', usedDays: 8, inTime: true },
    }),
    caseWarned: publicEvent({
      type: `plus.${name}.case-warned.v1`,
      summary: about('案件临近承诺时限', 'a case is due soon'),
      data: lateness,
      example: latenessExample,
    }),
    caseOverdue: publicEvent({
      type: `plus.${name}.case-overdue.v1`,
      summary: about('案件超过承诺时限', 'a case missed its promised day'),
      data: lateness,
      example: latenessExample,
    }),
    caseEscalated: publicEvent({
      type: `plus.${name}.case-escalated.v1`,
      summary: about('案件提级督办', 'a case was escalated'),
      /** `to` is a subject, when the role is one person's; otherwise all who bear the role in this department. */
      data: z.extend(lateness, { level: z.int(), role: z.string(), to: z.optional(fields.id()) }),
      example: { ...latenessExample, level: 1, role: 'leader' },
    }),
    caseExtended: publicEvent({
      type: `plus.${name}.case-extended.v1`,
      summary: about('案件延期（仅一次）', 'a case was given more time, once'),
      data: z.object({ ...whose, days: z.int(), promisedOn: z.optional(fields.day()) }),
      example: { ...whoseExample, days: 5, promisedOn: '2027-01-05' },
    }),
  };
};

const review = z.object({
  ...whose,
  reviewId: fields.id(),
  filedBy: z.string(),
  enterpriseId: z.optional(fields.id()),
  filedAt: z.optional(fields.instant()),
});
const reviewExample = { ...whoseExample, reviewId: `${id}-1`, filedBy: 'talent' };

/** What the applicant thinks of it: reviews and ratings. A rating tells neither who gave it nor for which case. */
export const answerEventsOf = <const Name extends string>(department: Named & { name: Name }) => {
  const { name } = department;
  const about = wordsOf(department);
  return {
    reviewOpened: publicEvent({
      type: `plus.${name}.review-opened.v1`,
      summary: about('收到对决定的复核申请', 'a review of a decision was asked for'),
      data: z.extend(review, { promisedOn: z.optional(fields.day()) }),
      example: { ...reviewExample, promisedOn: '2026-12-28' },
    }),
    reviewAssigned: publicEvent({
      type: `plus.${name}.review-assigned.v1`,
      summary: about('复核有了承办人', 'somebody has a review now, and sees what was decided on'),
      data: z.extend(review, { owner: fields.id(), promisedOn: z.optional(fields.day()) }),
      inside: true,
      example: { ...reviewExample, owner: 'caseworker-made-up', promisedOn: '2026-12-28' },
    }),
    reviewDecided: publicEvent({
      type: `plus.${name}.review-decided.v1`,
      summary: about('复核已决定', 'a review was decided'),
      /** `outcome` is `confirmed` or `changed`; then the case is worked on again. */
      data: z.extend(review, {
        outcome: z.string(),
        inTime: z.boolean(),
        usedDays: z.int(),
        promisedOn: z.optional(fields.day()),
        decidedAt: z.optional(fields.instant()),
      }),
      example: { ...reviewExample, outcome: 'changed', inTime: true, usedDays: 6 },
    }),
    reviewOverdue: publicEvent({
      type: `plus.${name}.review-overdue.v1`,
      summary: about('复核超过承诺时限', 'a review missed its promised day'),
      data: z.extend(review, { owner: z.optional(fields.id()), promisedOn: z.optional(fields.day()) }),
      example: reviewExample,
    }),
    takeoverProgressed: publicEvent({
      type: `plus.${name}.takeover-progressed.v1`,
      summary: about('批量接手案件有进展', 'a takeover of many cases got on'),
      data: z.object({ takeoverId: fields.id(), status: z.string(), batch: z.int(), moved: z.int() }),
      example: { takeoverId: id, status: 'running', batch: 1, moved: 25 },
    }),
    ratingGiven: publicEvent({
      type: `plus.${name}.rating-given.v1`,
      summary: about('收到评价（不含评价人）', 'a step was rated; by whom is not told'),
      data: z.object({ ratingId: fields.id(), step: z.string(), stars: z.int(), followUp: z.boolean() }),
      example: { ratingId: 'rating-made-up', step: 'CITY_REVIEW', stars: 2, followUp: true },
    }),
    followUpOverdue: publicEvent({
      type: `plus.${name}.rating-follow-up-overdue.v1`,
      summary: about('差评回访超过时限', 'a low rating was not followed up in time'),
      data: z.object({ ratingId: fields.id(), step: z.string() }),
      example: { ratingId: 'rating-made-up', step: 'CITY_REVIEW' },
    }),
  };
};
