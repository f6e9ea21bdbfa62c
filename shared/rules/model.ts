import type { Text } from '../contract/text.ts';
import type { ResultCode, UnmetResult } from './results.ts';

export type Scalar = string | number | boolean;
/** First and last day of holding something, both inclusive. */
export type Period = readonly [string, string];
export type FactValue = Scalar | readonly Period[] | Readonly<Record<string, string>>;
export type Facts = Readonly<Record<string, FactValue>>;

/** How sure a rule is; only `official` may ever answer that something is granted. */
export const certainties = ['official', 'press', 'other-district', 'design', 'unknown'] as const;
export type Certainty = (typeof certainties)[number];

/** How a fact goes on by itself from the filing date, for the earliest date at which a condition could be met. */
export const growths = ['monthly', 'yearly', 'held'] as const;

interface Described {
  /** What the fact is called. */
  label: Text;
  /** The question that settles it. */
  question: Text;
  grows?: (typeof growths)[number] | undefined;
  /** Of a person it is kept sealed; an anonymous precheck may state it all the same. */
  personal?: boolean | undefined;
  /** What is taken when nothing is said; the answer says that it was. */
  assume?: FactValue | undefined;
}
export type FactSpec = Described &
  (
    | { type: 'yes-no' }
    | { type: 'number'; min: number; max: number; whole: boolean; unit: Text }
    | { type: 'choice'; values: Readonly<Record<string, Text>> }
    | { type: 'name' }
    | { type: 'day' }
    | { type: 'periods' }
    | { type: 'record'; fields: Readonly<Record<string, { values?: readonly string[] | undefined }>> }
  );
export type FactSpecs = Readonly<Record<string, FactSpec>>;

export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];

/** A FEEL condition as it was read when the rules were built; see `loading/feel.ts` for the part of FEEL that is taken. */
export type Expression =
  | { literal: Scalar }
  | { fact: string; field?: string }
  | { monthsHeld: string }
  | { by: string; rows: Readonly<Record<string, Scalar>>; otherwise?: Scalar }
  | { all: readonly Expression[] }
  | { some: readonly Expression[] }
  | { not: Expression }
  | { compare: Comparison; left: Expression; right: Expression }
  | { oneOf: readonly Scalar[]; value: Expression };

/** What one line of a rule says: a condition, or a row of its table of outcomes. */
export interface Clause {
  id: string;
  text: Text;
  /** As the policy officer wrote it. */
  feel: string;
  when: Expression;
  reads: readonly string[];
  threshold?: Expression;
  shows?: Expression;
  source: Text;
  certainty: Certainty;
}
export interface Condition extends Clause {
  unmet: UnmetResult;
  mend: Text;
}
export interface Row extends Clause {
  result: ResultCode;
  benefit?: Text;
  /** What to do to come to this row; where the row is a no, what to do about it. */
  mend?: Text | undefined;
}

/** One version of one rule. */
export interface RuleSet {
  id: string;
  version: string;
  /** Of what decides and what is told; closing or verifying a version again does not change it. */
  hash: string;
  title: Text;
  source: Text;
  certainty: Certainty;
  /** Whether these are all the conditions of the rule, as far as is known. */
  complete: boolean;
  effectiveFrom: string;
  /** A day, `open` when the source names no end, `unknown` when nobody confirmed whether it is in force. */
  effectiveTo: string;
  verifiedAt: string;
  /** Until when an answer may rest on that verification. */
  reviewBy: string;
  conditions: readonly Condition[];
  /** The first row that fits answers. */
  table: readonly Row[];
  /** The answer when every condition is met and no row fits. */
  otherwise: ResultCode;
  /** What to do when no row fits and that is a no. */
  mend?: Text | undefined;
  documents: readonly string[];
  benefit: Text;
  limits: readonly Text[];
}

/** A version of a rule, as a case or an answer names it. */
export interface RuleRef {
  id: string;
  version: string;
  hash: string;
}
