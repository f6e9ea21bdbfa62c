import type { Text } from '../../contract/text.ts';
import type { RuleRef } from '../../rules/model.ts';
import type { Sealed } from '../../sealed/index.ts';
import type { Applicant, Employer } from '../applicant.ts';
import type { HandedDocument } from '../contract/handed.ts';
import type { Decided } from '../department.ts';
import type { Met } from './answering.ts';
import type { KeepAnswers } from './assessing.ts';
import type { CorrectAnswer, StateFacts } from './facts.ts';
import type { Told } from './known-fact.ts';
import type { Hold, Missing } from './state.ts';
import type { NoteAround, SubmittedAround } from './told-around.ts';

export interface OpenCase<Answers> {
  type: 'open';
  applicationId: string;
  person: string;
  applicant: Applicant;
  employer: Employer;
  answers: Answers;
  /** When the talent submitted: the promised time counts from then, however late the event comes. */
  submittedAt: string;
  /** The rules in force on that day, under which the case stays. */
  rules?: readonly RuleRef[];
  /** What of the answers the rules know by name. */
  facts?: readonly ({ fact: string } & Told)[];
  /** Documents of the applicant's wallet that came with it. */
  documents?: readonly HandedDocument[];
  /** What stands around the case: the employment, and the links to other lanes. */
  around?: SubmittedAround;
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
  /** Of such an answer: that it is also for what was asked for in words alone, naming no kind. */
  unnamed?: boolean;
  /** Exactly what came, where the answer says so; the rest stays asked for. */
  met?: readonly Met[];
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
  /** Why before others who come first. */
  outOfOrder?: string;
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
/** A second caseworker, or the lead, confirms what was proposed or sends it back. */
export interface SecondDecision {
  type: 'second';
  confirm: boolean;
  note?: string;
}
/** More working days, once. */
export interface ExtendCase {
  type: 'extend';
  days: number;
  reason: Text;
}
/** Another body must answer before the case goes on; its name is the reason that the applicant reads. */
export interface AwaitBody {
  type: 'await-body';
  body: Text;
}
/** The manual ways out of waiting: the body answered or is no longer waited for; what was asked for came another way. */
export interface EndWaiting {
  type: 'body-answered' | 'close-supplement';
  asLead: boolean;
}
/** A closed case is worked on again. */
export interface ReopenCase {
  type: 'reopen';
  why: 'review' | 'lead';
  /** Which decision it is about, so that a later one stays as it is. */
  decision: number;
  reason?: Text;
  owner?: string;
}
/** Another version of one of the rules under which the case is kept. */
export interface MoveRules {
  type: 'move-rules';
  to: RuleRef;
  reason: Text;
  asLead: boolean;
}
/** Something fell due. `stage-due` is the end of a stage that has one. */
export interface CaseDue {
  type: 'warn' | 'overdue' | 'stage-due';
}
export interface Escalate {
  type: 'escalate';
  level: number;
}

/** The person had the department's processing of their data halted, or lifted that. */
export interface HaltCase {
  type: 'halt';
  halted: boolean;
  /** Of the person's restrictions; an older word does not count. */
  version: number;
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
  | SecondDecision
  | ExtendCase
  | AwaitBody
  | EndWaiting
  | ReopenCase
  | MoveRules
  | StateFacts
  | KeepAnswers
  | CorrectAnswer
  | HaltCase
  | NoteAround
  | CaseDue
  | Escalate;
