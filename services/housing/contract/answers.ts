import * as z from 'zod/mini';
import { housingKinds } from '../department.ts';

/** What the talent answers for housing; nothing of it is personal. */
export const housingAnswers = z.object({ kind: z.enum(housingKinds) });
export type HousingAnswers = z.output<typeof housingAnswers>;
