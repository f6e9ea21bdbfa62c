import {
  type DecideCase,
  decideCase,
  decidedNow,
  moveTo,
  needsSecond,
  releasing,
  type SecondDecision,
  unlessOwner,
  whileProposed,
  wrongStage,
} from '../../../shared/casework/domain/index.ts';
import { accept, type Context } from '../../../shared/log/aggregate.ts';
import { medicalDepartment as department } from '../department.ts';
import type { MedicalCase } from './case.ts';
import { onceOver, unlessOver } from './over.ts';
import { type Decided, givingBack } from './plain.ts';

export const reasonMissed = 'did-not-come';

/** Nobody came; known only once the time has passed. It counts towards the year's allowance, and may need four eyes. */
export function missed(verdict: Omit<DecideCase, 'type'>, state: MedicalCase, context: Context): Decided {
  const no = unlessOwner(state, context) ?? whileProposed(state);
  if (no) return no;
  const stage = moveTo(department, 'deadline', state);
  if (stage === undefined) return wrongStage(department, state);
  const early = unlessOver(state, context);
  if (early) return early;
  const { outcome, reasonCode, note } = verdict;
  const what = { outcome, reasonCode, ...(note === undefined ? {} : { note }) };
  if (needsSecond(state, what)) return accept({ type: 'decision-proposed', ...what });
  return { ok: true, events: [decidedNow(what, stage, state, context)], ...releasing(state) };
}

/** A second person confirms; what they confirm as missed ends as missed, too, and counts. */
export function seconded(command: SecondDecision, state: MedicalCase, context: Context): Decided {
  const decision = decideCase(department, command, state, context) as Decided;
  const stage = state.proposal?.reasonCode === reasonMissed ? moveTo(department, 'deadline', state) : undefined;
  if (!decision.ok || stage === undefined) return onceOver(givingBack(decision, state), state, context);
  return {
    ...decision,
    events: decision.events.map((event) => (event.type === 'case-decided' ? { ...event, stage } : event)),
  };
}
