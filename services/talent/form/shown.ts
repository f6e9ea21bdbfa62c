import type { OutputOf } from '../../../shared/contract/index.ts';
import { isWanted } from '../domain/answers.ts';
import type { LaneName } from '../lanes.ts';
import type { AnswerSpec, FormDefinition, Question } from '../questions/model.ts';
import type { FormOperations } from './operations.ts';

type Shown = OutputOf<FormOperations['getForm']>;

/** The form as a portal gets it: of these services, or of all. */
export function shownForm(definition: FormDefinition, services: readonly LaneName[]): Shown {
  const questions = definition.questions.filter((question) => isWanted(question, services));
  const sections = definition.sections.filter(({ id }) => questions.some(({ section }) => section === id));
  const { version, note } = definition;
  return { version, note, sections: [...sections], questions: questions.map(shownQuestion) };
}

function shownQuestion({ spec, facts: _facts, ...question }: Question): Shown['questions'][number] {
  const { services, documents, when, names, ...rest } = question;
  const lists = { services: [...services], documents: [...documents], when: when.map(shownCondition) };
  return { ...rest, ...lists, ...(names && { names: [...names] }), ...kindOf(spec) };
}

const shownCondition = ({ question, is, isNot, atLeast }: Question['when'][number]) => ({
  question,
  ...(is ? { is: [...is] } : {}),
  ...(isNot ? { isNot: [...isNot] } : {}),
  ...(atLeast === undefined ? {} : { atLeast }),
});

function kindOf(spec: AnswerSpec): Pick<Shown['questions'][number], 'kind'> & Partial<Shown['questions'][number]> {
  const { type: kind } = spec;
  switch (kind) {
    case 'text':
      return { kind, max: spec.max, ...(spec.pattern === undefined ? {} : { pattern: spec.pattern }) };
    case 'list':
      return { kind, max: spec.max, pattern: spec.pattern };
    case 'number':
      return { kind, min: spec.min, max: spec.max, whole: spec.whole, unit: spec.unit };
    case 'choice':
      return { kind, options: Object.entries(spec.values).map(([value, text]) => ({ value, text })) };
    case 'record':
      return {
        kind,
        parts: Object.entries(spec.fields).map(([name, { values }]) => ({
          name,
          ...(values ? { values: [...values] } : {}),
        })),
      };
    default:
      return { kind };
  }
}
