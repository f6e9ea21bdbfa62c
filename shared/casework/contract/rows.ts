import * as z from 'zod/mini';
import { fields, type Text } from '../../contract/index.ts';

export const urgencies = ['overdue', 'due-soon', 'in-time', 'waiting'] as const;
/** How urgent a case is, the most urgent first, in words. */
export const urgencyTexts: Readonly<Record<Urgency, Text>> = {
  overdue: { zh: '已超时限', en: 'Past its promised day' },
  'due-soon': { zh: '临近时限', en: 'Due soon' },
  'in-time': { zh: '时限内', en: 'In time' },
  waiting: { zh: '等待中（计时暂停）', en: 'Waiting, the clock stands still' },
};
export type Urgency = (typeof urgencies)[number];

/** A case in a list. */
export const caseRow = z.strictObject({
  caseId: fields.id(),
  state: z.string(),
  stage: fields.words,
  urgency: z.enum(urgencies),
  /** The group in words. */
  group: fields.words,
  openedAt: fields.instant(),
  owner: z.optional(fields.id()),
  promisedOn: z.optional(fields.day()),
  employer: z.optional(z.string()),
  /** A second caseworker has a decision to confirm. */
  awaitingSecond: z.optional(z.boolean()),
  terminal: z.boolean(),
});
export type CaseRow = z.output<typeof caseRow>;
