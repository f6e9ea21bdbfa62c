import type { Subsidies, Subsidy } from './subsidy.ts';
import type { SubsidyEvent } from './subsidy-messages.ts';

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
      // Of the check before nothing counts for this one.
      return { ...one, state: 'RECHECK', handedIn: undefined };
    case 'handed-in': {
      const items = [...(one.handedIn?.items ?? []), ...event.items];
      return { ...one, handedIn: { cleared: one.cleared, items, at } };
    }
    case 'check-passed':
      return {
        ...{ ...one, state: 'RUNNING', cleared: event.cleared, recheckFrom: event.recheckFrom },
        ...(event.reason && { check: { at, by, reason: event.reason } }),
      };
    case 'rent-proposed': {
      const { fromMonth, amountFen, rent, reason } = event;
      return { ...one, proposed: { fromMonth, amountFen, rent, reason, at, by } };
    }
    case 'rent-returned':
      return { ...one, proposed: undefined, returned: { at, by, note: event.note } };
    case 'rent-corrected': {
      const { fromMonth: from, amountFen, rent, reason, proposedBy } = event;
      const corrected = { at, by, reason, ...(proposedBy !== undefined && { proposedBy }) };
      return { ...one, proposed: undefined, rates: [...one.rates, { from, amountFen, rent, corrected }] };
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

/** What was proposed and never confirmed is not to be confirmed any more. */
const ending = (months: number) => ({ months, cleared: months, recheckFrom: undefined, proposed: undefined });
