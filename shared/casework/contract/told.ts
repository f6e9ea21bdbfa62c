import * as z from 'zod/mini';
import { anyFact } from '../../rules/contract/index.ts';
import { sealedSchema } from '../../sealed/index.ts';

/** What was answered: a value, or a sealed one when it is personal. */
export const toldValue = { value: z.optional(anyFact), sealed: z.optional(sealedSchema(z.unknown())) };

/** An answer of the applicant that a department's rules know by name. */
export const toldFact = z.object({ service: z.string(), fact: z.string(), ...toldValue });
