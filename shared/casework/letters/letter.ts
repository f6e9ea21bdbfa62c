import { localDateOf } from '../../calendar/index.ts';
import type { Text } from '../../contract/text.ts';
import templates from '../data/letters.json' with { type: 'json' };
import type { Department } from '../department.ts';
import type { Case, Letter } from '../domain/state.ts';
import { lastDayToFile } from '../reviews/review.ts';
import { type Language, rendered, type Values } from './render.ts';

const outcomes: Readonly<Record<string, Text>> = {
  approved: { zh: '通过', en: 'approved' },
  rejected: { zh: '不予通过', en: 'rejected' },
};
const unsourced: Text = { zh: '依据待确认', en: 'source to be confirmed' };

/** A letter in a list; its number and its file's name tell the case and nothing of a person. */
export function listedLetter(
  { name }: Pick<Department, 'name'>,
  caseId: string,
  letters: readonly Letter[],
  at: number,
) {
  const letter = letters[at];
  if (!letter) return undefined;
  const year = localDateOf(letter.at).slice(0, 4);
  const number = `${name}-${year}-${caseId.slice(0, 12)}-${at + 1}`;
  const { title } = templates[letter.kind];
  return {
    ...{ letterId: String(at + 1), number, kind: letter.kind, issuedAt: letter.at, title },
    fileName: `${letter.kind}-${number}.html`,
  };
}

/** A letter in both languages. `name` is the applicant's, or what stands for it. */
export function writtenLetter(
  department: Department,
  { settings }: Case<unknown>,
  letter: Letter,
  { number, caseId, name }: { number: string; caseId: string; name: Text },
): Text {
  const valuesIn = (language: Language): Values => {
    const { outcome, missing, reason, promisedOn } = letter;
    const catalogued = department.reasons[outcome?.reasonCode ?? ''];
    return {
      ...{ name: name[language], caseId, promisedOn, date: localDateOf(letter.at) },
      department: department.title[language],
      missing: missing?.map((one) => one[language]),
      reason: (catalogued?.text ?? reason)?.[language],
      outcome: outcome && outcomes[outcome.outcome]?.[language],
      note: outcome?.note,
      mend: catalogued?.mend?.[language],
      rule: (catalogued?.source ?? unsourced)[language],
      fileBy: outcome && lastDayToFile(outcome.at, settings.review),
    };
  };
  const template = templates[letter.kind];
  const write = (language: Language) => rendered(language, template, number, valuesIn(language));
  return { zh: write('zh'), en: write('en') };
}
