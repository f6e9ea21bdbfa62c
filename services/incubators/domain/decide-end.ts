import { accept, refuse } from '../../../shared/log/aggregate.ts';
import { kindRules } from './kinds.ts';
import { promoted } from './promote.ts';
import { type Decided, holds, type Of, type Request, type Resource } from './resource.ts';
import { wrongStatus } from './status.ts';

/** 核销: what was paid out against a voucher, at most what was granted. */
export function decideSettle({ requestId, amount }: Of<'settle'>, request: Request, state: Resource): Decided {
  if (state.offer.kind !== 'voucher') return refuse('not-settleable');
  if (request.status === 'SETTLED' && request.settled === amount) return accept();
  if (request.status !== 'GRANTED') return wrongStatus(request);
  if (amount > request.amount) return refuse('above-grant', { pointer: '/amount' });
  return accept({ type: 'settled', requestId, amount });
}

/** Ends a grant: what is returnable comes back, and the waitlist moves up by itself. */
export function decideEnd({ requestId, consumed }: Of<'end'>, request: Request, state: Resource): Decided {
  if (request.status === 'ENDED') return accept();
  if (!holds(request)) return wrongStatus(request);
  const back = returnedOf(state, request.amount, consumed);
  if (!back.ok) return refuse(back.code, { pointer: '/consumed' });
  const { returned } = back;
  return accept(...promoted(state, [{ type: 'ended', requestId, status: 'ENDED', returned }]));
}

type Returned = { ok: true; returned: number } | { ok: false; code: 'consumed-missing' | 'above-grant' };

function returnedOf({ offer }: Resource, amount: number, consumed: number | undefined): Returned {
  const { returns } = kindRules[offer.kind];
  if (returns !== 'unused') return { ok: true, returned: returns === 'all' ? amount : 0 };
  if (consumed === undefined) return { ok: false, code: 'consumed-missing' };
  return consumed > amount ? { ok: false, code: 'above-grant' } : { ok: true, returned: amount - consumed };
}
