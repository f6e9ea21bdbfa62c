import { stop } from '../../calendar/index.ts';
import { accept, type Context, type Decision, refuse } from '../../log/aggregate.ts';
import type { Claims } from '../../log/claim.ts';
import type { Department } from '../department.ts';
import type { CaseCode } from './codes.ts';
import type { DecideCase } from './commands.ts';
import type { CaseDecided, DecisionProposed } from './events.ts';
import { needsSecond } from './four-eyes.ts';
import { type No, unlessOwner, whileAsked, whileProposed, wrongStage } from './guards.ts';
import { moveTo, releasing } from './progress.ts';
import { unlessTrue } from './reasons.ts';
import type { Case } from './state.ts';

export type Verdict = Omit<DecideCase, 'type'>;

/**
 * The caseworker decides, with a reason of the catalogue. Approving needs everything to be there; rejecting is
 * possible at every stage, also when a supplement never comes, and gives back what the case holds. Where the department
 * wants four eyes, this only proposes.
 */
export function decideOutcome(
  department: Department,
  { type: _type, ...command }: DecideCase,
  state: Case<unknown>,
  context: Context,
): Decision<CaseDecided | DecisionProposed, CaseCode> {
  const approving = command.outcome === 'approved';
  const no = unlessOwner(state, context) ?? (approving ? whileAsked(state) : whileProposed(state));
  if (no) return no;
  if (department.reasons[command.reasonCode]?.outcome !== command.outcome)
    return refuse('reason-mismatch', { pointer: '/reasonCode' });
  const ending = endingOf(department, command, state);
  if (!ending.ok) return ending;
  const untrue = unlessTrue(department, command, state);
  if (untrue) return refuse(untrue.code, { pointer: '/reasonCode', detail: untrue.detail });
  if (needsSecond(state, command)) return accept({ type: 'decision-proposed', ...command });
  return { ok: true, events: [decidedNow(command, ending.stage, state, context)], ...ending.claims };
}

/** Where a decision would end the case, and what it gives back; or that it cannot end from here. */
export function endingOf(
  department: Department,
  { outcome }: Verdict,
  state: Case<unknown>,
): { ok: true; stage: string; claims: { claims?: Claims } } | No {
  const approving = outcome === 'approved';
  const stage = moveTo(department, approving ? 'approval' : 'rejection', state);
  if (stage === undefined) return wrongStage(department, state, outcome);
  return { ok: true, stage, claims: approving ? {} : releasing(state) };
}

/** A decision as it happened: in time or late, by the clock at this moment. */
export function decidedNow(
  { outcome, reasonCode, note }: Verdict,
  stage: string,
  state: Case<unknown>,
  { at }: Context,
): CaseDecided {
  const noted = note === undefined ? {} : { note };
  return { type: 'case-decided', stage, outcome, reasonCode, ...noted, ...stop(state.clock, at) };
}
