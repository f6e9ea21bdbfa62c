import { type CaseAggregate, caseAggregate } from '../../shared/casework/index.ts';
import { type HousingAnswers, housingAnswers, housingContract } from './contract.ts';
import { housingDepartment as department } from './department.ts';
import { evolveHousing, type HousingCommand } from './domain/case.ts';
import { decideHousing, type HousingCode } from './domain/decide.ts';
import { housingCaseRules as rules } from './rules.ts';

type HousingAggregate = CaseAggregate<HousingAnswers, HousingCommand, HousingCode>;

/** The housing department's cases. */
export const housingCase: HousingAggregate = {
  ...caseAggregate<HousingAnswers, HousingCommand, HousingCode>(department, housingContract.events, decideHousing),
  evolve: evolveHousing,
};

export const desk = {
  department,
  events: housingContract.events,
  aggregate: housingCase,
  facts: housingAnswers,
  rules,
};
