import { accept, type Context, type Decision, refuse } from '../../log/aggregate.ts';
import type { Department } from '../department.ts';
import type { CaseCode } from './codes.ts';
import type { SecondDecision } from './commands.ts';
import { decidedNow, endingOf } from './decision.ts';
import type { CaseDecided, DecisionReturned } from './events.ts';
import { unlessOpen } from './guards.ts';
import { unlessTrue } from './reasons.ts';
import type { Case } from './state.ts';

/** A second person confirms the decision that was proposed, or sends it back; never the one who proposed it, nor the applicant. */
export function second(
  department: Department,
  { confirm, note }: SecondDecision,
  state: Case<unknown>,
  context: Context,
): Decision<CaseDecided | DecisionReturned, CaseCode> {
  const no = unlessOpen(state);
  if (no) return no;
  const { proposal } = state;
  if (!proposal) return refuse('nothing-proposed');
  if (context.by === proposal.by) return refuse('same-person');
  if (context.by === state.person) return refuse('own-case');
  if (!confirm) return accept({ type: 'decision-returned', ...(note === undefined ? {} : { note }) });
  const ending = endingOf(department, proposal, state);
  if (!ending.ok) return ending;
  // What was asked for may have come since it was proposed.
  const untrue = unlessTrue(department, proposal, state);
  if (untrue) return refuse(untrue.code, { detail: untrue.detail });
  const { by: proposedBy, ...what } = proposal;
  return { ok: true, events: [{ ...decidedNow(what, ending.stage, state, context), proposedBy }], ...ending.claims };
}
