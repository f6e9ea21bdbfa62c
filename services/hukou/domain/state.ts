import type { CaseDecided, CaseEvent, CaseMoved } from '../../../shared/casework/domain/index.ts';
import type { Text } from '../../../shared/contract/text.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import type { HukouAnswers } from '../answers.ts';
import type { FiledCase } from './filing.ts';
import type { MirroredOutcome } from './mirrored.ts';

/** What the city or the police said of a case. */
export interface Mirrored {
  outcome: MirroredOutcome;
  /** The day on which they did. */
  on: string;
  /** Their number for it, for instance of the move-in permit. */
  number?: Sealed<string> | undefined;
  /** Why, by the catalogue, where they said so. */
  reasonCode?: string | undefined;
  /** For the applicant to read. */
  reason?: string | undefined;
}

/** The public notice of a case. */
export interface Publicity {
  noticeId: string;
  /** What anyone reads of the name; nothing when it could not be opened. */
  shownAs?: Sealed<string>;
  /** Its first day, `YYYY-MM-DD`. */
  from: string;
  /** While an objection is examined the notice is interrupted, and goes on for the days that are left. */
  state: 'running' | 'examined' | 'over';
  /** The end of its last day, ISO instant, while it runs. */
  until?: string | undefined;
  daysLeft?: number | undefined;
}

/** What somebody objected to during a public notice; who it was is known to the department alone. */
export interface Objection {
  objectionId: string;
  noticeId: string;
  by: string;
  category: string;
  /** Sealed under the key of who objected. */
  text: Sealed<string>;
  raisedAt: string;
  /** `lapsed`: the case ended otherwise before there was a finding. */
  status: 'open' | 'upheld' | 'not-upheld' | 'lapsed';
  reasons?: Text;
  /** Why it holds, as a second caseworker has yet to confirm. */
  proposed?: Text;
  endedAt?: string;
}

/** A finding on an objection. */
export interface Finding {
  objectionId: string;
  outcome: 'upheld' | 'not-upheld';
  reasons: Text;
}

/** What a person scored of one item, and on what that rests. */
export interface ScoredItem {
  option: string;
  points: number;
  /** Kinds of document that were looked at, and items of the wallet. */
  documents: string[];
  items?: string[] | undefined;
}

/** A scoring sheet as it was kept; the settings' version and the pass mark stay with it. */
export interface Sheet {
  version: string;
  pass: number;
  items: Record<string, ScoredItem>;
  sum: number;
  /** Why it replaced the one before. */
  reason?: Text | undefined;
}

/** A case with what is hukou's own: what others said of it in their order, its notice, objections and scores. */
export interface HukouCase extends FiledCase {
  mirrored?: Mirrored[];
  publicity?: Publicity | undefined;
  /** How many notices there were. */
  notices?: number;
  objections?: Objection[];
  sheets?: (Sheet & { at: string })[];
  /** Items of the wallet that the applicant handed in for this case, also for earlier requests. */
  handedIn?: string[];
}

/** What casework's events may carry of hukou's. */
export interface Carried {
  mirrored?: Mirrored;
  notice?: Pick<Publicity, 'noticeId' | 'shownAs'>;
}
export type Raised = { objection: Omit<Objection, 'raisedAt' | 'status'> };
export type Found = { finding: Finding };

/** What happens to hukou's cases beside what happens to all; none of these changes where the case stands. */
export type OwnEvent =
  /** Since it `resumes`, the department's clock goes on: getting the city's approval is its next step. */
  | { type: 'publicity-ended'; resumes?: true }
  /** The body that has the case took longer than it usually does; what the applicant reads from then on. */
  | { type: 'body-late'; waits: Text }
  | ({ type: 'objection-raised' } & Raised)
  | ({ type: 'objection-found' } & Found)
  | { type: 'objector-forgotten'; objectionIds: string[] }
  | { type: 'case-scored'; sheet: Sheet };
export type HukouEvent = CaseEvent<HukouAnswers> | OwnEvent;

export type MovedOrDecided = CaseMoved | CaseDecided;
