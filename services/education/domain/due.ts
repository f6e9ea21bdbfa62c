import { moveTo } from '../../../shared/casework/domain/index.ts';
import { accept, type Context } from '../../../shared/log/aggregate.ts';
import { educationDepartment as department } from '../department.ts';
import { type EducationCase, termOf } from './case.ts';
import { type Decided, givingBack } from './codes.ts';
import { lapse } from './placing.ts';
import { entering, type InTerm, moved, nextWindow, standIn } from './standing.ts';
import { calendarOf, isOver, type Window } from './windows.ts';

/** A date of the calendar came: a window or a batch opened, a batch was missed, a place was not confirmed. */
export function stageDue(state: EducationCase, context: Context, known: readonly Window[]): Decided {
  const { at } = context;
  if (state.status !== 'open' || state.until === undefined || Date.parse(state.until) > Date.parse(at)) return accept();
  if (moveTo(department, 'lapse', state) !== undefined) return lapse('expired', state, context, known);
  const term = termOf(state);
  if (state.stage === 'WAIT_NEXT_WINDOW') return accept(moved(entering(term.schoolYear, at, known)));
  const on = goingOn(state, at, known);
  return on ? accept(moved(on)) : givingBack(accept(moved(nextWindow(term, at, known))), state);
}

/** Where the case goes on in the same window: its own batch or, when that is over, the next one. */
function goingOn(state: EducationCase, at: string, known: readonly Window[]): InTerm | undefined {
  const term = termOf(state);
  const { window } = calendarOf(term, known);
  if (!window || isOver(window.confirmUntil, at)) return undefined;
  const { stage } = state;
  // Also where the calendar was changed meanwhile: the case goes on to its new day.
  if (stage === 'VERIFIED' || stage === 'COORDINATED') return standIn(stage, term, at, known);
  const next = window.verification.find((one) => one.batch >= (term.batch ?? 1) && !isOver(one.until, at));
  return next && standIn(stage, { ...term, batch: next.batch }, at, known);
}
