import { rulesOperations, stated } from '../../shared/rules/contract/index.ts';
import generated from './data/facts.generated.json' with { type: 'json' };
import { housingDepartment } from './department.ts';

/** The facts that may be stated to the rules of this department, and the rules that there are. */
export const housingStated = stated(generated);

const example = {
  rule: 'public-rental',
  filedOn: '2026-11-23',
  facts: { residence: 'permit', permitValid: true, homes: 1, floorAreaPerHeadM2: 14.9 },
};

export const housingRulesContract = rulesOperations(housingDepartment, housingStated, example);
