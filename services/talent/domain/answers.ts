import type { FieldFault } from '../../../shared/contract/index.ts';
import type { LaneName } from '../lanes.ts';
import { type Answer, type Answers, type FormDefinition, isSealed, type Question } from '../questions/model.ts';
import { fits } from '../questions/schema.ts';

/** What of an application its questions look at. */
export interface Answered {
  services: readonly LaneName[];
  answers: Answers;
}
/** Answers as they are given or taken back (null), and other services if they change. */
export interface Change {
  answers: Readonly<Record<string, Answer | null | undefined>>;
  services?: readonly LaneName[] | undefined;
}
export type AnswerCode = 'answers-not-wanted';

/** Whether a chosen service needs the answer. */
export const isWanted = ({ services }: Question, chosen: readonly LaneName[]): boolean =>
  services.some((service) => chosen.includes(service));

/** Whether the question is asked, as the answers are: a chosen service needs it, and its conditions hold. */
export function isAsked(definition: FormDefinition, question: Question, form: Answered): boolean {
  return (
    isWanted(question, form.services) &&
    question.when.every(({ question: id, is, isNot, atLeast }) => {
      const asked = definition.questions.some((of) => of.id === id && isAsked(definition, of, form));
      const answer = asked ? form.answers[id] : undefined;
      if (typeof answer === 'object' || answer === undefined) return false;
      if (is) return is.includes(answer);
      return isNot ? !isNot.includes(answer) : Number(answer) >= Number(atLeast);
    })
  );
}

/** The questions that are asked, in their order. */
export const askedOf = (definition: FormDefinition, form: Answered): Question[] =>
  definition.questions.filter((question) => isAsked(definition, question, form));

/** Whether there is an answer that the form of today takes; what is sealed was looked at when it came. */
const hasAnswer = ({ answers }: Answered, question: Question): boolean => {
  const answer = answers[question.id];
  return isSealed(answer) || (answer !== undefined && fits(question, answer));
};

/** Refuses, before anything is sealed or kept, what no chosen service needs. */
export function changeRefusal(
  definition: FormDefinition,
  form: Answered,
  change: Change,
): { code: AnswerCode; question: string } | undefined {
  const services = change.services ?? form.services;
  const unwanted = definition.questions.find(
    (question) => (change.answers[question.id] ?? null) !== null && !isWanted(question, services),
  );
  return unwanted && { code: 'answers-not-wanted', question: unwanted.id };
}

/** What a change makes of the answers: what is new, and what is not there any more. */
export function changeOf(definition: FormDefinition, form: Answered, change: Change) {
  const services = change.services ?? form.services;
  const answers: Record<string, Answer | null | undefined> = { ...form.answers, ...change.answers };
  const stays = new Set(definition.questions.filter((one) => isWanted(one, services)).map(({ id }) => id));
  const cleared = Object.keys(form.answers).filter((id) => !stays.has(id) || answers[id] === null);
  const saved = Object.entries(change.answers).filter(
    (entry): entry is [string, Answer] =>
      entry[1] !== undefined && entry[1] !== null && !isSame(form.answers[entry[0]], entry[1]),
  );
  return { saved: Object.fromEntries(saved), cleared };
}

/** Sealing the same value gives the same box, so that sealed answers compare as well. */
export const isSame = (one: Answer | undefined, other: Answer): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Answers to questions that are not asked: a draft keeps them, a submission does not. */
export function hiddenAnswers(definition: FormDefinition, form: Answered): string[] {
  const asked = new Set(askedOf(definition, form).map(({ id }) => id));
  return Object.keys(form.answers).filter((id) => !asked.has(id));
}

/** How far the answers for one service are. */
export interface ServiceProgress {
  service: LaneName;
  answered: number;
  asked: number;
  /** Without these it cannot be submitted. */
  missing: string[];
  /** These may stay open. */
  open: string[];
}

/** How far a draft is, for each service that it asks for. */
export function progressOfAnswers(definition: FormDefinition, form: Answered): ServiceProgress[] {
  const asked = askedOf(definition, form);
  return form.services.map((service) => {
    const own = asked.filter(({ services }) => services.includes(service));
    const left = own.filter((question) => !hasAnswer(form, question));
    return {
      service,
      answered: own.length - left.length,
      asked: own.length,
      missing: left.filter(({ required }) => required).map(({ id }) => id),
      open: left.filter(({ required }) => !required).map(({ id }) => id),
    };
  });
}

/** Every answer that a submission lacks, with its place. */
export const missingAnswers = (definition: FormDefinition, form: Answered): FieldFault[] =>
  askedOf(definition, form)
    .filter((question) => question.required && !hasAnswer(form, question))
    .map(({ id, label, question, services }) => ({
      pointer: `/answers/${id}`,
      rule: { zh: `“${label.zh}”还没有回答。`, en: `Not answered: ${label.en}.` },
      mend: {
        zh: `请回答：${question.zh}（所需服务：${services.join('、')}）`,
        en: `Answer: ${question.en} (needed by: ${services.join(', ')})`,
      },
    }));
