import type { HandedIn } from './handed-in.ts';

/** Stages of a tenancy, which begins where the case of the joint application ends. */
export type TenancyStage = 'CONTRACTED' | 'OCCUPIED' | 'RECHECK' | 'RENEWED' | 'EXITED';

/** What a caseworker found when the conditions were checked again. */
export interface Check {
  met: boolean;
  reason: { zh: string; en: string };
}

export interface Tenancy {
  stage: TenancyStage | 'NONE';
  person: string;
  unitId: string;
  /** The caseworker of the case that it comes from. */
  owner?: string;
  contractedAt: string;
  occupiedOn?: string;
  periodEnds?: string;
  recheckFrom?: string;
  periods: number;
  /** Of the check under way, or the last one. */
  handedIn?: readonly HandedIn[] | undefined;
  handedInAt?: string | undefined;
  check?: (Check & { by: string; at: string }) | undefined;
  /** The period is over and the check is not. */
  overdue?: true | undefined;
  exitedOn?: string;
  exitReason?: string;
}

export type TenancyCommand =
  | { type: 'contract'; person: string; unitId: string; at: string; owner?: string | undefined }
  | { type: 'move'; to: 'OCCUPIED' | 'RENEWED' | 'EXITED'; reason?: string | undefined }
  | { type: 'hand-in'; items: readonly HandedIn[] }
  | ({ type: 'check' } & Check)
  /** A day came. */
  | { type: 'recheck' | 'miss' };

export type TenancyEvent =
  | { type: 'contracted'; person: string; unitId: string; at: string; owner?: string }
  | {
      type: 'moved';
      to: Exclude<TenancyStage, 'CONTRACTED'>;
      on: string;
      periodEnds?: string;
      recheckFrom?: string;
      reason?: string;
    }
  | { type: 'handed-in'; items: readonly HandedIn[] }
  | ({ type: 'checked' } & Check)
  | { type: 'missed' };

export type TenancyCode =
  | 'not-found'
  | 'own-case'
  | 'wrong-state'
  | 'check-missing'
  | 'reason-missing'
  | 'reason-mismatch'
  | 'too-many-documents';

export const noTenancy: Tenancy = { stage: 'NONE', person: '', unitId: '', contractedAt: '', periods: 0 };

/** The check of a period; the wallet knows by this name what was handed in for it. */
export const recheckIdOf = (tenancyId: string, { periods }: Pick<Tenancy, 'periods'>): string =>
  `${tenancyId}-r${periods}`;
