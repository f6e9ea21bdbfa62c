import { ruleBook } from '../../shared/rules/index.ts';
import type { HousingAnswers } from './contract.ts';
import generated from './data/rules.generated.json' with { type: 'json' };
import { housingKinds } from './department.ts';
import { housingStated } from './rules-contract.ts';

/** The rules of this department, every version; their source is `data/rules/*.yaml`. */
const housingRules = ruleBook(housingStated, generated);

/** Which of them a case is about. */
export const housingCaseRules = {
  book: housingRules,
  of: ({ kind }: HousingAnswers) => [kind === 'purchase' ? 'purchase-2026' : kind],
};

/** What a talent answers who applies by this rule. */
export function answersBy(rule: string | undefined): Partial<HousingAnswers> {
  const kind = housingKinds.find((one) => rule !== undefined && housingCaseRules.of({ kind: one }).includes(rule));
  return kind ? { kind } : {};
}
