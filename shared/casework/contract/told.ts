import * as z from 'zod/mini';
import { anyFact } from '../../rules/contract/index.ts';
import type { FactValue } from '../../rules/model.ts';
import { sealedSchema } from '../../sealed/index.ts';

// Periods are pairs, which the schema tells as lists; each was checked by its fact where it came in.
const factValue = anyFact as unknown as z.ZodMiniType<FactValue, FactValue>;

/** What was answered: a value, or a sealed one when it is personal. */
export const toldValue = { value: z.optional(factValue), sealed: z.optional(sealedSchema(z.unknown())) };

/** An answer of the applicant that a department's rules know by name. */
export const toldFact = z.object({ service: z.string(), fact: z.string(), ...toldValue });
