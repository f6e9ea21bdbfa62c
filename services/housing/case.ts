import { type CaseAggregate, caseAggregate } from '../../shared/casework/index.ts';
import { draft } from '../../shared/contract/index.ts';
import { type HousingAnswers, housingContract, housingFacts } from './contract.ts';
import { housingDepartment as department } from './department.ts';
import { evolveHousing, type HousingCase, type HousingCommand, type HousingEvent } from './domain/case.ts';
import { decideHousing } from './domain/decide.ts';
import { type HousingCode, lastValidDay } from './domain/products.ts';
import { housingCaseRules as rules } from './rules.ts';

type HousingAggregate = CaseAggregate<HousingAnswers, HousingCommand, HousingCode>;

const { events } = housingContract;
const base: HousingAggregate = caseAggregate<HousingAnswers, HousingCommand, HousingCode>(
  department,
  events,
  decideHousing,
);

/** The housing department's cases. */
export const housingCase: HousingAggregate = {
  ...base,
  evolve: evolveHousing,
  publish: (event, state, meta) => [...(base.publish?.(event, state, meta) ?? []), ...answered(event, state, meta.id)],
};

/** The answer about buying a home counts from the decision on. */
function answered(event: HousingEvent, { person, purchase, outcome, stage }: HousingCase, caseId: string) {
  if (event.type !== 'case-decided' || stage !== 'ANSWERED' || !purchase || !outcome) return [];
  const validUntil = lastValidDay(outcome.at, purchase);
  return [draft(events.purchaseAnswered, `case/${caseId}`, { caseId, person, validUntil })];
}

export const desk = {
  department,
  events: housingContract.events,
  aggregate: housingCase,
  facts: housingFacts,
  rules,
  grantsFen: ({ terms }: HousingCase) => terms && terms.amountFen * terms.months,
};
