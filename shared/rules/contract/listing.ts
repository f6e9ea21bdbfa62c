import * as z from 'zod/mini';
import { fields } from '../../contract/index.ts';
import { certainties } from '../model.ts';
import { ruleRef } from './answer.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const line = {
  id: z.string(),
  text: fields.words,
  /** The condition in FEEL. */
  feel: z.string(),
  reads: z.array(z.string()),
  threshold: z.optional(
    z.union([
      scalar,
      z.strictObject({ by: z.string(), rows: z.record(z.string(), scalar), otherwise: z.optional(scalar) }),
    ]),
  ),
  source: fields.words,
  certainty: z.enum(certainties),
};

/** A version of a rule, for people and portals to read. */
const listedRule = z.strictObject({
  rule: ruleRef,
  title: fields.words,
  source: fields.words,
  certainty: z.enum(certainties),
  toBeConfirmed: z.boolean(),
  complete: z.boolean(),
  effectiveFrom: z.string(),
  effectiveTo: z.string(),
  verifiedAt: fields.day(),
  reviewBy: fields.day(),
  conditions: z.array(z.strictObject({ ...line, unmet: z.string(), mend: fields.words })),
  table: z.array(
    z.strictObject({ ...line, result: z.string(), benefit: z.optional(fields.words), mend: z.optional(fields.words) }),
  ),
  otherwise: z.string(),
  mend: z.optional(fields.words),
  documents: z.array(z.string()),
  benefit: fields.words,
  limits: z.array(fields.words),
});

const listedFact = z.strictObject({
  fact: z.string(),
  type: z.string(),
  label: fields.words,
  question: fields.words,
  options: z.optional(z.record(z.string(), fields.words)),
  unit: z.optional(fields.words),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
});
export type ListedFact = z.input<typeof listedFact>;

export const rulesListing = z.strictObject({ rules: z.array(listedRule), facts: z.array(listedFact) });
export type RulesListing = z.input<typeof rulesListing>;
