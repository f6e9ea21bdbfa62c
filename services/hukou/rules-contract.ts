import { rulesOperations, stated } from '../../shared/rules/contract/index.ts';
import generated from './data/facts.generated.json' with { type: 'json' };
import { hukouDepartment } from './department.ts';

/** The facts that may be stated to the rules of this department, and the rules that there are. */
export const hukouStated = stated(generated);

const example = {
  rule: 'returnee',
  filedOn: '2026-11-23',
  facts: { degree: 'master', daysAbroad: 180, contractMonths: 24 },
};

export const hukouRulesContract = rulesOperations(hukouDepartment, hukouStated, example);
