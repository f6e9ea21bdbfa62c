import * as z from 'zod/mini';
import data from './data/consents.json' with { type: 'json' };
import type { Terms } from './domain/consents.ts';

const words = z.object({ zh: z.string(), en: z.string() });

/** A consent that can be given, in words, and what withdrawing it does. */
export const offered = z.object({ recipient: z.string(), purpose: z.string(), text: words, effect: words });

/** Every consent that is asked for. */
export const catalogue = z.array(offered).parse(data.consents);

/** The consent on these terms as it is offered, if it is. */
export const offerOf = ({ recipient, purpose }: Omit<Terms, 'subject'>) =>
  catalogue.find((one) => one.recipient === recipient && one.purpose === purpose);
