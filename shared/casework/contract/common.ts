import * as z from 'zod/mini';
import { fields, type Text, text } from '../../contract/index.ts';
import { documentKinds } from '../../documents/kinds.ts';
import { anyFact, ruleRef } from '../../rules/contract/index.ts';
import { openBilingual } from '../applicant.ts';
import type { Department } from '../department.ts';
import { aroundOutput } from './around.ts';
import { handedDocument } from './handed.ts';
import { statusSchema } from './status.ts';

/** Which case. */
export const caseId = z.strictObject({ caseId: fields.id() });
const capital = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
/** A department's caseworkers and its lead. */
export const staff = ['caseworker', 'leader'] as const;
/** One of values that data give. */
export const oneOf = (values: readonly string[]) => z.enum(values as [string, ...string[]]);

const missingItem = () =>
  z.extend(openBilingual(200), { document: z.optional(documentKinds), memberId: z.optional(fields.id()) });
/** What is missing, all of it at once; a wallet item of the kind `document`, and of the member if one is named, answers it. */
export const missingSchema = () => z.array(missingItem()).check(z.minLength(1), z.maxLength(20));
export const missingExample = [
  { zh: '劳动合同第二页（演示数据）', en: 'Second page of the contract (made up)', document: 'CON' },
];

const movedRule = z.object({
  at: fields.instant(),
  by: fields.id(),
  from: ruleRef,
  to: ruleRef,
  reason: fields.words,
});

const fact = z.object({
  fact: z.string(),
  /** Missing when it is personal and sealed. */
  value: z.optional(anyFact),
  sealed: z.optional(z.boolean()),
  from: z.enum(['application', 'correction', 'staff']),
  at: fields.instant(),
  by: z.optional(fields.id()),
});

const assessment = z.object({
  at: fields.instant(),
  by: fields.id(),
  answers: z.array(z.object({ rule: ruleRef, result: z.string(), text: fields.words })),
});

const waited = z.object({
  body: fields.words,
  since: fields.instant(),
  until: fields.instant(),
  how: z.enum(['ended', 'moved', 'closed']),
});

const proposal = z.object({
  /** What is to be decided, for instance the category. */
  what: z.string(),
  value: z.string(),
  text: fields.words,
  from: z.enum(['application', 'correction', 'staff']),
  /** What was decided, once it was. */
  decided: z.optional(z.string()),
});

/** `value` and `before` are missing when they are personal and sealed. */
const correction = z.object({
  number: z.int(),
  at: fields.instant(),
  question: z.string(),
  value: z.optional(anyFact),
  before: z.optional(anyFact),
});

/** What a body that decides said, as the department passes it on. */
const mirrored = z.object({
  outcome: z.string(),
  text: fields.words,
  on: fields.day(),
  /** Why, by the catalogue; `reason` is in the body’s own words. */
  reasonCode: z.optional(z.string()),
  reason: z.optional(z.string()),
  /** It came with a number, which is personal: opened with the rest of the case. */
  numbered: z.optional(z.boolean()),
});

const outputOf = <Facts extends z.ZodMiniType>(facts: Facts) =>
  z.extend(statusSchema, {
    openedAt: fields.instant(),
    /** Working days from submission to decision. */
    limitDays: z.int(),
    employer: z.optional(z.object({ enterpriseId: fields.id(), name: z.string() })),
    /** Rules that were changed for this case, on purpose, and why. */
    rulesMoved: z.optional(z.array(movedRule)),
    ...aroundOutput,
    facts: z.optional(facts),
    /** Documents of the applicant's wallet that came with the submission and need not be asked for. */
    documents: z.optional(z.array(handedDocument)),
    /** What the rules know by name, as it was said in turn; what staff stated last counts before what the applicant says. */
    factRecord: z.optional(z.array(fact)),
    /** What the rules answered to the caseworker or the lead, and under which version, in turn: the newest 50. */
    assessments: z.optional(z.array(assessment)),
    /** How many assessments came before those; they stay on record. */
    earlierAssessments: z.optional(z.int()),
    /** What the answers, or what staff stated, propose for something that a person decides. */
    proposed: z.optional(z.array(proposal)),
    /** What the outcome says, in words, where that is more than yes or no. */
    says: z.optional(fields.words),
    /** Where another body decides: what it said, in the order in which that came. */
    mirrored: z.optional(z.array(mirrored)),
    /** Bodies for which it waited, since when until when: ended by hand, or when the case was moved on or closed. */
    waited: z.optional(z.array(waited)),
    /** What the applicant corrected since submission. */
    corrections: z.optional(z.array(correction)),
  });

const outputs = new WeakMap<z.ZodMiniType, z.ZodMiniType>();

/** A case as its caseworkers and its applicant see it; one schema for the same facts, which most operations answer with. */
export function caseOutput<Facts extends z.ZodMiniType>(facts: Facts): ReturnType<typeof outputOf<Facts>> {
  const schema = outputs.get(facts) ?? outputOf(facts);
  outputs.set(facts, schema);
  return schema as ReturnType<typeof outputOf<Facts>>;
}

/** How the operations of one department are named, and where they are. */
export function namesOf({ name, title }: Department) {
  const about = (zh: string, en: string): Text => text(`${title.zh}：${zh}`, `${title.en}: ${en}`);
  return { noun: capital(name), cases: `/${name}/cases`, one: `/${name}/cases/{caseId}`, about };
}

/** What the operations of one department have in common. */
export function commonOf<Facts extends z.ZodMiniType>(department: Department, facts: Facts) {
  const output = caseOutput(facts);
  const onCase = { method: 'POST', params: caseId, output, versioned: true } as const;
  return { ...namesOf(department), output, onCase };
}
