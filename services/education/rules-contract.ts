import { rulesOperations, stated } from '../../shared/rules/contract/index.ts';
import generated from './data/facts.generated.json' with { type: 'json' };
import { educationDepartment } from './department.ts';

/** The facts that may be stated to the rules of this department, and the rules that there are. */
export const educationStated = stated(generated);

const example = { filedOn: '2026-11-23', facts: { childAge: 7, guardianConsent: true, parentPermit: true } };

export const educationRulesContract = rulesOperations(educationDepartment, educationStated, example);
