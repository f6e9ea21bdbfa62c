import { allowedDays, type Clock, daysOfShare, dueOf, endOfDay } from '../../calendar/index.ts';
import { accept, type Context, type Decision } from '../../log/aggregate.ts';
import type { Escalation } from '../settings.ts';
import type { CaseCode } from './codes.ts';
import type { CaseEscalated, CaseOverdue, CaseWarned } from './events.ts';
import type { Case } from './state.ts';

const passed = (instant: string | null, at: string): boolean =>
  instant !== null && Date.parse(instant) <= Date.parse(at);

/** The share of the promised time that warns has gone by. A date that moved meanwhile changes nothing. */
export function warn(state: Case<unknown>, { at }: Context): Decision<CaseWarned, CaseCode> {
  if (state.status !== 'open' || state.warned || !passed(dueOf(state.clock).warnAt, at)) return accept();
  return accept({ type: 'case-warned' });
}

/** The promised day went by without a decision: everybody who sees the case sees that. */
export function becomeOverdue(state: Case<unknown>, { at }: Context): Decision<CaseOverdue, CaseCode> {
  if (state.status !== 'open' || state.overdue || !passed(dueOf(state.clock).dueAt, at)) return accept();
  return accept({ type: 'case-overdue' });
}

/** When a level is reached; `null` while the clock stands still before it. */
export const escalatesAt = (clock: Clock, { share = 1, daysAfterDue }: Escalation): string | null =>
  endOfDay(clock, daysAfterDue === undefined ? daysOfShare(clock, share) : allowedDays(clock) + daysAfterDue);

/** The levels that are still to come. */
export const levelsLeft = ({ settings, escalated }: Case<unknown>): Escalation[] =>
  settings.escalation.filter(({ level }) => level > escalated);

/** A level is reached: the role that it names is told. A date that moved meanwhile changes nothing. */
export function escalate(
  { level }: { level: number },
  state: Case<unknown>,
  { at }: Context,
): Decision<CaseEscalated, CaseCode> {
  const reached = state.status === 'open' && levelsLeft(state).find((one) => one.level === level);
  if (!reached || !passed(escalatesAt(state.clock, reached), at)) return accept();
  return accept({ type: 'case-escalated', level, role: reached.role });
}
