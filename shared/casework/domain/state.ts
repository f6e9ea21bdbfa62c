import type { Clock } from '../../calendar/index.ts';
import type { Text } from '../../contract/text.ts';
import type { RuleRef } from '../../rules/model.ts';
import type { Sealed } from '../../sealed/index.ts';
import type { Applicant, Employer } from '../applicant.ts';
import type { HandedDocument } from '../contract/handed.ts';
import type { Decided } from '../department.ts';
import { type CaseSettings, caseSettings } from '../settings.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { Correction, KnownFact } from './known-fact.ts';
import type { Around } from './told-around.ts';

/** One of a limited number (a unit, a place, a slot) that a case holds by a claim. */
export interface Hold {
  /** When it takes place, when it has a time; ISO instant. */
  at?: string;
  /** Name of the claim in the log, for instance `unit#u-12`; one case at a time holds it. */
  claim: string;
  id: string;
  text: Text;
}

/** Something that the applicant is asked for; `given` once its document has come. */
export interface Missing extends Text {
  document?: string | undefined;
  /** The member of the family for whom it is asked. */
  memberId?: string | undefined;
  /** Whose it is, in words, when it is asked for a member. */
  whose?: Text | undefined;
  given?: true;
}

export interface Supplement {
  askedAt: string;
  missing: Missing[];
  answeredAt?: string;
  /** When the caseworker closed it, since it came another way. */
  closedAt?: string;
  answers: Sealed<string>[];
  items: string[];
}

export interface Outcome {
  outcome: Decided | 'withdrawn';
  at: string;
  reasonCode?: string;
  note?: string;
  /** What it says, in words, where that is more than yes or no. */
  says?: Text;
  inTime?: boolean;
  usedDays?: number;
}

/** What a caseworker proposed and a second one has yet to confirm. */
export interface Proposal {
  outcome: Decided;
  reasonCode: string;
  note?: string;
  by: string;
}

/** A letter as it was sent; its words are made from this and the department's templates. */
export interface Letter {
  kind: 'receipt' | 'supplement' | 'extension' | 'decision' | 'withdrawal' | 'reopening';
  at: string;
  missing?: Missing[];
  outcome?: Outcome;
  reason?: Text;
  promisedOn?: string;
}

/** What the last event changed beside itself, for those who count. */
export interface Effects {
  /** The step that was left, with the working days it took. */
  left?: { step: string; usedDays: number };
  /** Why the clock stopped. */
  paused?: string | undefined;
}

/** A rule under which the case goes on in another version. */
export interface MovedRule {
  at: string;
  by: string;
  from: RuleRef;
  to: RuleRef;
  reason: Text;
}

/** A case of one department; `Answers` is what the talent answered for it. */
export interface Case<Answers> {
  status: 'none' | 'open' | 'closed';
  applicationId: string;
  person: string;
  applicant?: Applicant;
  employer?: Employer;
  answers?: Answers;
  /** The versions of the rules under which it is kept, and how they came to be others than at filing. */
  rules: readonly RuleRef[];
  rulesMoved: readonly MovedRule[];
  /** What the rules answered to staff, in turn; none in the states that older code kept. */
  assessed?: readonly KeptAnswers[];
  /** How many came before those. */
  assessedBefore?: number;
  /** What the rules know by name, in the order in which it was said; and the applicant's corrections. */
  facts: readonly KnownFact[];
  corrections: readonly Correction[];
  /** Documents of the applicant's wallet that came with the submission. */
  documents?: readonly HandedDocument[];
  /** What the talent service told around the case. */
  around: Around;
  /** When the talent submitted; of a case withdrawn before it was opened, when that came. */
  openedAt: string;
  stage: string;
  /** Why the clock stands still in this stage, when it does. */
  waits?: Text | undefined;
  /** When this stage ends by itself, when it does. */
  until?: string | undefined;
  clock: Clock;
  /** As they were when the case was opened or reopened. */
  settings: CaseSettings;
  /** Working days that the clock showed when this stage began. */
  stageFrom: number;
  /** Stages in which the case stood, each once, in order. */
  passed: string[];
  owner?: string;
  supplement?: Supplement | undefined;
  hold?: Hold | undefined;
  /** Keys of the grants so far, so that a repeated request finds its own. */
  grantKeys: string[];
  /** Offers that the applicant declined or let expire. */
  declined: number;
  /** More time, once. */
  extension?: { days: number; reason: Text } | undefined;
  /** Another body that must answer first. */
  body?: { text: Text; since: string } | undefined;
  /** Bodies for which it waited: ended by hand, or by what moved or closed the case. */
  waited?: readonly { text: Text; since: string; until: string; how: 'ended' | 'moved' | 'closed' }[];
  proposal?: Proposal | undefined;
  /** Whether the person had the department's processing of their data halted, by the newest word. */
  halt?: { on: boolean; version: number };
  warned: boolean;
  overdue: boolean;
  /** Highest level to which the case was escalated. */
  escalated: number;
  /** When it last went a level up. */
  escalatedAt?: string;
  /** How often it was decided, by whom the last time, and what the decisions before a reopening were. */
  decisions: number;
  decidedBy: string[];
  earlier: Outcome[];
  outcome?: Outcome | undefined;
  letters: Letter[];
  effects: Effects;
}

/** Before anything happened. Its clock never runs. */
export const noCase: Case<never> = {
  status: 'none',
  applicationId: '',
  person: '',
  openedAt: '',
  stage: '',
  clock: { startedAt: '1970-01-01T08:00:00.000+08:00', limitDays: 0, warnShare: 1, pauses: [] },
  settings: caseSettings({ limitDays: 1, warnShare: 1 }),
  stageFrom: 0,
  passed: [],
  rules: [],
  rulesMoved: [],
  facts: [],
  corrections: [],
  around: {},
  grantKeys: [],
  declined: 0,
  warned: false,
  overdue: false,
  escalated: 0,
  decisions: 0,
  decidedBy: [],
  earlier: [],
  letters: [],
  effects: {},
};

/** Whether the applicant still owes an answer. */
export const isAsked = ({ supplement }: Pick<Case<unknown>, 'supplement'>): boolean =>
  supplement !== undefined && supplement.answeredAt === undefined && supplement.closedAt === undefined;
