import { caseRulesOperations, caseworkContract, turnGiven } from '../../shared/casework/contract/index.ts';
import { contract, operation, text } from '../../shared/contract/index.ts';
import { educationFacts } from './contract/answers.ts';
import { coordinationEvents, coordinationOperations, waitingListOperations } from './contract/coordination.ts';
import { guardianOperations } from './contract/guardian.ts';
import { own } from './contract/refusals.ts';
import { schoolEvents, schoolOperations } from './contract/schools.ts';
import { verificationOperations } from './contract/verification.ts';
import { educationDepartment } from './department.ts';
import { educationRulesContract, educationStated } from './rules-contract.ts';

export { type EducationAnswers, educationAnswers, educationFacts } from './contract/answers.ts';
export { educationStated } from './rules-contract.ts';

const casework = caseworkContract(educationDepartment, { schema: educationFacts });
const caseRules = caseRulesOperations(educationDepartment, { schema: educationFacts }, educationStated);
const { advanceCase } = casework.operations;

export const educationContract = contract({
  service: 'education',
  title: text('教育办理', 'Education'),
  operations: {
    ...casework.operations,
    ...educationRulesContract,
    ...caseRules,
    advanceCase: operation({
      ...advanceCase,
      refusals: { ...advanceCase.refusals, ...own('batch-not-open', 'child-coordinated') },
    }),
    ...schoolOperations,
    ...verificationOperations,
    ...coordinationOperations,
    ...waitingListOperations,
    ...guardianOperations,
  },
  events: { ...casework.events, turnGiven: turnGiven(educationDepartment), ...coordinationEvents, ...schoolEvents },
});
