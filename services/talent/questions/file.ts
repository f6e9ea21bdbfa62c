import * as z from 'zod/mini';
import { documentKinds } from '../../../shared/documents/kinds.ts';
import { laneNames } from '../lanes.ts';
import { relations } from '../relations.ts';

const filled = z.string().check(z.minLength(1));
const words = z.strictObject({ zh: filled, en: filled });
const id = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,63}$/));
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const services = z.array(z.enum(laneNames)).check(z.minLength(1));

const question = z.strictObject({
  id,
  section: z.string(),
  services,
  place: z.optional(z.string().check(z.regex(/^(\/[A-Za-z]+)+$/))),
  facts: z.optional(z.partialRecord(z.enum(laneNames), z.string())),
  /** Left out when the answer is a fact: then it is what the fact is. */
  kind: z.optional(z.enum(['text', 'number', 'yes-no', 'choice', 'day', 'list'])),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  pattern: z.optional(z.string()),
  /** The pattern in words. */
  form: z.optional(words),
  options: z.optional(z.record(z.string(), words)),
  label: z.optional(words),
  question: z.optional(words),
  why: words,
  required: z.optional(z.boolean()),
  personal: z.optional(z.boolean()),
  correctable: z.optional(z.boolean()),
  when: z.optional(
    z.array(
      z.strictObject({
        question: z.string(),
        is: z.optional(z.array(scalar)),
        isNot: z.optional(z.array(scalar)),
        atLeast: z.optional(z.number()),
      }),
    ),
  ),
  names: z.optional(z.array(z.enum(relations)).check(z.minLength(1))),
  documents: z.optional(z.array(documentKinds)),
});

/** The form as it is written in `data/form.json`. */
export const formFile = z.strictObject({
  version: filled,
  note: words,
  sections: z.array(z.strictObject({ id: z.string(), title: words })),
  questions: z.array(question),
  /** Facts of the rules that no question asks for, and why. */
  notAsked: z.array(z.strictObject({ service: z.enum(laneNames), facts: z.array(z.string()), why: words })),
});
export type FormFile = z.output<typeof formFile>;
export type WrittenQuestion = FormFile['questions'][number];
