import * as z from 'zod/mini';
import { fields } from '../../contract/index.ts';
import { documentKinds } from '../../documents/kinds.ts';

/** A document of the talent's wallet that came with the submission, for a kind that the department requires. */
export const handedDocument = z.object({
  kind: documentKinds,
  itemId: fields.id(),
  /** The member of the family whom it is about. */
  memberId: z.optional(fields.id()),
});
export type HandedDocument = z.output<typeof handedDocument>;
