import { amountOf, holds, maxOver, type Request, type Resource, type ResourceEvent } from './resource.ts';

type Later = Exclude<ResourceEvent, { type: 'offered' }>;

/** The resource after one more event; what is not offered stays nothing. */
export function evolveResource(state: Resource | null, event: ResourceEvent): Resource | null {
  if (event.type === 'offered') return born(event);
  return state && lived(state, event);
}

const born = ({ offer, capacity }: Extract<ResourceEvent, { type: 'offered' }>): Resource => ({
  offer,
  capacity,
  held: 0,
  spent: 0,
  requests: {},
  over: [],
  waitlist: [],
});

/** The same for a resource that is there. */
export function lived(state: Resource, event: Later): Resource {
  switch (event.type) {
    case 'capacity-changed':
      return { ...state, capacity: event.capacity };
    case 'applied':
      return { ...state, requests: { ...state.requests, [event.requestId]: event.request } };
    case 'waitlisted':
      return { ...changed(state, event.requestId, 'WAITLISTED'), waitlist: [...state.waitlist, event.requestId] };
    case 'granted':
      return granted(state, event.requestId);
    case 'settled':
      return changed(state, event.requestId, 'SETTLED', event.amount);
    case 'ended':
      return ended(state, event);
    default:
      return event satisfies never;
  }
}

const without = (waitlist: readonly string[], requestId: string): string[] => waitlist.filter((id) => id !== requestId);

function changed(state: Resource, requestId: string, status: Request['status'], settled?: number): Resource {
  const request = state.requests[requestId];
  if (!request) return state;
  const next = { ...request, status, ...(settled === undefined ? {} : { settled }) };
  return { ...state, requests: { ...state.requests, [requestId]: next } };
}

function granted(state: Resource, requestId: string): Resource {
  const amount = amountOf(state, requestId);
  const next = changed(state, requestId, 'GRANTED');
  return { ...next, held: state.held + amount, waitlist: without(state.waitlist, requestId) };
}

function ended(state: Resource, event: Extract<ResourceEvent, { type: 'ended' }>): Resource {
  const { requestId, status, returned, reason } = event;
  const { [requestId]: request, ...requests } = state.requests;
  if (!request) return state;
  const held = holds(request) ? request.amount : 0;
  const last = { ...request, status, returned, ...(reason === undefined ? {} : { reason }) };
  return {
    ...state,
    requests,
    over: [...state.over, { requestId, request: last }].slice(-maxOver),
    waitlist: without(state.waitlist, requestId),
    held: state.held - held,
    spent: state.spent + held - returned,
  };
}
