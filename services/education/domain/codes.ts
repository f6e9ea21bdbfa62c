import type { CaseCode } from '../../../shared/casework/domain/index.ts';
import type { Decision } from '../../../shared/log/aggregate.ts';
import type { EducationCase, EducationEvent } from './case.ts';

export type EducationCode =
  | CaseCode
  | 'batch-not-open'
  | 'child-coordinated'
  | 'confirmation-over'
  | 'enrolment-closed'
  | 'only-adding'
  | 'own-case';

export type Decided = Decision<EducationEvent, EducationCode>;

/** A decision whose event says more. */
export const saying = (decision: Decided, more: Partial<EducationEvent>): Decided =>
  decision.ok
    ? { ...decision, events: decision.events.map((event) => ({ ...event, ...more }) as EducationEvent) }
    : decision;

/** With what a decision gives back, the child may be coordinated again. */
export function givingBack(decision: Decided, { child }: EducationCase): Decided {
  if (!decision.ok || child === undefined) return decision;
  return { ...decision, claims: { ...decision.claims, release: [...(decision.claims?.release ?? []), child] } };
}
