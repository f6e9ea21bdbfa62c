import type { FactValue } from '../../rules/model.ts';
import type { Sealed } from '../../sealed/index.ts';

/** An answer as it is kept: in the clear, or sealed when it is personal. */
export interface Told {
  value?: FactValue | undefined;
  sealed?: Sealed<unknown> | undefined;
}
/** Something that the rules know by name: as the applicant answered or corrected it, or as staff stated it. */
export interface KnownFact extends Told {
  fact: string;
  from: 'application' | 'correction' | 'staff';
  at: string;
  /** The caseworker who stated it. */
  by?: string;
}
/** A correction of the applicant, with what was there before. */
export interface Correction extends Told {
  /** The how manieth of the application; of one question the highest holds. */
  number: number;
  at: string;
  question: string;
  /** Where the answer stands among what was submitted, when it has a place there. */
  place?: string | undefined;
  /** What the rules call it. */
  facts: readonly string[];
  reason: Sealed<string>;
  before?: unknown;
}
