import * as z from 'zod/mini';
import { fields } from '../../../shared/contract/index.ts';
import data from '../data/consents.json' with { type: 'json' };
import type { Terms } from '../domain/consent-state.ts';

/** A consent that can be given, in words, and what withdrawing it does. */
export const offered = z.object({
  recipient: z.string(),
  purpose: z.string(),
  text: fields.words,
  effect: fields.words,
});

/** The same for a member of the family, where it is asked for. */
const kept = z.extend(offered, { forMember: z.optional(z.object({ text: fields.words, effect: fields.words })) });
const all = z.array(kept).parse(data.consents);

/** Every consent that is asked for. */
export const catalogue = all.map(({ forMember: _member, ...one }) => one);

/** The consent on these terms as it is offered, if it is: about the person themselves, or about a member of their family. */
export function offerOf({ recipient, purpose }: Omit<Terms, 'subject'>, forMember = false) {
  const found = all.find((one) => one.recipient === recipient && one.purpose === purpose);
  return forMember ? found?.forMember : found;
}
