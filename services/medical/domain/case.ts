import {
  type Case,
  type CaseCommand,
  type CaseEvent,
  evolveLined,
  type Hold,
  type Lined,
} from '../../../shared/casework/domain/index.ts';
import type { MedicalAnswers } from '../contract.ts';
import { countsStill } from './counting.ts';

/** A case of casework with its place on the waitlist and what its applicant is entitled to. */
export interface MedicalCase extends Case<MedicalAnswers>, Lined {
  category?: string;
  /** The claim on one of the year's appointments, while it counts. */
  visit?: string | undefined;
  /** The slot of which the applicant was reminded. */
  reminded?: string;
}

export type MedicalCommand =
  | CaseCommand<MedicalAnswers>
  /** Without one, the category that the facts propose. */
  | { type: 'set-category'; category?: string | undefined }
  /** Confirms the entitlement with the `nth` of the year's appointments, from 1. */
  | { type: 'entitle'; nth: number }
  | { type: 'take-turn'; hold: Hold; key: string }
  | { type: 'cancel' }
  | { type: 'no-show' }
  | { type: 'remind' };

/** An event of casework with what medical care adds to it. */
export type MedicalEvent = CaseEvent<MedicalAnswers> & { category?: string; visit?: string; reminded?: string };

/** A case after one more event. An appointment that does not take place for the applicant's sake does not count. */
export function evolveMedical(state: MedicalCase, event: MedicalEvent, meta: { at: string; by: string }): MedicalCase {
  const next = evolveLined<MedicalAnswers, MedicalCase>(state, event, meta);
  const { category, visit, reminded } = event;
  const own = {
    ...(category === undefined ? {} : { category }),
    ...(visit === undefined ? {} : { visit }),
    ...(reminded === undefined ? {} : { reminded }),
  };
  return { ...next, ...own, ...(!countsStill(event) && { visit: undefined }) };
}
