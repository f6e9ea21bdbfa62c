import * as z from 'zod/mini';
import { type Relative, relativeSchema, relativeShown } from '../../shared/casework/contract/index.ts';
import { channels } from './channels.ts';

/** What the talent answers for hukou, with the spouse and children who settle along. */
export const hukouAnswers = z.object({ channel: z.enum(channels), family: z.optional(z.array(relativeSchema)) });
export interface HukouAnswers {
  channel: (typeof channels)[number];
  family?: readonly Relative[] | undefined;
}

/** The part that is not personal. */
export const hukouFacts = z.object({ channel: z.enum(channels), family: z.optional(z.array(relativeShown)) });
