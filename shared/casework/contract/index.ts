export { type Applicant, applicantExample, applicantSchema, type Employer, employerSchema } from '../applicant.ts';
export { closing, type Department } from '../department.ts';
export { turnGiven } from '../line/event.ts';
export { purposes } from '../purposes.ts';
export { caseRulesOperations } from '../rules/operations.ts';
export { caseSettings } from '../settings.ts';
export {
  claimContestedData,
  employmentAnsweredData,
  employmentTold,
  type LinkTold,
  lanesLinkedData,
  linkTold,
} from './around.ts';
export { caseOutput, commonOf } from './common.ts';
export { type CaseEvents, caseworkContract } from './contract.ts';
export { type Relative, relativeExample, relativeSchema, relativeShown } from './family.ts';
export { type HandedDocument, handedDocument } from './handed.ts';
export { pick } from './refusals.ts';
export { type Status, statusSchema } from './status.ts';
export { stockMarks, stockReason, stockRecord } from './stock.ts';
export { toldFact, toldValue } from './told.ts';
