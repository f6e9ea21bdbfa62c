import { ruleBook } from '../../shared/rules/index.ts';
import generated from './data/rules.generated.json' with { type: 'json' };
import { medicalStated } from './rules-contract.ts';

/** The rules of this department, every version; their source is `data/rules/*.yaml`. */
const medicalRules = ruleBook(medicalStated, generated);

/** Which of them a case is about. */
export const medicalCaseRules = { book: medicalRules, of: () => ['entitlement'] };
