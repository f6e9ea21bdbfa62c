import { stop } from '../../calendar/index.ts';
import { type Context, type Decision, refuse } from '../../log/aggregate.ts';
import type { Department } from '../department.ts';
import type { CaseCode, DecideCase } from './commands.ts';
import type { CaseDecided } from './events.ts';
import { unlessOwner, whileAsked, wrongStage } from './guards.ts';
import { moveTo, releasing } from './progress.ts';
import type { Case } from './state.ts';

/**
 * The caseworker decides, with a reason of the catalogue. Approving needs everything to be there; rejecting is
 * possible at every stage, also when a supplement never comes, and gives back what the case holds.
 */
export function decideOutcome(
  department: Department,
  command: DecideCase,
  state: Case<unknown>,
  context: Context,
): Decision<CaseDecided, CaseCode> {
  const approving = command.outcome === 'approved';
  const no = unlessOwner(state, context) ?? (approving ? whileAsked(state) : undefined);
  if (no) return no;
  if (department.reasons[command.reasonCode]?.outcome !== command.outcome)
    return refuse('reason-mismatch', { pointer: '/reasonCode' });
  const stage = moveTo(department, approving ? 'approval' : 'rejection', state);
  if (stage === undefined) return wrongStage(department, state);
  return { ok: true, events: [decidedNow(command, stage, state, context)], ...(approving ? {} : releasing(state)) };
}

/** A decision as it happened: in time or late, by the clock at this moment. */
export function decidedNow(
  { outcome, reasonCode, note }: Omit<DecideCase, 'type'>,
  stage: string,
  state: Case<unknown>,
  { at }: Context,
): CaseDecided {
  const noted = note === undefined ? {} : { note };
  return { type: 'case-decided', stage, outcome, reasonCode, ...noted, ...stop(state.clock, at) };
}
