import { addWorkingDays, endOfLocalDay, localDateOf, toShanghai } from '../../../shared/calendar/index.ts';
import {
  decideCase,
  decidedNow,
  type Grant,
  moveTo,
  type OfferLapsed,
  releasing,
  unlessApplicant,
  wrongStage,
} from '../../../shared/casework/domain/index.ts';
import { accept, type Context, refuse } from '../../../shared/log/aggregate.ts';
import { confirmDays, confirmDaysAre, educationDepartment as department } from '../department.ts';
import { type EducationCase, termOf } from './case.ts';
import { type Decided, givingBack, saying } from './codes.ts';
import { ifDeclined } from './declining.ts';
import { untilAnswered } from './declining-words.ts';
import { calendarOf, type Window } from './windows.ts';
import { schoolOf } from './wishes.ts';

/** The day that is so many days later: working days or calendar days, as the setting says. */
export const daysLater = (day: string, days: number, kind: string): string =>
  kind === 'working'
    ? addWorkingDays(day, days).date
    : localDateOf(toShanghai(Date.parse(`${day}T12:00:00+08:00`) + days * 86_400_000));

/** The end of the last day on which a place given now can be confirmed; never after the last day of the window. */
function confirmBy(state: EducationCase, at: string, known: readonly Window[]): string {
  const day = daysLater(localDateOf(at), confirmDays, confirmDaysAre);
  const last = calendarOf(termOf(state), known).window?.confirmUntil;
  return endOfLocalDay(last !== undefined && last < day ? last : day);
}

/** Gives a place, with the day until which it can be confirmed. A case that holds one gets no second. */
export function place(command: Grant, state: EducationCase, context: Context, known: readonly Window[]): Decided {
  const repeated = state.grantKeys.includes(command.key);
  if (state.hold) return repeated ? accept() : wrongStage(department, state);
  const until = confirmBy(state, context.at, known);
  const { outOfOrder } = command;
  const decision = decideCase(department, { ...command, until }, state, context);
  const waits = untilAnswered(ifDeclined(state, schoolOf(command.hold), context.at, known));
  return saying(decision, { waits, ...(outOfOrder === undefined ? {} : { outOfOrder }) });
}

/** The guardian takes the place, which ends the case, or gives it back. */
export function answerPlacement(
  accepted: boolean,
  state: EducationCase,
  context: Context,
  known: readonly Window[],
): Decided {
  const no = unlessApplicant(state, context);
  if (no) return no;
  const stage = moveTo(department, 'applicant', state);
  if (stage === undefined) return wrongStage(department, state);
  if (state.until !== undefined && Date.parse(state.until) <= Date.parse(context.at))
    return refuse('confirmation-over');
  if (!accepted) return lapse('declined', state, context, known);
  const verdict = { outcome: 'approved', reasonCode: 'conditions-met' } as const;
  return accept(decidedNow(verdict, stage, state, context));
}

/** The place is free in the same transaction, for the next on the school's list; the case goes where it was told to go. */
export function lapse(
  why: OfferLapsed['why'],
  state: EducationCase,
  { at }: Context,
  known: readonly Window[],
): Decided {
  const { leads, next } = ifDeclined(state, state.hold && schoolOf(state.hold), at, known);
  const decision: Decided = { ok: true, events: [{ type: 'offer-lapsed', why, ...next }], ...releasing(state) };
  return leads === 'next-window' ? givingBack(decision, state) : decision;
}
