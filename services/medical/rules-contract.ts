import { rulesOperations, stated } from '../../shared/rules/contract/index.ts';
import generated from './data/facts.generated.json' with { type: 'json' };
import { medicalDepartment } from './department.ts';

/** The facts that may be stated to the rules of this department, and the rules that there are. */
export const medicalStated = stated(generated);

const example = { filedOn: '2026-11-23', facts: { patientAge: 30, districtEmployer: true, talentCategory: 'leading' } };

export const medicalRulesContract = rulesOperations(medicalDepartment, medicalStated, example);
