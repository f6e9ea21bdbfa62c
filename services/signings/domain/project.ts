import type { Amounts, Money } from './amounts.ts';
import type { Names, Source } from './names.ts';
import type { Facts, Stage } from './stages.ts';

export type SigningKind = 'project' | 'memorandum';

/** Who signs, for which side: an organisation or a post, never the name of a natural person. */
export interface Party {
  side: 'district' | 'enterprise' | 'other';
  name: Names;
}

export interface Signing {
  kind: SigningKind;
  on: string;
  batchId?: string;
  parties: Party[];
}

/** A project on its way from lead to full capacity; `null` until it is registered. */
export interface Project {
  registration: Registration;
  stage: Stage;
  /** The day since which it is in its stage. */
  since: string;
  stalled?: { from: Stage; reason: string; followUpOn: string };
  withdrawn?: string;
  facts: Facts;
  amounts: Amounts;
  /** A project counts once, at its first signing; without an amount while that is unknown. */
  counted?: { on: string; amount?: Money };
  signings: Signing[];
  increases: { on: string; to: Money; increment: Money }[];
  /** Who took the place of the investor before; the newest last. */
  investors: InvestorChange[];
}

/** One project goes on with another investor: the record is replaced, and nothing counts anew. */
export interface InvestorChange {
  on: string;
  from?: string;
  to: string;
  reason: string;
}

/** The enterprise whose project it is now. */
export const investorOf = ({ registration, investors }: Project): string | undefined =>
  investors.at(-1)?.to ?? registration.enterpriseId;

/** What a project was registered as; the same registration again changes nothing. */
export interface Registration {
  names: Names;
  /** False when the source counts the project without naming it. */
  named: boolean;
  enterpriseId?: string;
  sector?: string;
  /** The stage in which the source puts it. */
  stage: 'LEAD' | 'ASSESSED' | 'NEGOTIATING';
  source?: Source;
  note?: string;
  amounts: Amounts;
}

export type ProjectCommand =
  | { type: 'register'; registration: Registration; on: string }
  | {
      type: 'advance';
      to: Stage;
      on: string;
      facts: Facts;
      reason?: string | undefined;
      followUpOn?: string | undefined;
    }
  | { type: 'sign'; signing: Signing; amounts: Amounts }
  | { type: 'record-amounts'; amounts: Amounts }
  | { type: 'increase-capital'; on: string; to: Money }
  | { type: 'change-investor'; on: string; to: string; reason: string; amounts: Amounts };

export type ProjectEvent =
  | { type: 'registered'; registration: Registration; on: string }
  | { type: 'advanced'; from: Stage; to: Stage; on: string; facts: Facts }
  | { type: 'stalled'; from: Stage; on: string; reason: string; followUpOn: string }
  | { type: 'withdrawn'; from: Stage; on: string; reason: string }
  | {
      type: 'signed';
      signing: Signing;
      amounts: Amounts;
      /** Whether the project (or its memorandum) counts by this signing. */
      first: boolean;
      countedAmount?: Money;
      moved?: { from: Stage; to: Stage };
    }
  | { type: 'amounts-recorded'; amounts: Amounts; countedAmount?: Money }
  | { type: 'capital-increased'; on: string; to: Money; increment: Money }
  | {
      type: 'investor-changed';
      change: InvestorChange;
      amounts: Amounts;
      /** What counts from now on in place of what counted; only when the new record names another amount. */
      countedAmount?: Money;
      countedBefore?: Money;
    };

export type ProjectCode =
  | 'not-found'
  | 'project-differs'
  | 'stage-not-legal'
  | 'stage-by-signing'
  | 'fields-missing'
  | 'date-in-future'
  | 'amount-counted'
  | 'amount-unknown'
  | 'not-counted-yet'
  | 'currency-differs'
  | 'not-an-increase'
  | 'same-investor';
