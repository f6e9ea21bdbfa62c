import * as z from 'zod/mini';
import { fields } from '../../contract/index.ts';
import { personId } from '../../sealed/index.ts';

/** What the applicant was asked for, and whether it came. */
const supplement = z.object({
  askedAt: fields.instant(),
  /** `document` is a kind of document; `memberId` and `whose`: the member of the family for whom it is asked; `given`: it has come. */
  missing: z.array(
    z.extend(fields.words, {
      document: z.optional(z.string()),
      memberId: z.optional(fields.id()),
      whose: z.optional(fields.words),
      given: z.optional(z.boolean()),
    }),
  ),
  answeredAt: z.optional(fields.instant()),
  /** When the caseworker closed it, since it came another way or is not needed any more. */
  closedAt: z.optional(fields.instant()),
  /** What the applicant pointed at in their wallet. */
  items: z.optional(z.array(z.string())),
});

const outcome = z.object({
  outcome: z.enum(['approved', 'rejected', 'withdrawn']),
  at: fields.instant(),
  reasonCode: z.optional(z.string()),
  reason: z.optional(fields.words),
  /** Whose decision it is, where the department passes on that of another body. */
  by: z.optional(fields.words),
  /** What can be done about it. */
  mend: z.optional(fields.words),
  note: z.optional(z.string()),
});

/** Where a case stands, whole; the newest `streamversion` of a case replaces what was known before. */
export const statusSchema = z.object({
  caseId: fields.id(),
  applicationId: fields.id(),
  person: personId(),
  state: z.string(),
  stage: fields.words,
  /** The caseworker who has it. */
  owner: z.optional(fields.id()),
  /** The last day of the promised time; absent while the clock stands still. */
  promisedOn: z.optional(fields.day()),
  /** The promised day reaches past the published calendar of working days, and may move. */
  provisional: z.optional(z.boolean()),
  overdue: z.optional(z.boolean()),
  paused: z.optional(z.boolean()),
  pausedReason: z.optional(fields.words),
  /** The day on which the clock stopped. */
  pausedSince: z.optional(fields.day()),
  /** Who has to do what next, where that is not the caseworker's next step alone; while the clock runs. */
  next: z.optional(fields.words),
  /** It went a level up, on that day: above its own caseworker from level 2 on, unless the department sets it otherwise. */
  escalated: z.optional(z.object({ level: z.int(), on: fields.day() })),
  supplement: z.optional(supplement),
  /** More time was given, once, for this reason. */
  extended: z.optional(z.object({ days: z.int(), reason: fields.words })),
  /** A second caseworker has a decision to confirm. */
  awaitingSecond: z.optional(z.boolean()),
  /** The person had the department's processing of their data halted: it opens nothing, and its clock goes on. */
  halted: z.optional(z.boolean()),
  /** How often the case was reopened after a decision. */
  reopened: z.optional(z.int()),
  /** How many answers the applicant corrected since submission. */
  corrected: z.optional(z.int()),
  /** What was granted, when it is one of a limited number. */
  granted: z.optional(z.object({ id: z.string(), text: fields.words })),
  /** Until when what is held waits for the applicant's answer. */
  answerBy: z.optional(fields.instant()),
  /** What declining it, or not answering in time, brings about. */
  ifDeclined: z.optional(fields.words),
  /** The versions of the rules under which it is kept: those of the day it was submitted, unless it was moved. */
  rules: z.optional(z.array(z.object({ id: z.string(), version: z.string(), hash: z.string() }))),
  outcome: z.optional(outcome),
  terminal: z.boolean(),
});
export type Status = z.output<typeof statusSchema>;

/** A decision as indicators and partners get it: nothing personal. */
export const decisionSchema = z.object({
  caseId: fields.id(),
  outcome: z.enum(['approved', 'rejected']),
  reasonCode: z.string(),
  inTime: z.boolean(),
  /** Working days that the department used; days in which its clock stood still do not count. */
  usedDays: z.int(),
});
