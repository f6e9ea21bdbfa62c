export { type Applicant, applicantExample, applicantSchema, type Employer, employerSchema } from './applicant.ts';
export { type CaseEvents, caseworkContract } from './contract/contract.ts';
export { closing, type Department, type Move, type Reason, type Stage } from './department.ts';
