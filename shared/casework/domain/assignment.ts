import { accept, type Context, type Decision, refuse } from '../../log/aggregate.ts';
import type { CaseCode } from './codes.ts';
import type { AssignCase } from './commands.ts';
import type { CaseAssigned } from './events.ts';
import { unlessOpen } from './guards.ts';
import type { Case } from './state.ts';

/** A caseworker takes a case that nobody has; the lead gives it to whom they choose. Nobody works on their own. */
export function assign(
  { to, asLead }: AssignCase,
  state: Case<unknown>,
  { by }: Context,
): Decision<CaseAssigned, CaseCode> {
  const closed = unlessOpen(state);
  if (closed) return closed;
  if (to === state.person) return refuse('own-case');
  if (!asLead && to !== by) return refuse('only-lead-assigns', { pointer: '/to' });
  if (state.owner === to) return accept();
  if (!asLead && state.owner !== undefined) return refuse('already-assigned');
  return accept({ type: 'case-assigned', owner: to });
}
