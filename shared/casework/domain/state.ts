import type { Clock } from '../../calendar/index.ts';
import type { Text } from '../../contract/text.ts';
import type { Sealed } from '../../sealed/index.ts';
import type { Applicant, Employer } from '../applicant.ts';
import type { Decided } from '../department.ts';

/** One of a limited number (a unit, a place, a slot) that a case holds by a claim. */
export interface Hold {
  /** Name of the claim in the log, for instance `unit#u-12`; one case at a time holds it. */
  claim: string;
  id: string;
  text: Text;
}

/** Something that the applicant is asked for; `given` once its document has come. */
export interface Missing extends Text {
  document?: string | undefined;
  given?: true;
}

export interface Supplement {
  askedAt: string;
  missing: Missing[];
  answeredAt?: string;
  answers: Sealed<string>[];
  items: string[];
}

export interface Outcome {
  outcome: Decided | 'withdrawn';
  at: string;
  reasonCode?: string;
  note?: string;
  inTime?: boolean;
  usedDays?: number;
}

/** A case of one department; `Answers` is what the talent answered for it. */
export interface Case<Answers> {
  status: 'none' | 'open' | 'closed';
  applicationId: string;
  person: string;
  applicant?: Applicant;
  employer?: Employer;
  answers?: Answers;
  /** When the talent submitted; of a case withdrawn before it was opened, when that came. */
  openedAt: string;
  stage: string;
  /** Why the clock stands still in this stage, when it does. */
  waits?: Text | undefined;
  /** When this stage ends by itself, when it does. */
  until?: string | undefined;
  clock: Clock;
  owner?: string;
  supplement?: Supplement;
  hold?: Hold | undefined;
  /** Keys of the grants so far, so that a repeated request finds its own. */
  grantKeys: string[];
  /** Offers that the applicant declined or let expire. */
  declined: number;
  warned: boolean;
  overdue: boolean;
  outcome?: Outcome;
}

/** Before anything happened. Its clock never runs. */
export const noCase: Case<never> = {
  status: 'none',
  applicationId: '',
  person: '',
  openedAt: '',
  stage: '',
  clock: { startedAt: '1970-01-01T08:00:00.000+08:00', limitDays: 0, warnShare: 1, pauses: [] },
  grantKeys: [],
  declined: 0,
  warned: false,
  overdue: false,
};

/** Whether the applicant still owes an answer. */
export const isAsked = ({ supplement }: Pick<Case<unknown>, 'supplement'>): boolean =>
  supplement !== undefined && supplement.answeredAt === undefined;
