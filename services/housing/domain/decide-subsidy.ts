import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import { monthsFrom } from './months.ts';
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
  type SubsidyTerms,
  subsidyOf,
} from './subsidy.ts';

interface Correction {
  fromMonth: string;
  amountFen: number;
  rent: Sealed<number>;
  reason: { zh: string; en: string };
}

export type SubsidyCommand =
  | { type: 'grant'; person: string; caseId: string; terms: SubsidyTerms }
  | { type: 'pass-check'; caseId: string }
  | ({ type: 'correct-rent'; caseId: string } & Correction)
  | { type: 'stop'; caseId: string; lastMonth: string; reason: string }
  /** A date came. */
  | { type: 'recheck' | 'end'; caseId: string };

export type SubsidyEvent =
  | { type: 'granted'; person: string; caseId: string; terms: SubsidyTerms; cleared: number; recheckFrom?: string }
  | { type: 'check-due'; caseId: string }
  | { type: 'check-passed'; caseId: string; cleared: number; recheckFrom?: string }
  | ({ type: 'rent-corrected'; caseId: string } & Correction)
  | { type: 'stopped'; caseId: string; months: number; reason: string }
  | { type: 'ended'; caseId: string; months: number };

export type SubsidyCode = 'not-found' | 'other-benefit' | 'subsidy-over' | 'check-not-due' | 'month-outside';

/** How long a person can have subsidies in all, and how often their conditions are checked again. */
export interface SubsidyLimits {
  limitMonths: number;
  recheckMonths: number;
  recheckNoticeDays: number;
}

type Decided = Decision<SubsidyEvent, SubsidyCode>;

/** The subsidies of one person: one at a time, and never more months than the limit. */
export const decideSubsidy =
  (limits: SubsidyLimits) =>
  (command: SubsidyCommand, state: Subsidies, context: Context): Decided => {
    switch (command.type) {
      case 'grant':
        return grant(command, state, limits);
      case 'recheck':
      case 'end':
        return fallDue(command.type, subsidyOf(state, command.caseId), context);
      default: {
        const one = subsidyOf(state, command.caseId);
        if (!one) return refuse('not-found');
        return isRunning(one) ? change(command, one, limits) : over(command, one);
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

type Change = Extract<SubsidyCommand, { type: 'pass-check' | 'correct-rent' | 'stop' }>;

function change(command: Change, one: Subsidy, limits: SubsidyLimits): Decided {
  const { caseId } = one;
  switch (command.type) {
    case 'pass-check': {
      if (one.state !== 'RECHECK') return refuse('check-not-due', { detail: dayOfCheck(one) });
      const cleared = Math.min(one.months, one.cleared + limits.recheckMonths);
      const from = recheckDay(one, cleared, limits.recheckNoticeDays);
      return accept({ type: 'check-passed', caseId, cleared, ...(from && { recheckFrom: from }) });
    }
    case 'correct-rent': {
      const { fromMonth, amountFen } = command;
      if (!isWithin(one, fromMonth)) return refuse('month-outside', { pointer: '/fromMonth', detail: monthsOf(one) });
      const known = one.rates.slice(-1).some((rate) => rate.from === fromMonth && rate.amountFen === amountFen);
      return known ? accept() : accept({ ...command, type: 'rent-corrected' });
    }
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

const isWithin = (one: Subsidy, month: string): boolean => one.startsOn <= month && month <= lastMonthOf(one);

const monthsOf = (one: Subsidy) => ({
  zh: `补贴月份为 ${one.startsOn} 至 ${lastMonthOf(one)}`,
  en: `its months are ${one.startsOn} to ${lastMonthOf(one)}`,
});

const dayOfCheck = ({ recheckFrom }: Subsidy) =>
  recheckFrom === undefined
    ? { zh: '其余月份无需再复核', en: 'nothing of it has to be checked again' }
    : { zh: `复核自 ${recheckFrom} 起`, en: `it is checked again from ${recheckFrom} on` };

interface Meta {
  at: string;
  by: string;
}

/** A person's subsidies after one more event. */
export function evolveSubsidy(state: Subsidies, event: SubsidyEvent, meta: Meta): Subsidies {
  if (event.type !== 'granted') {
    const { caseId } = event;
    return { ...state, all: state.all.map((one) => (one.caseId === caseId ? changed(one, event, meta) : one)) };
  }
  const { person, caseId, terms, cleared, recheckFrom } = event;
  const { amountFen, rent, ...kept } = terms;
  const rates = [{ from: terms.startsOn, amountFen, rent }];
  const stands = terms.months === 0 ? 'ENDED' : 'RUNNING';
  const one: Subsidy = { ...kept, caseId, state: stands, grantedAt: meta.at, cleared, recheckFrom, rates };
  return { person, all: [...state.all, one] };
}

function changed(one: Subsidy, event: Exclude<SubsidyEvent, { type: 'granted' }>, { at, by }: Meta): Subsidy {
  switch (event.type) {
    case 'check-due':
      return { ...one, state: 'RECHECK' };
    case 'check-passed':
      return { ...one, state: 'RUNNING', cleared: event.cleared, recheckFrom: event.recheckFrom };
    case 'rent-corrected': {
      const { fromMonth: from, amountFen, rent, reason } = event;
      return { ...one, rates: [...one.rates, { from, amountFen, rent, corrected: { at, by, reason } }] };
    }
    case 'stopped':
      return { ...one, state: 'STOPPED', ...ending(event.months), stopped: { reason: event.reason, at } };
    case 'ended':
      return { ...one, state: 'ENDED', ...ending(event.months) };
    default:
      event satisfies never;
      return one;
  }
}

const ending = (months: number) => ({ months, cleared: months, recheckFrom: undefined });
