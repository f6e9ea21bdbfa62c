import { ruleBook } from '../../shared/rules/index.ts';
import generated from './data/rules.generated.json' with { type: 'json' };
import { educationStated } from './rules-contract.ts';

/** The rules of this department, every version; their source is `data/rules/*.yaml`. */
const educationRules = ruleBook(educationStated, generated);

/** Which of them a case is about. */
export const educationCaseRules = { book: educationRules, of: () => ['compulsory-non-local'] };
