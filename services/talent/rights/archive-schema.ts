import * as z from 'zod/mini';
import { fields } from '../../../shared/contract/index.ts';

/** The shape of an export; a reader finds each value by its path in the record. */
export const archiveSchema = z.strictObject({
  format: z.literal('plus.person-archive.v1'),
  person: z.string(),
  madeAt: fields.instant(),
  records: z.array(
    z.strictObject({
      service: z.string(),
      schema: z.string(),
      id: z.string(),
      title: fields.words,
      values: z.array(
        z.strictObject({
          /** JSON pointer into the record. */
          path: z.string(),
          value: z.optional(z.union([z.string(), z.number(), z.boolean(), z.null()])),
          unavailable: z.optional(z.string()),
          /** Whether it was kept sealed. */
          personal: z.boolean(),
          purpose: fields.words,
          recipients: z.array(fields.words),
          source: fields.words,
        }),
      ),
    }),
  ),
  /** Files among the records: each has a link to its bytes for some minutes; fetching the export again gives new ones. */
  files: z.array(
    z.strictObject({
      service: z.string(),
      id: z.string(),
      title: fields.words,
      contentType: z.string(),
      bytes: z.int(),
      /** base64; files that were kept before hashes were have none. */
      sha256: z.optional(z.string()),
      /** Relative to the API; whoever has it can fetch the file. */
      path: z.string(),
      until: fields.instant(),
    }),
  ),
  openings: z.array(
    z.strictObject({
      at: fields.instant(),
      who: z.string(),
      why: z.string(),
      caseId: z.string(),
      field: z.string(),
      /** The member of the family whose it is. */
      of: z.optional(z.string()),
    }),
  ),
});
/** By which a member of the family stands among the records. */
export const familySchema = 'talent.member.v1';

export type Archive = z.output<typeof archiveSchema>;
