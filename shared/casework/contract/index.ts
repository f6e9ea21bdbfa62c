export { type Applicant, applicantExample, applicantSchema, type Employer, employerSchema } from '../applicant.ts';
export { closing, type Department } from '../department.ts';
export { turnGiven } from '../line/event.ts';
export { purposes } from '../purposes.ts';
export { caseSettings } from '../settings.ts';
export { caseOutput } from './common.ts';
export { type CaseEvents, caseworkContract } from './contract.ts';
export { pick } from './refusals.ts';
export { type Status, statusSchema } from './status.ts';
