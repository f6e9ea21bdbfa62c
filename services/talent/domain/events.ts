import type { Sealed } from '../../../shared/sealed/index.ts';
import type { LaneName } from '../lanes.ts';
import type { Answer, Answers } from '../questions/model.ts';
import type { Handed } from './handed.ts';
import type { Named, Renewable, Ward } from './named.ts';
import type { LaneStatus, Readers, ReviewTold, SealedForm, Under } from './state.ts';

export interface ApplicationDrafted {
  type: 'application-drafted';
  person: string;
  form: SealedForm;
}
export interface ApplicationRedrafted {
  type: 'application-redrafted';
  form: SealedForm;
}
/** Some answers of a draft; those that are not there any more are named, so that history never depends on today's form. */
export interface AnswersSaved {
  type: 'answers-saved';
  version: string;
  saved: Answers;
  cleared: string[];
  services?: LaneName[];
}
/** Nobody touched the draft for long. */
export interface DraftExpiring {
  type: 'draft-expiring';
  /** Its last day, `YYYY-MM-DD`. */
  expiresOn: string;
}
export interface DraftExpired {
  type: 'draft-expired';
}
/** A draft that its talent withdrew was held long enough. */
export interface DraftDiscarded {
  type: 'draft-discarded';
}
export interface DraftWithdrawn {
  type: 'draft-withdrawn';
}
export interface ApplicationSubmitted {
  type: 'application-submitted';
  /** The form definition that it was checked by, and answers to questions that it does not ask. */
  version: string;
  hidden: string[];
  /** Before members were told with it: a child under fourteen whom it names. */
  guarded?: string;
  members?: readonly Named[];
  /** It is about a member, and its claims say so; before that they named the service alone. */
  bySubject?: boolean;
  under?: Under;
  handed?: readonly Handed[];
}
/** The draft names children under fourteen for whom their guardian's separate consent is not there. */
export interface ConsentAwaited {
  type: 'consent-awaited';
  wards: readonly Ward[];
}
export interface AnswerCorrected {
  type: 'answer-corrected';
  question: string;
  value: Answer;
  reason: Sealed<string>;
  services: LaneName[];
}
/** A member of the family was corrected, and a department at work on it learns it. */
export interface MemberRenewed {
  type: 'member-renewed';
  service: LaneName;
  memberId: string;
  field: Renewable;
  value: Sealed<string> | Sealed<number>;
  reason: Sealed<string>;
}
export interface LanesWithdrawn {
  type: 'lanes-withdrawn';
  services: LaneName[];
}
export interface LaneProgressed {
  type: 'lane-progressed';
  service: LaneName;
  version: number;
  status: LaneStatus;
  /** The case was reopened, and its service is claimed again. */
  reclaimed?: boolean;
  /** It changes an outcome that the department of another lane sees. */
  informs?: boolean;
}
/** A department told of a review of its decision. */
export interface ReviewNoted {
  type: 'review-noted';
  service: LaneName;
  reviewId: string;
  told: ReviewTold;
}
/** Who may see the outcome that informs them; `changes`: they are others than before. */
export interface OutcomesShared extends Readers {
  type: 'outcomes-shared';
  changes?: boolean;
}
/** A reopened application (`by`) asks for a service whose claims, for the same person, this one has. */
export interface ClaimContested {
  type: 'claim-contested';
  service: LaneName;
  by: string;
}
export interface SupplementAnswered {
  type: 'supplement-answered';
  documents: string[];
  items: string[];
  answer?: Sealed<string>;
  /** Departments that asked for something of it. */
  services?: LaneName[];
  unnamed?: LaneName[];
  given?: { service: LaneName; items: string[]; met?: Met[] }[];
}
/** What a department asked for and gets: a kind, or in words alone; of a member of the family, if it named one. */
export interface Met {
  document?: string;
  memberId?: string;
}
export interface LaneOutcome {
  service: LaneName;
  outcome: 'approved' | 'rejected' | 'withdrawn';
}
export interface ApplicationClosed {
  type: 'application-closed';
  status: 'COMPLETED' | 'WITHDRAWN';
  outcomes: LaneOutcome[];
  /** It had been closed before and a case was reopened. */
  again?: boolean;
}

export type ApplicationEvent =
  | ApplicationDrafted
  | ApplicationRedrafted
  | AnswersSaved
  | ConsentAwaited
  | DraftExpiring
  | DraftExpired
  | DraftWithdrawn
  | DraftDiscarded
  | ApplicationSubmitted
  | LanesWithdrawn
  | LaneProgressed
  | ReviewNoted
  | OutcomesShared
  | ClaimContested
  | SupplementAnswered
  | AnswerCorrected
  | MemberRenewed
  | ApplicationClosed;
