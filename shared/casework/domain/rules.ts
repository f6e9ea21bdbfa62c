import { accept, type Context, type Decision, refuse } from '../../log/aggregate.ts';
import type { CaseCode } from './codes.ts';
import type { MoveRules } from './commands.ts';
import type { RulesMoved } from './events.ts';
import { unlessOpen, unlessOwner } from './guards.ts';
import type { Case } from './state.ts';

/**
 * The case goes on under another version of a rule that it is kept under: on purpose, with a reason that the applicant
 * reads, by its caseworker or the lead.
 */
export function moveRules(
  { to, reason, asLead }: MoveRules,
  state: Case<unknown>,
  context: Context,
): Decision<RulesMoved, CaseCode> {
  const no = asLead ? unlessOpen(state) : unlessOwner(state, context);
  if (no) return no;
  const from = state.rules.find(({ id }) => id === to.id);
  if (!from) return refuse('rule-not-kept', { pointer: '/rule' });
  if (from.version === to.version) return refuse('version-kept', { pointer: '/version' });
  return accept({ type: 'case-rules-moved', from, to, reason });
}
