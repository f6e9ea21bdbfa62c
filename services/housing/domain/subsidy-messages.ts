import type { HandedIn } from './handed-in.ts';
import type { Correction, SubsidyTerms } from './subsidy.ts';

interface Words {
  zh: string;
  en: string;
}

export type SubsidyCommand =
  | { type: 'grant'; person: string; caseId: string; terms: SubsidyTerms }
  | { type: 'hand-in'; caseId: string; items: readonly HandedIn[] }
  | { type: 'pass-check'; caseId: string; reason: Words }
  | ({ type: 'correct-rent'; caseId: string } & Correction)
  /** A second person confirms a correction that was proposed, or sends it back. */
  | { type: 'second-rent'; caseId: string; confirm: boolean; note?: string | undefined }
  | { type: 'stop'; caseId: string; lastMonth: string; reason: string }
  /** A date came. */
  | { type: 'recheck' | 'end'; caseId: string };

export type SubsidyEvent =
  | { type: 'granted'; person: string; caseId: string; terms: SubsidyTerms; cleared: number; recheckFrom?: string }
  | { type: 'check-due'; caseId: string }
  | { type: 'handed-in'; caseId: string; items: readonly HandedIn[] }
  | { type: 'check-passed'; caseId: string; cleared: number; recheckFrom?: string; reason?: Words }
  | ({ type: 'rent-proposed'; caseId: string } & Correction)
  | { type: 'rent-returned'; caseId: string; note?: string }
  /** `proposedBy` where a second person confirmed it. */
  | ({ type: 'rent-corrected'; caseId: string; proposedBy?: string } & Correction)
  | { type: 'stopped'; caseId: string; months: number; reason: string }
  | { type: 'ended'; caseId: string; months: number };

export type SubsidyCode =
  | 'not-found'
  | 'own-case'
  | 'other-benefit'
  | 'subsidy-over'
  | 'check-not-due'
  | 'month-outside'
  | 'too-many-documents'
  | 'awaiting-second'
  | 'nothing-proposed'
  | 'same-person';

/** How long a person can have subsidies in all, and how often their conditions are checked again. */
export interface SubsidyLimits {
  limitMonths: number;
  recheckMonths: number;
  recheckNoticeDays: number;
}
