import * as z from 'zod/mini';
import { fields } from '../../contract/index.ts';
import { openBilingual } from '../applicant.ts';

const withdrawn = z.optional(z.strictObject({ at: fields.instant(), reason: fields.words }));

/** How an item stands that is not offered: until it is offered again, or for good. */
export const stockMarks = { withdrawn };

/** What was done to an item since it was registered, and by whom; the newest 50, the newest last. */
const changes = z.array(
  z.strictObject({
    what: z.enum(['corrected', 'withdrawn', 'offered-again', 'cancelled']),
    at: fields.instant(),
    by: fields.id(),
    reason: fields.words,
  }),
);

/** An item with its record, for its department. `caseId`: whose it was when it was cancelled. */
export const stockRecord = {
  withdrawn,
  cancelled: z.optional(
    z.strictObject({ at: fields.instant(), reason: fields.words, caseId: z.optional(fields.id()) }),
  ),
  changes,
  /** How many came before those and stay on record. */
  earlierChanges: z.optional(z.int()),
};

/** Why an item is withdrawn or offered again. */
export const stockReason = z.strictObject({ reason: openBilingual(200) });
