import * as z from 'zod/mini';
import { fields, type Text, told } from '../../../shared/contract/index.ts';
import { factSchema } from '../../../shared/rules/contract/index.ts';
import type { FactSpec } from '../../../shared/rules/model.ts';
import { formDefinition } from './definition.ts';
import type { AnswerSpec, Question } from './model.ts';

const noWords = { label: { zh: '', en: '' }, question: { zh: '', en: '' } };

/** What an answer of this kind must be. */
function schemaOf(spec: AnswerSpec): z.ZodMiniType {
  if (spec.type === 'list') return listOf(spec);
  if (spec.type !== 'text') return factSchema({ ...spec, ...noWords } as FactSpec);
  const { max, pattern, form } = spec;
  return pattern === undefined ? fields.line(max) : z.string().check(z.maxLength(max), matches(pattern, form));
}

const matches = (pattern: string, { zh, en }: Text = { zh: '', en: '' }) =>
  z.regex(new RegExp(pattern), told(`必须是${zh}`, `must be ${en}`, '请照此改写', 'write it so'));

const each = z.refine<readonly string[]>(
  (texts) => new Set(texts).size === texts.length,
  told('每项只能列一次', 'each may be named once', '请去掉重复的一项', 'take out the one named twice'),
);

const listOf = ({ max, pattern, form }: Extract<AnswerSpec, { type: 'list' }>) =>
  z.array(z.string().check(matches(pattern, form))).check(z.minLength(1), z.maxLength(max), each);

type Named = Record<string, z.ZodMiniType>;
const schemas: Readonly<Named> = Object.fromEntries(
  formDefinition.questions.map(({ id, spec }) => [id, schemaOf(spec)]),
);

/** What the answer to this question must be, typed by whoever knows it. */
export const answerTo = <T>(id: string): z.ZodMiniType<T, T> => schemas[id] as z.ZodMiniType<T, T>;

/** Whether an answer that is not sealed is one that the question takes, as the form is today. */
export const fits = ({ id }: Pick<Question, 'id'>, answer: unknown): boolean =>
  schemas[id]?.safeParse(answer).success === true;

const shapeOf = <S extends z.ZodMiniType>(questions: readonly Question[], wrap: (schema: z.ZodMiniType) => S) =>
  Object.fromEntries(questions.map(({ id }) => [id, wrap(answerTo(id))])) as Record<string, S>;

const wrapped = <S extends z.ZodMiniType>(schema: S) => z.optional(schema);

/** Some answers by the id of their question; null takes an answer back. */
export const changedAnswers = z.strictObject(shapeOf(formDefinition.questions, (one) => wrapped(z.nullable(one))));
/** Answers by the id of their question. */
export const givenAnswers = z.strictObject(shapeOf(formDefinition.questions, wrapped));
/** Answers that have no place of their own in the whole form. */
export const furtherAnswers = z.strictObject(
  shapeOf(
    formDefinition.questions.filter(({ place }) => place === undefined),
    wrapped,
  ),
);
