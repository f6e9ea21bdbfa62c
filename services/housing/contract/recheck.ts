import * as z from 'zod/mini';
import { fields, publicEvent, text } from '../../../shared/contract/index.ts';
import { documentKinds } from '../../../shared/documents/kinds.ts';
import { personId } from '../../../shared/sealed/index.ts';

export const recheckEvents = {
  recheckProgressed: publicEvent({
    type: 'plus.housing.recheck-progressed.v1',
    summary: text(
      '享有租住或补贴的人为复核提交材料，或复核结束；附材料编号',
      'Who has a home or a subsidy handed in documents for a check, or it is over; with the ids of the documents',
    ),
    data: z.object({
      recheckId: fields.id(),
      /** The case of the home or the subsidy; the same as the id of the application. */
      caseId: fields.id(),
      person: personId(),
      /** Items of the wallet, as the person named them; whether they are theirs, the wallet knows. */
      items: z.array(fields.id()),
      open: z.boolean(),
    }),
    example: {
      recheckId: 'case-made-up-r1',
      caseId: 'case-made-up',
      person: 'talent-made-up',
      items: ['0123456789abcdef4567'],
      open: true,
    },
  }),
};

/** What is shown of a check to the person and the department. */
export const recheckShown = {
  /** Which check, as the wallet knows it. */
  recheckId: z.optional(fields.id()),
  handedIn: z.optional(z.array(z.strictObject({ document: documentKinds, itemId: fields.id() }))),
  /** Kinds of document that did not come yet. */
  missing: z.optional(z.array(z.string())),
};

/** Documents of the wallet, each of a kind that is asked for. */
export const handingIn = (kinds: readonly string[]) =>
  z.strictObject({
    items: z
      .array(z.strictObject({ document: z.enum(kinds as [string, ...string[]]), itemId: fields.id() }))
      .check(z.minLength(1), z.maxLength(20)),
  });
export const handingInExample = { items: [{ document: 'CON', itemId: '0123456789abcdef4567' }] };
