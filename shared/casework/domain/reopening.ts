import { accept, type Decision, refuse } from '../../log/aggregate.ts';
import type { Department } from '../department.ts';
import type { CaseCode } from './codes.ts';
import type { ReopenCase } from './commands.ts';
import type { CaseReopened } from './events.ts';
import { standingIn } from './progress.ts';
import type { Case } from './state.ts';

/** A decided case is worked on again, with a new promise. What was withdrawn stays so; a decision that is not the last stays as it is. */
export function reopen(
  department: Department,
  { why, decision, reason, owner }: ReopenCase,
  state: Case<unknown>,
): Decision<CaseReopened, CaseCode> {
  if (state.status === 'none') return refuse('not-found');
  if (state.status === 'open' || state.decisions !== decision)
    return why === 'review' ? accept() : refuse('not-decided');
  if (state.outcome?.outcome === 'withdrawn') return refuse('not-decided');
  const { settings } = department;
  const more = { ...(reason && { reason }), ...(owner && { owner }) };
  const at = standingIn(department, department.reopensAt ?? department.first);
  return accept({ type: 'case-reopened', why, settings, ...more, ...at });
}

/** The same, unless what was decided still lasts (a home that is lived in, an appointment that took place). */
export function reopenUnless(
  lasts: boolean,
  department: Department,
  command: ReopenCase,
  state: Case<unknown>,
): Decision<CaseReopened, CaseCode> {
  if (!lasts) return reopen(department, command, state);
  return command.why === 'review' ? accept() : refuse('not-decided');
}
