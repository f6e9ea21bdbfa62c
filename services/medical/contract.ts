import { caseRulesOperations, caseworkContract, turnGiven } from '../../shared/casework/contract/index.ts';
import { contract, operation, text } from '../../shared/contract/index.ts';
import { medicalFacts } from './contract/answers.ts';
import { appointmentNear, appointmentOperations, bookingCancelled, ownRefusals } from './contract/cases.ts';
import { withoutHealthDetail } from './contract/free-text.ts';
import { hospitalOperations } from './contract/hospitals.ts';
import { slotEvents, slotOperations } from './contract/slots.ts';
import { medicalDepartment } from './department.ts';
import { medicalRulesContract, medicalStated } from './rules-contract.ts';

export { type MedicalAnswers, medicalAnswers, medicalFacts } from './contract/answers.ts';
export { madeUpHospital } from './contract/hospitals.ts';
export type { SlotDetails } from './contract/slots.ts';
export { medicalStated } from './rules-contract.ts';

const casework = caseworkContract(medicalDepartment, { schema: medicalFacts });
const {
  advanceCase,
  confirmDecision,
  decideCase,
  requestSupplement,
  requestSupplements,
  answerSupplement,
  requestReview,
  rateStep,
} = casework.operations;

export const medicalContract = contract({
  service: 'medical',
  title: text('医疗服务', 'Medical care'),
  operations: {
    ...casework.operations,
    ...medicalRulesContract,
    ...caseRulesOperations(medicalDepartment, { schema: medicalFacts }, medicalStated),
    requestSupplement: withoutHealthDetail(requestSupplement),
    requestSupplements: withoutHealthDetail(requestSupplements),
    answerSupplement: withoutHealthDetail(answerSupplement),
    requestReview: withoutHealthDetail(requestReview),
    rateStep: withoutHealthDetail(rateStep),
    advanceCase: operation({
      ...advanceCase,
      refusals: { ...advanceCase.refusals, ...ownRefusals(['allowance-used']) },
    }),
    decideCase: operation({
      ...decideCase,
      refusals: { ...decideCase.refusals, ...ownRefusals(['not-yet-over']) },
    }),
    confirmDecision: operation({
      ...confirmDecision,
      refusals: { ...confirmDecision.refusals, ...ownRefusals(['not-yet-over']) },
    }),
    ...appointmentOperations,
    ...hospitalOperations,
    ...slotOperations,
  },
  events: {
    ...casework.events,
    turnGiven: turnGiven(medicalDepartment),
    appointmentNear,
    bookingCancelled,
    ...slotEvents,
  },
});
