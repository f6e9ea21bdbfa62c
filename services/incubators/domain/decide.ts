import { text } from '../../../shared/contract/text.ts';
import { accept, type Context, refuse } from '../../../shared/log/aggregate.ts';
import { decideApply } from './decide-apply.ts';
import { decideEnd, decideSettle } from './decide-end.ts';
import { promoted } from './promote.ts';
import {
  type Decided,
  freeOf,
  type Of,
  type Request,
  type Resource,
  type ResourceCommand,
  reachable,
  requestOf,
} from './resource.ts';
import { isOver, wrongStatus } from './status.ts';

type OnRequest = Exclude<ResourceCommand, Of<'offer' | 'change-capacity' | 'apply'>>;

/** Everything that can happen to a resource; what it gives never exceeds its capacity. */
export function decideResource(command: ResourceCommand, state: Resource | null, context: Context): Decided {
  if (command.type === 'offer') return offer(command, state);
  if (state === null) return refuse('not-found');
  switch (command.type) {
    case 'change-capacity':
      return changeCapacity(command, state);
    case 'apply':
      return decideApply(command, state, context.at);
    default:
      return onRequest(command, state);
  }
}

function onRequest(command: OnRequest, state: Resource): Decided {
  const request = requestOf(state, command.requestId);
  if (!request || isOther(command, request)) return refuse('not-found');
  switch (command.type) {
    case 'grant':
      return grant(command, request, state);
    case 'refuse':
      return close(command.requestId, request, state, { status: 'REFUSED', reason: command.reason });
    case 'withdraw':
      return close(command.requestId, request, state, { status: 'WITHDRAWN' });
    case 'settle':
      return decideSettle(command, request, state);
    case 'end':
      return decideEnd(command, request, state);
    default:
      return command satisfies never;
  }
}

/** Another enterprise's request looks like none at all. */
const isOther = (command: OnRequest, request: Request): boolean =>
  command.type === 'withdraw' && command.enterpriseId !== request.enterpriseId;

function offer({ offer: wanted, capacity }: Of<'offer'>, state: Resource | null): Decided {
  if (wanted.kind === 'voucher' && wanted.voucherRule === undefined)
    return refuse('voucher-rule-missing', { pointer: '/voucherRule' });
  if (state === null) return accept({ type: 'offered', offer: wanted, capacity });
  const same = JSON.stringify(state.offer) === JSON.stringify(wanted);
  return same ? accept() : refuse('resource-differs', { pointer: '/resourceId' });
}

/** Never below what is held and spent; what is added goes to the waitlist first. */
function changeCapacity({ capacity }: Of<'change-capacity'>, state: Resource): Decided {
  if (capacity === state.capacity) return accept();
  const used = state.held + state.spent;
  if (capacity < used)
    return refuse('capacity-in-use', {
      pointer: '/capacity',
      detail: text(`已占用和已消耗 ${used}`, `${used} are held or spent`),
    });
  return accept(...promoted(state, [{ type: 'capacity-changed', capacity }]));
}

/** Grants where there is enough and nobody waits; else the request waits its turn. */
function grant({ requestId }: Of<'grant'>, request: Request, state: Resource): Decided {
  if (request.status !== 'APPLIED') return isOver(request) ? wrongStatus(request) : accept();
  if (request.amount > reachable(state)) return refuse('above-capacity');
  const atOnce = state.waitlist.length === 0 && request.amount <= freeOf(state);
  return accept({ type: atOnce ? 'granted' : 'waitlisted', requestId });
}

/** Ends a request that holds nothing; those who waited behind it may move up. */
function close(
  requestId: string,
  request: Request,
  state: Resource,
  how: { status: 'REFUSED' | 'WITHDRAWN'; reason?: string },
): Decided {
  if (request.status === how.status) return accept();
  if (request.status !== 'APPLIED' && request.status !== 'WAITLISTED') return wrongStatus(request);
  return accept(...promoted(state, [{ type: 'ended', requestId, returned: 0, ...how }]));
}
