import { gone } from '../../../shared/casework/domain/forgetting.ts';
import {
  type Case,
  type CaseCommand,
  type CaseEvent,
  evolveLined,
  type Hold,
  type Lined,
} from '../../../shared/casework/domain/index.ts';
import type { Text } from '../../../shared/contract/text.ts';
import type { MedicalAnswers } from '../contract.ts';
import { countsStill } from './counting.ts';

/** The stage in which a case is on the waitlist. */
export const waitsIn = 'NO_SLOT';

/** A slot that was booked for the case until its hospital cancelled it; `startsAt` is an ISO instant. */
export interface LostSlot {
  slotId: string;
  startsAt: string;
  reason: Text;
}

/** A case of casework with its place on the waitlist and what its applicant is entitled to. */
export interface MedicalCase extends Case<MedicalAnswers>, Lined {
  category?: string;
  /** The claim on one of the year's appointments, while it counts. */
  visit?: string | undefined;
  /** The slot of which the applicant was reminded. */
  reminded?: string;
  /** What its hospitals cancelled, when and by whom that was recorded. */
  cancelled?: readonly (LostSlot & { at: string; by: string })[];
  /** It waits since a hospital cancelled, and comes before all others. */
  first?: boolean;
}

export type MedicalCommand =
  | CaseCommand<MedicalAnswers>
  /** Without one, the category that the facts propose. */
  | { type: 'set-category'; category?: string | undefined }
  /** Confirms the entitlement with the `nth` of the year's appointments, from 1. */
  | { type: 'entitle'; nth: number }
  | { type: 'take-turn'; hold: Hold; key: string }
  | { type: 'cancel' }
  /** Its hospital cancelled the slot. */
  | { type: 'slot-cancelled'; slotId: string; reason: Text }
  | { type: 'no-show' }
  | { type: 'remind' };

/** An event of casework with what medical care adds to it. */
export type MedicalEvent = CaseEvent<MedicalAnswers> & {
  category?: string;
  visit?: string;
  reminded?: string;
  cancelled?: LostSlot;
};

/** A case after one more event. An appointment that does not take place for the applicant's sake does not count. */
export function evolveMedical(state: MedicalCase, event: MedicalEvent, meta: { at: string; by: string }): MedicalCase {
  const next = evolveLined<MedicalAnswers, MedicalCase>(state, event, meta);
  const { category, visit, reminded } = event;
  const own = {
    ...(category === undefined ? {} : { category }),
    ...(visit === undefined ? {} : { visit }),
    ...(reminded === undefined ? {} : { reminded }),
  };
  const after = { ...next, ...own, ...(!countsStill(event) && { visit: undefined }) };
  if (event.cancelled) return without(after, event.cancelled, meta);
  return after.first && after.stage !== waitsIn ? { ...after, first: false } : after;
}

/** The slot is nobody's any more and no thing that was given back; the year's appointment is kept for the next one. */
const without = (state: MedicalCase, lost: LostSlot, meta: { at: string; by: string }): MedicalCase => ({
  ...state,
  hold: undefined,
  first: true,
  cancelled: [...(state.cancelled ?? []), { ...lost, at: meta.at, by: meta.by }],
});

/** Why a hospital cancelled was written freely, and goes with its person. */
export const withoutReasons = (state: MedicalCase): MedicalCase => ({
  ...state,
  ...(state.cancelled && { waits: undefined, cancelled: state.cancelled.map((lost) => ({ ...lost, reason: gone })) }),
});
