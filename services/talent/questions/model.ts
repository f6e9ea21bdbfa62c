import type { Text } from '../../../shared/contract/index.ts';
import type { DocumentCode } from '../../../shared/documents/kinds.ts';
import type { FactSpec, FactValue, Scalar } from '../../../shared/rules/model.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import type { LaneName } from '../lanes.ts';
import type { Relation } from '../relations.ts';

/** What a talent answered to one question; what is personal is sealed. */
export type AnswerValue = FactValue | readonly string[];
export type Answer = AnswerValue | Sealed<AnswerValue>;
export type Answers = Readonly<Record<string, Answer>>;

type Undescribed<T> = T extends unknown ? Omit<T, 'label' | 'question' | 'grows' | 'personal' | 'assume'> : never;

/** What an answer may be: what a fact of the rules may be, a text, or a list of texts. */
export type AnswerSpec =
  | Undescribed<Exclude<FactSpec, { type: 'name' }>>
  | { type: 'text'; max: number; pattern?: string | undefined; form?: Text | undefined }
  /** Up to so many texts in an order, each once. */
  | { type: 'list'; max: number; pattern: string; form?: Text | undefined };

/** Asked only when an earlier, open answer is one of these, is none of these, or is at least this. */
export interface Condition {
  question: string;
  is?: readonly Scalar[] | undefined;
  isNot?: readonly Scalar[] | undefined;
  atLeast?: number | undefined;
}

/** A question of the form, whole. */
export interface Question {
  id: string;
  section: string;
  /** Which services need the answer. */
  services: readonly LaneName[];
  spec: AnswerSpec;
  label: Text;
  question: Text;
  why: Text;
  /** Submission needs the answer, when the question is asked at all. */
  required: boolean;
  /** Sealed from the door on. */
  personal: boolean;
  /** May be corrected while a department works on it. */
  correctable: boolean;
  when: readonly Condition[];
  /** The answer is the id of a member of the talent's family, or some ids, of these relations. */
  names?: readonly Relation[] | undefined;
  documents: readonly DocumentCode[];
  /** Where the departments find the answer in the submission (JSON pointer). */
  place?: string | undefined;
  /** What the departments' rules call it. */
  facts: Readonly<Partial<Record<LaneName, string>>>;
}

export interface Section {
  id: string;
  title: Text;
}

export interface FormDefinition {
  version: string;
  note: Text;
  sections: readonly Section[];
  questions: readonly Question[];
}

/** A question by its id. */
export const questionOf = ({ questions }: Pick<FormDefinition, 'questions'>, id: string): Question | undefined =>
  questions.find((one) => one.id === id);

export const isSealed = (answer: Answer | undefined): answer is Sealed<AnswerValue> =>
  typeof answer === 'object' && 'sealed' in answer;
