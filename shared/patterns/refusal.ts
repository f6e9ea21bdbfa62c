import type { MENDS, Mend } from './grammar/mends.ts';

/** The closed list of rules that a pattern can break. */
export type PatternRule = keyof typeof MENDS;

/** One reason why a pattern is refused: where (JSON pointer into the pattern), which rule, how to mend it. */
export interface PatternError {
  readonly pointer: string;
  readonly rule: PatternRule;
  readonly mend: Mend;
}

/** A refused pattern with all reasons found. */
export interface RefusedPattern {
  readonly ok: false;
  readonly errors: readonly PatternError[];
}
