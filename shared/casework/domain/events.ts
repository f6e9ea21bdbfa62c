import type { Text } from '../../contract/text.ts';
import type { RuleRef } from '../../rules/model.ts';
import type { Sealed } from '../../sealed/index.ts';
import type { Applicant, Employer } from '../applicant.ts';
import type { HandedDocument } from '../contract/handed.ts';
import type { Decided } from '../department.ts';
import type { CaseSettings } from '../settings.ts';
import type { Met } from './answering.ts';
import type { CaseAssessed } from './assessing.ts';
import type { AnswerCorrected, FactsStated } from './facts.ts';
import type { Told } from './known-fact.ts';
import type { Hold, Missing } from './state.ts';
import type { AroundNoted, SubmittedAround } from './told-around.ts';

/** Where a case comes to stand. The reason to wait and the end of the stage are kept, so that history never depends on today's data. */
export interface Standing {
  stage: string;
  waits?: Text;
  until?: string;
}

export interface CaseOpened<Answers> extends Standing {
  type: 'case-opened';
  applicationId: string;
  person: string;
  applicant: Applicant;
  employer: Employer;
  answers: Answers;
  submittedAt: string;
  /** The versions of the rules under which it was filed. */
  rules?: readonly RuleRef[];
  facts?: readonly ({ fact: string } & Told)[];
  documents?: readonly HandedDocument[];
  around?: SubmittedAround;
  settings: CaseSettings;
}
export interface CaseWithdrawn extends Standing {
  type: 'case-withdrawn';
  applicationId: string;
  person: string;
}
export interface CaseAssigned {
  type: 'case-assigned';
  owner: string;
}
export interface SupplementAsked {
  type: 'supplement-asked';
  missing: Missing[];
}
export interface SupplementAnswered {
  type: 'supplement-answered';
  answer?: Sealed<string>;
  items?: string[];
  documents?: string[];
  unnamed?: boolean;
  met?: readonly Met[];
}
export interface CaseMoved extends Standing {
  type: 'case-moved';
}
export interface CaseGranted extends Standing {
  type: 'case-granted';
  hold: Hold;
  key: string;
}
/** The applicant did not take what was offered; the claim on it is released. */
export interface OfferLapsed extends Standing {
  type: 'offer-lapsed';
  why: 'declined' | 'expired';
}
export interface CaseDecided extends Standing {
  type: 'case-decided';
  outcome: Decided;
  reasonCode: string;
  note?: string;
  /** What it says, in words, where that is more than yes or no; for the applicant and the department alone. */
  says?: Text;
  /** Who proposed it, when a second caseworker decided. */
  proposedBy?: string;
  inTime: boolean;
  usedDays: number;
}
/** What a caseworker would decide; a second one confirms it. */
export interface DecisionProposed {
  type: 'decision-proposed';
  outcome: Decided;
  reasonCode: string;
  note?: string;
}
export interface DecisionReturned {
  type: 'decision-returned';
  note?: string;
}
export interface CaseExtended {
  type: 'case-extended';
  days: number;
  reason: Text;
}
export interface BodyAwaited {
  type: 'body-awaited';
  body: Text;
}
export interface BodyAnswered {
  type: 'body-answered';
}
/** What was asked for came another way, or is not needed any more. */
export interface SupplementClosed {
  type: 'supplement-closed';
}
export interface CaseReopened extends Standing {
  type: 'case-reopened';
  why: 'review' | 'lead';
  reason?: Text;
  owner?: string;
  settings: CaseSettings;
}
/** The case is kept under another version of a rule from now on. */
export interface RulesMoved {
  type: 'case-rules-moved';
  from: RuleRef;
  to: RuleRef;
  reason: Text;
}
export interface CaseEscalated {
  type: 'case-escalated';
  level: number;
  role: string;
}
export interface CaseWarned {
  type: 'case-warned';
}
export interface CaseOverdue {
  type: 'case-overdue';
}

/** One command makes at most one of these, so that a version of the case is one status. */
export interface CaseHalted {
  type: 'case-halted';
  halted: boolean;
  version: number;
}

export type CaseEvent<Answers> =
  | CaseOpened<Answers>
  | CaseWithdrawn
  | CaseAssigned
  | SupplementAsked
  | SupplementAnswered
  | CaseMoved
  | CaseGranted
  | OfferLapsed
  | DecisionProposed
  | DecisionReturned
  | CaseDecided
  | CaseExtended
  | BodyAwaited
  | BodyAnswered
  | SupplementClosed
  | CaseReopened
  | RulesMoved
  | FactsStated
  | CaseAssessed
  | AnswerCorrected
  | CaseHalted
  | AroundNoted
  | CaseEscalated
  | CaseWarned
  | CaseOverdue;
