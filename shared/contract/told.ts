import type * as z from 'zod/mini';
import { type Text, text } from './text.ts';

/** What a field must be, and the way to mend one that is not. */
export interface Words {
  rule: Text;
  mend: Text;
}

/** The words of a check or a format, for zod's parameters: every regular expression and every `refine` has some. */
export const told = (zh: string, en: string, mendZh: string, mendEn: string) => ({
  error: (issue: z.core.$ZodRawIssue): string => {
    // Zod tells an issue in one text; both languages, and the mend, go along beside it.
    issue.words = { rule: text(zh, en), mend: text(mendZh, mendEn) } satisfies Words;
    return en;
  },
});

/** The words that an issue's check was given. */
export const wordsIn = (issue: z.core.$ZodIssue): Words | undefined => (issue as { words?: Words }).words;
