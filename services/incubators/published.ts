import { type DataOf, draft, type EventDraft } from '../../shared/contract/index.ts';
import { incubatorEvents as events } from './contract/events.ts';
import { kindRules } from './domain/kinds.ts';
import { type Request, type Resource, type ResourceEvent, requestOf } from './domain/resource.ts';

type Told = DataOf<typeof events.resourceRequested>;

/** A request as events and readers see it, whole. */
export function told(resourceId: string, { offer }: Resource, requestId: string, request: Request): Told {
  const { enterpriseId, amount, status, check, appliedAt, settled, returned, reason } = request;
  return {
    requestId,
    resourceId,
    resourceNames: offer.names,
    incubatorId: offer.incubator.id,
    kind: offer.kind,
    unit: kindRules[offer.kind].unit,
    enterpriseId,
    amount,
    status,
    check,
    appliedAt,
    ...(settled === undefined ? {} : { settled }),
    ...(returned === undefined ? {} : { returned }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** The public events of each domain event; the state is that after it. */
export function publishResource(event: ResourceEvent, state: Resource | null, { id }: { id: string }): EventDraft[] {
  if (state === null || !('requestId' in event)) return [];
  const { requestId, type } = event;
  const request = requestOf(state, requestId);
  return request ? [draft(eventOf[type], `request/${requestId}`, told(id, state, requestId, request))] : [];
}

const eventOf = {
  applied: events.resourceRequested,
  granted: events.resourceGranted,
  waitlisted: events.resourceWaitlisted,
  settled: events.resourceSettled,
  ended: events.resourceEnded,
} as const;
