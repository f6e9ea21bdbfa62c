import type { Tenancy, TenancyEvent } from './tenancy.ts';

interface Meta {
  at: string;
  by: string;
}

/** A tenancy after one more event. */
export function evolveTenancy(state: Tenancy, event: TenancyEvent, { at, by }: Meta): Tenancy {
  switch (event.type) {
    case 'contracted': {
      const { person, unitId, at: contractedAt, owner } = event;
      const had = owner === undefined ? {} : { owner };
      return { stage: 'CONTRACTED', person, unitId, contractedAt, periods: 0, ...had };
    }
    case 'handed-in':
      return { ...state, handedIn: [...(state.handedIn ?? []), ...event.items], handedInAt: at };
    case 'checked':
      return { ...state, check: { met: event.met, reason: event.reason, at, by } };
    case 'missed':
      return { ...state, overdue: true };
    case 'moved':
      return moved(state, event);
    default:
      event satisfies never;
      return state;
  }
}

function moved(state: Tenancy, event: Extract<TenancyEvent, { type: 'moved' }>): Tenancy {
  const { to, on, periodEnds, recheckFrom, reason } = event;
  if (to === 'EXITED') {
    return {
      ...state,
      stage: to,
      overdue: undefined,
      exitedOn: on,
      ...(reason !== undefined && { exitReason: reason }),
    };
  }
  // Of the check before nothing counts for this one.
  if (periodEnds === undefined || recheckFrom === undefined)
    return { ...state, stage: to, handedIn: undefined, handedInAt: undefined, check: undefined };
  const occupied = { occupiedOn: state.occupiedOn ?? on };
  return { ...state, ...occupied, stage: to, periodEnds, recheckFrom, overdue: undefined, periods: state.periods + 1 };
}
