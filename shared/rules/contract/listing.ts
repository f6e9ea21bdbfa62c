import * as z from 'zod/mini';
import { fields } from '../../contract/index.ts';
import { certainties } from '../model.ts';
import { ruleRef, words } from './answer.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const line = {
  id: z.string(),
  text: words,
  /** The condition in FEEL. */
  feel: z.string(),
  reads: z.array(z.string()),
  threshold: z.optional(
    z.union([
      scalar,
      z.strictObject({ by: z.string(), rows: z.record(z.string(), scalar), otherwise: z.optional(scalar) }),
    ]),
  ),
  source: words,
  certainty: z.enum(certainties),
};

/** A version of a rule, for people and portals to read. */
const listedRule = z.strictObject({
  rule: ruleRef,
  title: words,
  source: words,
  certainty: z.enum(certainties),
  toBeConfirmed: z.boolean(),
  complete: z.boolean(),
  effectiveFrom: z.string(),
  effectiveTo: z.string(),
  verifiedAt: fields.day(),
  reviewBy: fields.day(),
  conditions: z.array(z.strictObject({ ...line, unmet: z.string(), mend: words })),
  table: z.array(z.strictObject({ ...line, result: z.string(), benefit: z.optional(words) })),
  otherwise: z.string(),
  documents: z.array(z.string()),
  benefit: words,
  limits: z.array(words),
});

const listedFact = z.strictObject({
  fact: z.string(),
  type: z.string(),
  label: words,
  question: words,
  options: z.optional(z.record(z.string(), words)),
  unit: z.optional(words),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
});
export type ListedFact = z.input<typeof listedFact>;

export const rulesListing = z.strictObject({ rules: z.array(listedRule), facts: z.array(listedFact) });
export type RulesListing = z.input<typeof rulesListing>;
