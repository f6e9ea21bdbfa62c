import { ruleBook } from '../../shared/rules/index.ts';
import type { HousingAnswers } from './contract.ts';
import generated from './data/rules.generated.json' with { type: 'json' };
import { housingStated } from './rules-contract.ts';

/** The rules of this department, every version; their source is `data/rules/*.yaml`. */
const housingRules = ruleBook(housingStated, generated);

/** Which of them a case is about. */
export const housingCaseRules = {
  book: housingRules,
  of: ({ kind }: HousingAnswers) => [kind === 'purchase' ? 'purchase-2026' : kind],
};
