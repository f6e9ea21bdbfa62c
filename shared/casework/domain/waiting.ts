import { extend } from '../../calendar/index.ts';
import { accept, type Context, type Decision, refuse } from '../../log/aggregate.ts';
import type { CaseCode } from './codes.ts';
import type { AwaitBody, EndWaiting, ExtendCase } from './commands.ts';
import type { BodyAnswered, BodyAwaited, CaseExtended, SupplementClosed } from './events.ts';
import { unlessOpen, unlessOwner, whileAsked } from './guards.ts';
import { type Case, isAsked } from './state.ts';

/** The case waits for a named body; from then on the clock stands still. */
export function awaitBody(
  { body }: AwaitBody,
  state: Case<unknown>,
  context: Context,
): Decision<BodyAwaited, CaseCode> {
  const no = unlessOwner(state, context) ?? whileAsked(state);
  if (no) return no;
  return state.body ? refuse('already-waiting') : accept({ type: 'body-awaited', body });
}

/** Ends a waiting by hand: the caseworker's, or the lead's when the caseworker does not. */
export function endWaiting(
  { type, asLead }: EndWaiting,
  state: Case<unknown>,
  context: Context,
): Decision<BodyAnswered | SupplementClosed, CaseCode> {
  const no = asLead ? unlessOpen(state) : unlessOwner(state, context);
  if (no) return no;
  if (type === 'body-answered') return state.body ? accept({ type }) : refuse('not-waiting');
  return isAsked(state) ? accept({ type: 'supplement-closed' }) : refuse('no-supplement');
}

/** More time, once, with a reason that the applicant reads; never for a case that is late already. */
export function extendTime(
  { days, reason }: ExtendCase,
  state: Case<unknown>,
  context: Context,
): Decision<CaseExtended, CaseCode> {
  const no = unlessOwner(state, context);
  if (no) return no;
  if (days > state.settings.extensionDays) return refuse('too-long', { pointer: '/days' });
  const may = extend(state.clock, { days, reason: reason.zh, at: context.at });
  return may.ok ? accept({ type: 'case-extended', days, reason }) : refuse(may.code);
}
