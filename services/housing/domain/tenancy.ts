import { localDateOf } from '../../../shared/calendar/index.ts';
import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { daysBefore, monthsAfter } from './months.ts';

/** Stages of a tenancy, which begins where the case of the joint application ends. */
export type TenancyStage = 'CONTRACTED' | 'OCCUPIED' | 'RECHECK' | 'RENEWED' | 'EXITED';

export interface Tenancy {
  stage: TenancyStage | 'NONE';
  person: string;
  unitId: string;
  contractedAt: string;
  occupiedOn?: string;
  periodEnds?: string;
  recheckFrom?: string;
  periods: number;
  exitedOn?: string;
}

export type TenancyCommand =
  | { type: 'contract'; person: string; unitId: string; at: string }
  | { type: 'move'; to: 'OCCUPIED' | 'RENEWED' | 'EXITED' }
  | { type: 'recheck' };

export type TenancyEvent =
  | { type: 'contracted'; person: string; unitId: string; at: string }
  | { type: 'moved'; to: Exclude<TenancyStage, 'CONTRACTED'>; on: string; periodEnds?: string; recheckFrom?: string };

/** Legal prior states of each state. */
export const priors: Readonly<Record<Exclude<TenancyStage, 'CONTRACTED'>, readonly Tenancy['stage'][]>> = {
  OCCUPIED: ['CONTRACTED'],
  RECHECK: ['OCCUPIED', 'RENEWED'],
  RENEWED: ['RECHECK'],
  EXITED: ['CONTRACTED', 'OCCUPIED', 'RECHECK', 'RENEWED'],
};

export const noTenancy: Tenancy = { stage: 'NONE', person: '', unitId: '', contractedAt: '', periods: 0 };

interface Terms {
  leaseMonths: number;
  /** Days before the end of a period from which on the conditions are checked again. */
  recheckNoticeDays: number;
}

/** Decides on the terms of the department. */
export const decideTenancy =
  ({ leaseMonths, recheckNoticeDays }: Terms) =>
  (command: TenancyCommand, state: Tenancy, { at }: Context): Decision<TenancyEvent, 'not-found' | 'wrong-state'> => {
    if (command.type === 'contract')
      return state.stage === 'NONE' ? accept({ ...command, type: 'contracted' }) : accept();
    if (state.stage === 'NONE') return refuse('not-found');
    const on = localDateOf(at);
    if (command.type === 'recheck') {
      const due = priors.RECHECK.includes(state.stage) && state.recheckFrom !== undefined && on >= state.recheckFrom;
      return due ? accept({ type: 'moved', to: 'RECHECK', on }) : accept();
    }
    const { to } = command;
    if (!priors[to].includes(state.stage)) return refuse('wrong-state', { detail: legalFrom(state.stage, to) });
    if (to === 'EXITED') return accept({ type: 'moved', to, on });
    // A renewed period follows on the one before, however late the check was finished.
    const periodEnds = monthsAfter(state.periodEnds ?? on, leaseMonths);
    return accept({ type: 'moved', to, on, periodEnds, recheckFrom: daysBefore(periodEnds, recheckNoticeDays) });
  };

/** What is legal from here, by name. */
function legalFrom(from: Tenancy['stage'], to: string) {
  const legal = Object.entries(priors).flatMap(([next, before]) => (before.includes(from) ? [next] : []));
  return {
    zh: `当前为 ${from}，不能到 ${to}；可到：${legal.join('、') || '无'}`,
    en: `it stands at ${from} and cannot go to ${to}; it can go to: ${legal.join(', ') || 'nowhere'}`,
  };
}

/** A tenancy after one more event. */
export function evolveTenancy(state: Tenancy, event: TenancyEvent): Tenancy {
  if (event.type === 'contracted') {
    const { person, unitId, at } = event;
    return { stage: 'CONTRACTED', person, unitId, contractedAt: at, periods: 0 };
  }
  const { to, on, periodEnds, recheckFrom } = event;
  if (to === 'EXITED') return { ...state, stage: to, exitedOn: on };
  if (periodEnds === undefined || recheckFrom === undefined) return { ...state, stage: to };
  const occupied = { occupiedOn: state.occupiedOn ?? on };
  return { ...state, ...occupied, stage: to, periodEnds, recheckFrom, periods: state.periods + 1 };
}
