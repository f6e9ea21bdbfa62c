import { dueOf } from '../../calendar/index.ts';
import { accept, type Context, type Decision } from '../../log/aggregate.ts';
import type { CaseCode } from './commands.ts';
import type { CaseOverdue, CaseWarned } from './events.ts';
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
