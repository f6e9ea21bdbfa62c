import * as z from 'zod/mini';
import { fields } from '../../contract/index.ts';
import { documentKinds } from '../../documents/kinds.ts';
import { certainties, growths } from '../model.ts';
import { type ResultCode, results, unmetResults } from '../results.ts';

const words = z.strictObject({ zh: fields.line(300), en: fields.line(300) });
const day = fields.day();
const scalar = z.union([z.number(), z.boolean(), fields.line(100)]);
const resultCode = z.enum(Object.keys(results) as [ResultCode, ...ResultCode[]]);

const assume = z.optional(z.union([scalar, z.record(z.string(), z.string())]));
const described = {
  label: words,
  question: words,
  grows: z.optional(z.enum(growths)),
  personal: z.optional(z.boolean()),
  assume,
};

const factShape = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('yes-no'), ...described }),
  z.strictObject({
    type: z.literal('number'),
    ...described,
    min: z.number(),
    max: z.number(),
    whole: z._default(z.boolean(), true),
    unit: words,
  }),
  z.strictObject({ type: z.literal('choice'), ...described, values: z.record(fields.id(), words) }),
  z.strictObject({ type: z.literal('name'), ...described }),
  z.strictObject({ type: z.literal('day'), ...described }),
  z.strictObject({ type: z.literal('periods'), ...described }),
  z.strictObject({
    type: z.literal('record'),
    ...described,
    fields: z.record(fields.id(), z.strictObject({ values: z.optional(z.array(fields.id())) })),
  }),
]);

const factName = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,63}$/));

/** `data/facts.yaml`: what may be stated, and the question for each. */
export const factsShape = z.record(factName, factShape);

/** One threshold for all, or one by the value of a fact. */
const threshold = z.union([
  scalar,
  z.strictObject({ by: factName, rows: z.record(fields.id(), scalar), otherwise: z.optional(scalar) }),
]);

const clause = {
  id: fields.id(),
  text: words,
  when: fields.line(500),
  threshold: z.optional(threshold),
  /** FEEL for the value to show; left out, the fact itself where the condition reads a single one. */
  shows: z.optional(fields.line(200)),
  source: z.optional(words),
  certainty: z.optional(z.enum(certainties)),
};

/** `data/rules/<id>.<version>.yaml`: one version of one rule. */
export const ruleShape = z.strictObject({
  id: fields.id(),
  version: fields.id(),
  title: words,
  source: words,
  certainty: z.enum(certainties),
  complete: z.boolean(),
  effectiveFrom: z.union([day, z.literal('unknown')]),
  effectiveTo: z.union([day, z.literal('open'), z.literal('unknown')]),
  verifiedAt: day,
  reviewBy: day,
  benefit: words,
  limits: z._default(z.array(words), []),
  documents: z.array(documentKinds),
  conditions: z._default(z.array(z.strictObject({ ...clause, unmet: z.enum(unmetResults), mend: words })), []),
  table: z._default(
    z.array(z.strictObject({ ...clause, result: resultCode, benefit: z.optional(words), mend: z.optional(words) })),
    [],
  ),
  otherwise: resultCode,
  mend: z.optional(words),
});
export type RuleFile = z.output<typeof ruleShape>;
export type ClauseFile = RuleFile['conditions'][number] | RuleFile['table'][number];
