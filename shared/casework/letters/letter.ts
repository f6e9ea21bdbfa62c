import { localDateOf } from '../../calendar/index.ts';
import type { Text } from '../../contract/text.ts';
import type { Certainty } from '../../rules/model.ts';
import templates from '../data/letters.json' with { type: 'json' };
import type { Department, Reason } from '../department.ts';
import { askedFor } from '../domain/named.ts';
import type { Case, Letter } from '../domain/state.ts';
import { lastDayToFile, type Review } from '../reviews/review.ts';
import type { CaseSettings } from '../settings.ts';
import { type Language, rendered, type Values } from './render.ts';

const outcomes: Readonly<Record<string, Text>> = {
  approved: { zh: '通过', en: 'approved' },
  rejected: { zh: '不予通过', en: 'rejected' },
};

const reviewed = {
  confirmed: { zh: '维持原决定', en: 'the decision stands' },
  changed: { zh: '改变原决定', en: 'the decision is changed' },
};

/** A review that was concluded. */
export type Decided = Review & Required<Pick<Review, 'outcome' | 'reasons' | 'endedAt'>>;

/** How sure a source is, in words; anything but an official text is to be confirmed. */
const certain: Readonly<Record<Certainty, Text>> = {
  official: { zh: '官方文本', en: 'an official text' },
  press: { zh: '据公开报道，待确认', en: 'as the press reports, to be confirmed' },
  'other-district': { zh: '参照其他区，待确认', en: 'as in another district, to be confirmed' },
  design: { zh: '平台设计或演示设置，待确认', en: 'our own design or demonstration setting, to be confirmed' },
  unknown: { zh: '未能确认', en: 'unsure' },
};

/** The rule of a reason, how sure it is, and what would confirm it. */
function ruleIn(language: Language, { source, certainty, confirm }: Reason): string {
  const sure = certain[certainty][language];
  const more = confirm && { zh: `；需核对：${confirm.zh}`, en: `; to check: ${confirm.en}` }[language];
  return language === 'zh' ? `${source.zh}（${sure}${more ?? ''}）` : `${source.en} (${sure}${more ?? ''})`;
}

/** A letter in a list; its number and its file's name tell the case and nothing of a person. */
export function listedLetter(
  { name }: Pick<Department, 'name'>,
  caseId: string,
  letterId: string,
  { kind, at }: Pick<Letter, 'kind' | 'at'> | { kind: 'review'; at: string },
) {
  const year = localDateOf(at).slice(0, 4);
  const number = `${name}-${year}-${caseId.slice(0, 12)}-${letterId}`;
  const { title } = templates[kind === 'review' ? 'review-confirmed' : kind];
  return { ...{ letterId, number, kind, issuedAt: at, title }, fileName: `${kind}-${number}.html` };
}

/** A letter in both languages. `name` is the applicant's, or what stands for it. */
export function writtenLetter(
  department: Department,
  { settings }: Case<unknown>,
  letter: Letter,
  { number, caseId, name, mirrored }: { number: string; caseId: string; name: Text; mirrored?: Text | undefined },
): Text {
  const valuesIn = (language: Language): Values => {
    const { outcome, missing, reason, promisedOn } = letter;
    const catalogued = department.reasons[outcome?.reasonCode ?? ''];
    return {
      ...{ name: name[language], caseId, promisedOn, date: localDateOf(letter.at) },
      department: department.title[language],
      missing: missing?.map((one) => askedFor(one)[language]),
      reason: (catalogued?.text ?? reason)?.[language],
      ...decidedIn(language, letter, catalogued, settings),
      note: outcome?.note,
      mirrored: mirrored?.[language],
      mend: catalogued?.mend?.[language],
      rule: catalogued && ruleIn(language, catalogued),
    };
  };
  const template = templates[letter.kind];
  const write = (language: Language) => rendered(language, template, number, valuesIn(language));
  return { zh: write('zh'), en: write('en') };
}

/** The outcome and until when to ask for a review of it: ours, or that of the body whose decision we pass on. */
function decidedIn(
  language: Language,
  { outcome }: Letter,
  reason: Reason | undefined,
  { review }: CaseSettings,
): Values {
  if (!outcome) return {};
  const said = (outcome.says ?? reason?.says ?? outcomes[outcome.outcome])?.[language];
  const until = lastDayToFile(outcome.at, review);
  return reason?.by
    ? { by: reason.by[language], passedOn: said, passedOnUntil: until }
    : { outcome: said, fileBy: until };
}

/** The letter on a review's outcome, in both languages. */
export function writtenReview(
  department: Department,
  { outcome, reasons, endedAt, decidedAt }: Decided,
  { number, caseId, name }: { number: string; caseId: string; name: Text },
): Text {
  const write = (language: Language) =>
    rendered(language, templates[`review-${outcome}`], number, {
      ...{ name: name[language], caseId, department: department.title[language], reason: reasons[language] },
      ...{ outcome: reviewed[outcome][language], date: localDateOf(endedAt), decidedOn: localDateOf(decidedAt) },
    });
  return { zh: write('zh'), en: write('en') };
}
