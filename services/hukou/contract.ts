import { caseRulesOperations, caseworkContract } from '../../shared/casework/contract/index.ts';
import { contract, text } from '../../shared/contract/index.ts';
import { hukouFacts } from './answers.ts';
import { chaseEvents } from './chase-contract.ts';
import { hukouDepartment } from './department.ts';
import { employerContract } from './employer-contract.ts';
import { mirrorContract } from './mirror-contract.ts';
import { publicityContract, publicityEvents } from './publicity-contract.ts';
import { ownRefusals } from './refusals.ts';
import { hukouRulesContract, hukouStated } from './rules-contract.ts';
import { scoreGuards, scoringContract } from './scoring-contract.ts';

export { type HukouAnswers, hukouAnswers } from './answers.ts';
export { hukouStated } from './rules-contract.ts';

const casework = caseworkContract(hukouDepartment, { schema: hukouFacts });
const caseRules = caseRulesOperations(hukouDepartment, { schema: hukouFacts }, hukouStated);

const { advanceCase, reopenCase } = casework.operations;

export const hukouContract = contract({
  service: 'hukou',
  title: text('落户办理', 'Hukou: settling in Shanghai'),
  operations: {
    ...casework.operations,
    /** The scored channel guards acceptance, and the public notice approval. */
    advanceCase: {
      ...advanceCase,
      refusals: { ...advanceCase.refusals, ...scoreGuards, ...ownRefusals('notice-running') },
    },
    reopenCase: { ...reopenCase, refusals: { ...reopenCase.refusals, ...ownRefusals('settled-stands') } },
    ...hukouRulesContract,
    ...caseRules,
    ...employerContract,
    ...mirrorContract,
    ...publicityContract,
    ...scoringContract,
  },
  events: { ...casework.events, ...publicityEvents, ...chaseEvents },
});
