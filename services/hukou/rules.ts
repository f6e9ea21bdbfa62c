import { ruleBook } from '../../shared/rules/index.ts';
import type { HukouAnswers } from './answers.ts';
import { channels } from './channels.ts';
import generated from './data/rules.generated.json' with { type: 'json' };
import { hukouStated } from './rules-contract.ts';

/** The rules of this department, every version; their source is `data/rules/*.yaml`. */
const hukouRules = ruleBook(hukouStated, generated);

const byChannel: Readonly<Record<HukouAnswers['channel'], readonly string[]>> = {
  'residence-to-hukou': ['residence-to-hukou'],
  'talent-introduction': ['talent-introduction'],
  returnee: ['returnee', 'returnee-top50'],
  graduate: ['graduate-2026'],
};

/** Which of them a case is about. */
export const hukouCaseRules = { book: hukouRules, of: (answers: HukouAnswers) => byChannel[answers.channel] };

/** What a talent answers who applies by this rule. */
export function answersBy(rule: string | undefined): Partial<HukouAnswers> {
  const channel = channels.find((one) => rule !== undefined && byChannel[one].includes(rule));
  return channel ? { channel } : {};
}
