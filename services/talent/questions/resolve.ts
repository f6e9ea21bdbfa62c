import type { FactSpec, FactSpecs } from '../../../shared/rules/model.ts';
import type { LaneName } from '../lanes.ts';
import type { FormFile, WrittenQuestion } from './file.ts';
import type { AnswerSpec, FormDefinition, Question } from './model.ts';

/** The facts that each department's rules know. */
export type KnownFacts = Readonly<Record<LaneName, FactSpecs>>;

/** A form as it is written, with what the facts say of its questions; whether it is right is checked when it is built. */
export function resolveForm({ version, note, sections, questions }: FormFile, known: KnownFacts): FormDefinition {
  return { version, note, sections, questions: questions.map((one) => resolved(one, known)) as Question[] };
}

/** A question with what its fact says of it; what is missing still is named by the checks. */
export type Resolved = Omit<Question, 'spec' | 'label' | 'question'> &
  Partial<Pick<Question, 'spec' | 'label' | 'question'>>;

/** A question of the file. */
export function resolved(written: WrittenQuestion, known: KnownFacts): Resolved {
  const fact = factOf(written, known);
  const { id, section, services, why, place, names, facts = {}, when = [], documents = [] } = written;
  return {
    ...{ id, section, services, why, place, names, facts, when, documents },
    spec: specOf(written, fact),
    label: written.label ?? fact?.label,
    question: written.question ?? fact?.question,
    required: written.required ?? false,
    personal: written.personal ?? fact?.personal ?? false,
    correctable: written.correctable ?? false,
  } as Resolved;
}

function factOf({ facts = {} }: WrittenQuestion, known: KnownFacts): FactSpec | undefined {
  const [first] = Object.entries(facts);
  return first && known[first[0] as LaneName][first[1]];
}

function specOf(
  { kind, min, max, pattern, form, options }: WrittenQuestion,
  fact: FactSpec | undefined,
): AnswerSpec | undefined {
  switch (kind) {
    case 'text':
      return { type: 'text', max: max ?? 100, pattern, form };
    case 'list':
      return { type: 'list', max: max ?? 0, pattern: pattern ?? '', form };
    case 'number':
      return { type: 'number', min: min ?? 0, max: max ?? 0, whole: true, unit: { zh: '', en: '' } };
    case 'choice':
      return { type: 'choice', values: options ?? {} };
    case 'yes-no':
    case 'day':
      return { type: kind };
    default:
      return fact && undescribed(fact);
  }
}

function undescribed({
  label: _label,
  question: _question,
  grows: _grows,
  personal: _personal,
  assume: _assume,
  ...spec
}: FactSpec): AnswerSpec {
  return spec.type === 'name' ? { type: 'text', max: 100 } : (spec as AnswerSpec);
}
