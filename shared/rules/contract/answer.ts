import * as z from 'zod/mini';
import { fields } from '../../contract/index.ts';
import { certainties } from '../model.ts';
import { type Doubt, doubts, type ResultCode, results } from '../results.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
/** The value of whichever fact. */
export const anyFact = z.union([scalar, z.array(z.array(z.string())), z.record(z.string(), z.string())]);

/** A version of a rule by name; `hash` tells what it said. */
export const ruleRef = z.strictObject({ id: z.string(), version: z.string(), hash: z.string() });

const line = {
  id: z.string(),
  text: fields.words,
  status: z.enum(['met', 'not-met', 'unknown']),
  /** The value that was compared, where there is a single one. */
  value: z.optional(scalar),
  /** What was used of the facts; those in `assumed` nobody stated. */
  facts: z.record(z.string(), anyFact),
  assumed: z.array(z.string()),
  threshold: z.optional(scalar),
  source: fields.words,
  certainty: z.enum(certainties),
  /** Anything but an official text is to be confirmed. */
  toBeConfirmed: z.boolean(),
  /** The first day on which it would be met if what grows by itself goes on growing. */
  earliest: z.optional(fields.day()),
  /** The facts that would settle it. */
  missing: z.array(z.string()),
};

/** What one rule answers. */
export const ruleAnswer = z.strictObject({
  rule: ruleRef,
  title: fields.words,
  result: z.enum(Object.keys(results) as [ResultCode, ...ResultCode[]]),
  text: fields.words,
  /** The answer rests on something that is not official, complete and in force. */
  toBeConfirmed: z.boolean(),
  why: z.array(z.strictObject({ code: z.enum(Object.keys(doubts) as [Doubt, ...Doubt[]]), text: fields.words })),
  /** Everything that the rule asks for is known and met; false where nothing is known of what it asks. */
  conditionsAllMet: z.boolean(),
  /** Conditions that are not met; where they all are and the table says no, its rows. */
  unmet: z.array(z.string()),
  /** What to do where the table says no. */
  mend: z.optional(fields.words),
  earliest: z.optional(fields.day()),
  conditions: z.array(z.strictObject({ ...line, mend: z.optional(fields.words) })),
  rows: z.array(z.strictObject({ ...line, result: z.string(), mend: z.optional(fields.words) })),
  benefit: z.optional(fields.words),
  documents: z.array(z.string()),
  limits: z.array(fields.words),
  source: fields.words,
  certainty: z.enum(certainties),
  effectiveFrom: z.string(),
  effectiveTo: z.string(),
  verifiedAt: fields.day(),
  reviewBy: fields.day(),
});
export type RuleAnswer = z.input<typeof ruleAnswer>;

/** The answers, and the one question that would settle most of what is open. */
export const precheckAnswer = z.strictObject({
  filedOn: fields.day(),
  answers: z.array(ruleAnswer),
  asks: z.optional(
    z.strictObject({
      fact: z.string(),
      question: fields.words,
      settles: z.int(),
      options: z.optional(z.record(z.string(), fields.words)),
    }),
  ),
});
export type PrecheckAnswer = z.input<typeof precheckAnswer>;
