import type { CloudEvent, PublicEvent } from '../../../shared/contract/event.ts';
import { without } from './omit.ts';
import type { Entitlement } from './partner.ts';

/** What an event's declaration says of its fields. */
type Declared = Pick<PublicEvent, 'personal' | 'written'>;

/** The fields of an event that hold personal data, by name (the first part of each pointer). */
export const personalFields = (event: Pick<PublicEvent, 'personal'>): Set<string> =>
  new Set(event.personal.map((pointer) => pointer.replace(/^\//, '').replace(/\/.*$/, '')));

/** The entitlement under which this event may be told now, when there is one; default deny. */
export function entitlementFor(entitlements: readonly Entitlement[], event: CloudEvent): Entitlement | undefined {
  const happened = Date.parse(event.time);
  return entitlements.find(
    ({ eventType, from, until }) =>
      eventType === event.type && Date.parse(from) <= happened && (until === undefined || happened < Date.parse(until)),
  );
}

/** The event as this partner may see it: the granted fields, never a personal one, nor words that somebody wrote freely. */
export function project(event: CloudEvent, declared: Declared, entitlement: Entitlement): CloudEvent {
  const personal = personalFields(declared);
  const granted = entitlement.fields === undefined ? undefined : new Set(entitlement.fields);
  const data = Object.entries(event.data as Record<string, unknown>).filter(
    ([name]) => !personal.has(name) && (granted === undefined || granted.has(name)),
  );
  const { causationid: _causation, correlationid: _correlation, ...envelope } = event;
  return { ...envelope, data: without(Object.fromEntries(data), declared.written) };
}

/** The body that may be sent now: entitlements hold at every attempt, so what was granted less since is told less, or not at all. */
export function bodyNow(
  body: string,
  declared: Declared | undefined,
  entitlements: readonly Entitlement[],
): string | undefined {
  const event = JSON.parse(body) as CloudEvent;
  const entitlement = entitlementFor(entitlements, event);
  return declared && entitlement ? JSON.stringify(project(event, declared, entitlement)) : undefined;
}
