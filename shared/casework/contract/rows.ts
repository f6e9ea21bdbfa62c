import * as z from 'zod/mini';
import { fields } from '../../contract/index.ts';

export const urgencies = ['overdue', 'due-soon', 'in-time', 'waiting'] as const;
export type Urgency = (typeof urgencies)[number];

/** A case in a list. */
export const caseRow = z.strictObject({
  caseId: fields.id(),
  state: z.string(),
  stage: z.strictObject({ zh: z.string(), en: z.string() }),
  urgency: z.enum(urgencies),
  openedAt: fields.instant(),
  owner: z.optional(fields.id()),
  promisedOn: z.optional(fields.day()),
  terminal: z.boolean(),
});
export type CaseRow = z.output<typeof caseRow>;
