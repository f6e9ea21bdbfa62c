import type { EventDraft } from '../../contract/event.ts';
import type { Text } from '../../contract/text.ts';
import type { Aggregate, Row } from '../../log/aggregate.ts';

/** What was done to an item after it was registered, by whom and why. */
export interface StockChange {
  what: 'corrected' | 'withdrawn' | 'offered-again' | 'cancelled';
  at: string;
  by: string;
  reason: Text;
}

/** The case that held what was cancelled and gave it up by its own commit, and who said so there. */
export interface LastHeld {
  caseId: string;
  by: string;
}

/** One registered thing that can be granted, or a source of several (a school's places). */
export interface StockItem<Details> {
  details?: Details;
  /** Its time has passed; it is no longer listed. */
  past: boolean;
  /** It is not offered, until somebody says otherwise. */
  withdrawn?: { at: string; reason: Text } | undefined;
  /** It is gone for good, whoever had it. */
  cancelled?: { at: string; reason: Text; from?: LastHeld };
  changes?: readonly StockChange[];
  /** How many came before those. */
  changedBefore?: number;
}

/** The newest changes that an item shows; the log keeps all of them. */
export const maxChanges = 50;

export type StockCommand<Details> =
  | { type: 'register'; details: Details }
  /** `offers`: that there is more, or something else, to be granted by it. */
  | { type: 'correct'; details: Details; reason: Text; offers?: true }
  /** Of what is held, once the case has given it up: whose claim on it stays, so that nobody else gets it. */
  | { type: 'cancel'; reason: Text; from?: LastHeld }
  | { type: 'withdraw' | 'offer-again'; reason: Text }
  | { type: 'retire' };
export type StockEvent<Details> =
  | { type: 'registered'; details: Details }
  | { type: 'corrected'; details: Details; reason: Text; offers?: true }
  | { type: 'cancelled'; reason: Text; from?: LastHeld }
  | { type: 'withdrawn' | 'offered-again'; reason: Text }
  | { type: 'retired' };
export type StockCode =
  | 'not-found'
  | 'already-registered'
  | 'held'
  | 'withdrawn'
  | 'not-withdrawn'
  | 'cancelled'
  | 'over';
export type StockAggregate<Details> = Aggregate<
  StockItem<Details>,
  StockCommand<Details>,
  StockEvent<Details>,
  StockCode
>;

export interface StockKind<Details> {
  /** `unit`, `school`, `slot`. */
  name: string;
  /** Where it is listed while it can be granted. */
  row(details: Details, id: string): Row;
  /** When its time is over, when it has one; ISO instant. */
  until?(details: Details): string;
  /** The claim of the case that holds it, where it is one thing: what a holder was promised does not change. */
  claimOf?(details: Details): string;
  /** What a correction closes for good, of a source of several; the claims on it are taken, or it is refused as held. */
  closedBy?(before: Details, after: Details): string[];
  /** What is told when it can be granted: newly, again, or by a correction that offers more or something else. */
  offered?(details: Details, id: string, why: Offering): EventDraft | undefined;
}

export type Offering = 'registered' | 'corrected' | 'offered-again';
