import { ruleBook } from '../../shared/rules/index.ts';
import generated from './data/rules.generated.json' with { type: 'json' };
import { hukouStated } from './rules-contract.ts';

/** The rules of this department, every version; their source is `data/rules/*.yaml`. */
export const hukouRules = ruleBook(hukouStated, generated);
