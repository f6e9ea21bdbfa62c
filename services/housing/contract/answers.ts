import * as z from 'zod/mini';
import { type Relative, relativeSchema, relativeShown } from '../../../shared/casework/contract/index.ts';
import { housingKinds } from '../department.ts';

/** What the talent answers for housing, with the spouse and children of the household. */
export const housingAnswers = z.object({ kind: z.enum(housingKinds), household: z.optional(z.array(relativeSchema)) });
export interface HousingAnswers {
  kind: (typeof housingKinds)[number];
  household?: readonly Relative[] | undefined;
}

/** The part that is not personal. */
export const housingFacts = z.object({ kind: z.enum(housingKinds), household: z.optional(z.array(relativeShown)) });
