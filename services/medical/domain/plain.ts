import { type CaseCode, decideCase } from '../../../shared/casework/domain/index.ts';
import type { Context, Decision } from '../../../shared/log/aggregate.ts';
import { medicalDepartment as department } from '../department.ts';
import type { MedicalCase, MedicalCommand, MedicalEvent } from './case.ts';
import { countsStill } from './counting.ts';

export type MedicalCode =
  | CaseCode
  | 'allowance-used'
  | 'too-late'
  | 'not-yet-over'
  | 'no-proposal'
  | 'held'
  | 'over'
  | 'cancelled';
export type Decided = Decision<MedicalEvent, MedicalCode>;

/** What casework decides; the year's appointment is given back with whatever else the case gives back. */
export const plain = (command: MedicalCommand, state: MedicalCase, context: Context): Decided =>
  givingBack(decideCase(department, command as never, state, context) as Decided, state);

/** An appointment of the year that does not take place for the applicant's sake is free again, in the same transaction. */
export function givingBack(decision: Decided, { visit }: MedicalCase): Decided {
  if (!decision.ok || visit === undefined || decision.events.every(countsStill)) return decision;
  return { ...decision, claims: { ...decision.claims, release: [...(decision.claims?.release ?? []), visit] } };
}
