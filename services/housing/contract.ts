import { caseRulesOperations, caseworkContract, turnGiven } from '../../shared/casework/contract/index.ts';
import { contract, operation, text } from '../../shared/contract/index.ts';
import { housingFacts } from './contract/answers.ts';
import { homeOperations } from './contract/homes.ts';
import { purchaseEvents, purchaseOperations } from './contract/purchase.ts';
import { recheckEvents } from './contract/recheck.ts';
import { productRefusals } from './contract/refusals.ts';
import { subsidyEvents, subsidyOperations } from './contract/subsidy.ts';
import { tenancyEvents, tenancyOperations } from './contract/tenancy.ts';
import { unitEvents, unitOperations } from './contract/units.ts';
import { housingDepartment } from './department.ts';
import { housingRulesContract, housingStated } from './rules-contract.ts';

export { type HousingAnswers, housingAnswers, housingFacts } from './contract/answers.ts';
export type { UnitDetails } from './contract/units.ts';
export { housingStated } from './rules-contract.ts';

const casework = caseworkContract(housingDepartment, { schema: housingFacts });
const { decideCase, confirmDecision } = casework.operations;

export const housingContract = contract({
  service: 'housing',
  title: text('安居办理', 'Housing'),
  operations: {
    ...casework.operations,
    ...housingRulesContract,
    ...caseRulesOperations(housingDepartment, { schema: housingFacts }, housingStated),
    decideCase: operation({
      ...decideCase,
      refusals: { ...decideCase.refusals, ...productRefusals('other-benefit', 'terms-missing', 'answer-missing') },
    }),
    confirmDecision: operation({
      ...confirmDecision,
      refusals: { ...confirmDecision.refusals, ...productRefusals('other-benefit') },
    }),
    ...unitOperations,
    ...homeOperations,
    ...tenancyOperations,
    ...subsidyOperations,
    ...purchaseOperations,
  },
  events: {
    ...casework.events,
    turnGiven: turnGiven(housingDepartment),
    ...unitEvents,
    ...tenancyEvents,
    ...recheckEvents,
    ...subsidyEvents,
    ...purchaseEvents,
  },
});
