import { localDateOf } from '../../../shared/calendar/index.ts';
import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { handIn } from './handed-in.ts';
import { daysBefore, monthsAfter } from './months.ts';
import type { Tenancy, TenancyCode, TenancyCommand, TenancyEvent, TenancyStage } from './tenancy.ts';

/** Legal prior states of each state. */
export const priors: Readonly<Record<Exclude<TenancyStage, 'CONTRACTED'>, readonly Tenancy['stage'][]>> = {
  OCCUPIED: ['CONTRACTED'],
  RECHECK: ['OCCUPIED', 'RENEWED'],
  RENEWED: ['RECHECK'],
  EXITED: ['CONTRACTED', 'OCCUPIED', 'RECHECK', 'RENEWED'],
};

interface Terms {
  leaseMonths: number;
  /** Days before the end of a period from which on the conditions are checked again. */
  recheckNoticeDays: number;
}

type Command<T extends TenancyCommand['type']> = Extract<TenancyCommand, { type: T }>;
type Decided = Decision<TenancyEvent, TenancyCode>;

/** Decides on the terms of the department. */
export const decideTenancy =
  (terms: Terms) =>
  (command: TenancyCommand, state: Tenancy, context: Context): Decided => {
    if (command.type === 'contract') return contract(command, state);
    if (state.stage === 'NONE') return refuse('not-found');
    switch (command.type) {
      case 'recheck':
      case 'miss':
        return fallDue(command.type, state, context);
      case 'hand-in':
        return handInFor(command, state, context);
      case 'check':
        return check(command, state, context);
      case 'move':
        return move(command, state, context, terms);
      default:
        return command satisfies never;
    }
  };

function contract({ person, unitId, at, owner }: Command<'contract'>, { stage }: Tenancy): Decided {
  const event = { type: 'contracted', person, unitId, at, ...(owner !== undefined && { owner }) } as const;
  return stage === 'NONE' ? accept(event) : accept();
}

/** The check begins on its day; when the period ends before the check does, that is told once. */
function fallDue(what: 'recheck' | 'miss', state: Tenancy, { at }: Context): Decided {
  const { stage, recheckFrom, periodEnds, overdue } = state;
  const on = localDateOf(at);
  if (what === 'miss') {
    const late = stage === 'RECHECK' && !overdue && periodEnds !== undefined && on > periodEnds;
    return late ? accept({ type: 'missed' }) : accept();
  }
  const due = priors.RECHECK.includes(stage) && recheckFrom !== undefined && on >= recheckFrom;
  return due ? accept({ type: 'moved', to: 'RECHECK', on }) : accept();
}

/** The tenant hands documents in while the conditions are checked. */
function handInFor({ items }: Command<'hand-in'>, { person, stage, handedIn = [] }: Tenancy, { by }: Context): Decided {
  if (by !== person) return refuse('not-found');
  if (stage !== 'RECHECK') return refuse('wrong-state', { detail: notChecked(stage) });
  return handIn(items, handedIn, (fresh) => ({ type: 'handed-in', items: fresh }));
}

/** A caseworker records what the check found, and anew until the tenancy moves on; nobody checks themselves. */
function check({ met, reason }: Command<'check'>, { person, stage }: Tenancy, { by }: Context): Decided {
  if (by === person) return refuse('own-case');
  if (stage !== 'RECHECK') return refuse('wrong-state', { detail: notChecked(stage) });
  return accept({ type: 'checked', met, reason });
}

function move(command: Command<'move'>, state: Tenancy, { at, by }: Context, terms: Terms): Decided {
  const { to, reason } = command;
  const { stage } = state;
  if (by === state.person) return refuse('own-case');
  if (!priors[to].includes(stage)) return refuse('wrong-state', { detail: legalFrom(stage, to) });
  const on = localDateOf(at);
  if (to === 'EXITED') return leave(reason, state, on);
  if (reason !== undefined) return refuse('reason-mismatch', { pointer: '/reason' });
  if (to === 'RENEWED' && !state.check?.met) return refuse('check-missing', { pointer: '/to' });
  // A renewed period follows on the one before, however late the check was finished.
  const periodEnds = monthsAfter(state.periodEnds ?? on, terms.leaseMonths);
  return accept({ type: 'moved', to, on, periodEnds, recheckFrom: daysBefore(periodEnds, terms.recheckNoticeDays) });
}

/** Why is always told; that the check failed needs a check that says so. */
function leave(reason: string | undefined, { stage, check: found }: Tenancy, on: string): Decided {
  if (reason === undefined) return refuse('reason-missing', { pointer: '/reason' });
  const failed = stage === 'RECHECK' && found?.met === false;
  if (reason === 'recheck-failed' && !failed) return refuse('check-missing', { pointer: '/reason' });
  return accept({ type: 'moved', to: 'EXITED', on, reason });
}

const notChecked = (stage: string) => ({
  zh: `当前为 ${stage}，没有在复核`,
  en: `it stands at ${stage}, and nothing of it is checked`,
});

/** What is legal from here, by name. */
function legalFrom(from: Tenancy['stage'], to: string) {
  const legal = Object.entries(priors).flatMap(([next, before]) => (before.includes(from) ? [next] : []));
  return {
    zh: `当前为 ${from}，不能到 ${to}；可到：${legal.join('、') || '无'}`,
    en: `it stands at ${from} and cannot go to ${to}; it can go to: ${legal.join(', ') || 'nowhere'}`,
  };
}
