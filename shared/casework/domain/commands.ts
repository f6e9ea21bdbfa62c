import type { Sealed } from '../../sealed/index.ts';
import type { Applicant, Employer } from '../applicant.ts';
import type { CaseRefusal } from '../contract/refusals.ts';
import type { Decided } from '../department.ts';
import type { Hold, Missing } from './state.ts';

export interface OpenCase<Answers> {
  type: 'open';
  applicationId: string;
  person: string;
  applicant: Applicant;
  employer: Employer;
  answers: Answers;
  /** When the talent submitted: the promised time counts from then, however late the event comes. */
  submittedAt: string;
}
export interface WithdrawCase {
  type: 'withdraw';
  applicationId: string;
  person: string;
}
export interface AssignCase {
  type: 'assign';
  to: string;
  asLead: boolean;
}
export interface AskSupplement {
  type: 'ask-supplement';
  missing: Missing[];
}
export interface AnswerSupplement {
  type: 'answer-supplement';
  answer?: Sealed<string>;
  /** Items of the applicant's wallet. */
  items?: string[];
  /** Kinds of document that came, when the answer is for these alone; without them it answers everything. */
  documents?: string[];
  /** Whose answer it is, when it comes by an event and not from the applicant themselves. */
  person?: string;
}
export interface AdvanceCase {
  type: 'advance';
  to: string;
}
export interface Grant {
  type: 'grant';
  hold: Hold;
  /** Of the request, so that a repetition finds its grant. */
  key: string;
  /** When what is granted lapses unless the applicant answers. */
  until?: string;
}
/** There was nothing to grant: the case goes to the waitlist. */
export interface Waitlist {
  type: 'waitlist';
}
export interface DecideCase {
  type: 'decide';
  outcome: Decided;
  reasonCode: string;
  note?: string;
}
/** Something fell due. `stage-due` is the end of a stage that has one. */
export interface CaseDue {
  type: 'warn' | 'overdue' | 'stage-due';
}

export type CaseCommand<Answers> =
  | OpenCase<Answers>
  | WithdrawCase
  | AssignCase
  | AskSupplement
  | AnswerSupplement
  | AdvanceCase
  | Grant
  | Waitlist
  | DecideCase
  | CaseDue;

export type CaseCode = Exclude<CaseRefusal, 'unsuitable' | 'unknown' | 'already-registered'> | 'not-found';
