import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { handIn } from './handed-in.ts';
import { monthsFrom } from './months.ts';
import { correctRent, monthsOf, type NeedsSecond, secondRent } from './rent-correction.ts';
import {
  hasCome,
  isRunning,
  lastMonthOf,
  monthsUsed,
  overOn,
  recheckDay,
  runningIn,
  type Subsidies,
  type Subsidy,
  subsidyOf,
} from './subsidy.ts';
import type { SubsidyCode, SubsidyCommand, SubsidyEvent, SubsidyLimits } from './subsidy-messages.ts';

type Decided = Decision<SubsidyEvent, SubsidyCode>;

/** The subsidies of one person: one at a time, never more months than the limit, and nobody works on their own. */
export const decideSubsidy =
  (limits: SubsidyLimits, needsSecond: NeedsSecond) =>
  (command: SubsidyCommand, state: Subsidies, context: Context): Decided => {
    switch (command.type) {
      case 'grant':
        return grant(command, state, limits);
      case 'recheck':
      case 'end':
        return fallDue(command.type, subsidyOf(state, command.caseId), context);
      case 'hand-in':
        return handInFor(command, state, context);
      default: {
        const one = subsidyOf(state, command.caseId);
        if (!one) return refuse('not-found');
        if (context.by === state.person) return refuse('own-case');
        return isRunning(one) ? change(command, one, { limits, needsSecond, context }) : over(command, one);
      }
    }
  };

/** What is left of the limit is granted, however many months were asked for; with nothing left it ends at once. */
function grant(
  { person, caseId, terms }: Extract<SubsidyCommand, { type: 'grant' }>,
  state: Subsidies,
  { limitMonths, recheckMonths, recheckNoticeDays }: SubsidyLimits,
): Decided {
  if (subsidyOf(state, caseId)) return accept();
  if (runningIn(state)) return refuse('other-benefit');
  const months = Math.max(0, Math.min(terms.months, limitMonths - monthsUsed(state)));
  const granted = { ...terms, months };
  const cleared = Math.min(months, recheckMonths);
  const from = recheckDay(granted, cleared, recheckNoticeDays);
  return accept({ type: 'granted', person, caseId, terms: granted, cleared, ...(from && { recheckFrom: from }) });
}

/** The check begins on its day; when the last month is over, what was not cleared by then is not used. */
function fallDue(what: 'recheck' | 'end', one: Subsidy | undefined, { at }: Context): Decided {
  if (!one || !isRunning(one)) return accept();
  const { caseId, state, cleared, recheckFrom } = one;
  if (what === 'end') return hasCome(overOn(one), at) ? accept({ type: 'ended', caseId, months: cleared }) : accept();
  const due = state === 'RUNNING' && recheckFrom !== undefined && hasCome(recheckFrom, at);
  return due ? accept({ type: 'check-due', caseId }) : accept();
}

/** The person hands documents in while the conditions are checked. */
function handInFor(
  { caseId, items }: Extract<SubsidyCommand, { type: 'hand-in' }>,
  state: Subsidies,
  { by }: Context,
): Decided {
  const one = subsidyOf(state, caseId);
  if (!one || by !== state.person) return refuse('not-found');
  if (one.state !== 'RECHECK') return refuse('check-not-due', { detail: dayOfCheck(one) });
  return handIn(items, one.handedIn?.items ?? [], (fresh) => ({ type: 'handed-in', caseId, items: fresh }));
}

type Change = Extract<SubsidyCommand, { type: 'pass-check' | 'correct-rent' | 'second-rent' | 'stop' }>;

interface Around {
  limits: SubsidyLimits;
  needsSecond: NeedsSecond;
  context: Context;
}

function change(command: Change, one: Subsidy, { limits, needsSecond, context }: Around): Decided {
  const { caseId } = one;
  switch (command.type) {
    case 'pass-check': {
      if (one.state !== 'RECHECK') return refuse('check-not-due', { detail: dayOfCheck(one) });
      const cleared = Math.min(one.months, one.cleared + limits.recheckMonths);
      const from = recheckDay(one, cleared, limits.recheckNoticeDays);
      const { reason } = command;
      return accept({ type: 'check-passed', caseId, cleared, reason, ...(from && { recheckFrom: from }) });
    }
    case 'correct-rent':
      return correctRent(command, one, needsSecond, context);
    case 'second-rent':
      return secondRent(command, one, context);
    case 'stop': {
      const months = monthsFrom(one.startsOn, command.lastMonth) + 1;
      // What was never cleared cannot have been used.
      if (months < 0 || months > one.cleared)
        return refuse('month-outside', { pointer: '/lastMonth', detail: monthsOf({ ...one, months: one.cleared }) });
      return accept({ type: 'stopped', caseId, months, reason: command.reason });
    }
    default:
      return command satisfies never;
  }
}

/** The same stop again changes nothing; of what is over nothing else changes any more. */
const over = (command: Change, one: Subsidy): Decided =>
  command.type === 'stop' && one.stopped?.reason === command.reason && lastMonthOf(one) === command.lastMonth
    ? accept()
    : refuse('subsidy-over');

const dayOfCheck = ({ recheckFrom }: Subsidy) =>
  recheckFrom === undefined
    ? { zh: '其余月份无需再复核', en: 'nothing of it has to be checked again' }
    : { zh: `复核自 ${recheckFrom} 起`, en: `it is checked again from ${recheckFrom} on` };
