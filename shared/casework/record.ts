import type { FactValue } from '../rules/model.ts';
import { results } from '../rules/results.ts';
import type { KeptAnswers } from './domain/kept-answers.ts';
import type { Correction, KnownFact } from './domain/known-fact.ts';
import type { Case } from './domain/state.ts';

type Tellable = string | number | boolean | string[][] | Record<string, string>;

// Arrays of the model are read-only; the answer's are not.
const tellable = (value: FactValue): Tellable => structuredClone(value) as Tellable;

/** What came with a case, what was said of it in turn, and what was corrected; nothing that is sealed. */
export function shownRecord({ facts, corrections, assessed, assessedBefore, documents, waited = [] }: Case<unknown>) {
  return {
    ...(documents && { documents: [...documents] }),
    ...(waited.length > 0 ? { waited: waited.map(({ text, ...when }) => ({ body: text, ...when })) } : {}),
    ...(facts.length > 0 ? { factRecord: facts.map(shownFact) } : {}),
    ...(assessed ? { assessments: assessed.map(shownAnswers) } : {}),
    ...(assessedBefore === undefined ? {} : { earlierAssessments: assessedBefore }),
    ...(corrections.length > 0 ? { corrections: corrections.map(shownCorrection) } : {}),
  };
}

const shownAnswers = ({ at, by, answers }: KeptAnswers) => ({
  ...{ at, by },
  answers: answers.map(({ rule, result }) => ({ rule, result, text: results[result].text })),
});

const shownFact = ({ fact, from, at, by, value, sealed }: KnownFact) => ({
  ...{ fact, from, at },
  ...(by === undefined ? {} : { by }),
  ...(value === undefined ? {} : { value: tellable(value) }),
  ...(sealed ? { sealed: true } : {}),
});

const isBox = (value: unknown): boolean => typeof value === 'object' && value !== null && 'sealed' in value;

const shownCorrection = ({ number, at, question, value, before }: Correction) => ({
  ...{ number, at, question },
  ...(value === undefined ? {} : { value: tellable(value) }),
  ...(before === undefined || isBox(before) ? {} : { before: tellable(before as FactValue) }),
});
