import { accept, acceptWith, type Context, type Decision } from '../../log/aggregate.ts';
import type { Department } from '../department.ts';
import type { CaseCode } from './codes.ts';
import type { Grant } from './commands.ts';
import type { CaseGranted, CaseMoved } from './events.ts';
import { type No, unlessOwner, whileAsked, wrongStage } from './guards.ts';
import { moveTo, standingIn } from './progress.ts';
import type { Case } from './state.ts';

/** Where a grant would take the case, or why nothing can be granted to it by this caller. */
export function grantable(
  department: Department,
  state: Case<unknown>,
  caller: Pick<Context, 'by'>,
): { ok: true; stage: string } | No {
  const no = unlessOwner(state, caller) ?? whileAsked(state);
  if (no) return no;
  const stage = moveTo(department, 'grant', state);
  return stage === undefined ? wrongStage(department, state) : { ok: true, stage };
}

/**
 * Gives the case one of a limited number. The claim on it lands in the same transaction as the commit, or neither
 * does; so two cases never hold the same, whatever runs side by side or stops half-way.
 */
export function grant(
  department: Department,
  { hold, key, until }: Grant,
  state: Case<unknown>,
  context: Context,
): Decision<CaseGranted, CaseCode> {
  if (state.grantKeys.includes(key)) return accept();
  const may = grantable(department, state, context);
  if (!may.ok) return may;
  const granted: CaseGranted = { type: 'case-granted', hold, key, ...standingIn(department, may.stage, until) };
  // A reopened case may hold something still; it has one at a time.
  const release = state.hold && state.hold.claim !== hold.claim ? { release: [state.hold.claim] } : {};
  return acceptWith([granted], { take: [hold.claim], ...release }, { code: 'taken' });
}

/** There is nothing to grant: the case waits on the list, and stays there when it does already. */
export function waitlist(
  department: Department,
  state: Case<unknown>,
  context: Context,
): Decision<CaseMoved, CaseCode> {
  const no = unlessOwner(state, context) ?? whileAsked(state);
  if (no) return no;
  const stage = moveTo(department, 'no-stock', state);
  if (stage !== undefined) return accept({ type: 'case-moved', ...standingIn(department, stage) });
  const waiting = department.moves.some((move) => move.by === 'no-stock' && move.to === state.stage);
  return waiting ? accept() : wrongStage(department, state);
}
