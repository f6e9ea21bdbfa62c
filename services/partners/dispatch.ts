import type { CloudEvent } from '../../shared/contract/index.ts';
import { shortDigest } from '../../shared/log/index.ts';
import { compilePattern } from '../../shared/patterns/index.ts';
import type { Kit, Reacted } from '../../shared/service/index.ts';
import { delivery } from './aggregates.ts';
import { declarationOf } from './catalogue.ts';
import type { Letter } from './domain/delivery.ts';
import type { Subscription } from './domain/partner.ts';
import { entitlementFor, project } from './domain/projection.ts';
import { type DispatchRow, partnersList } from './views.ts';

/** The id of the delivery of one event to one subscription: the same however often the event comes. */
export const deliveryIdOf = (subscriptionId: string, eventId: string): string =>
  shortDigest('delivery', subscriptionId, eventId);

let reading: Promise<DispatchRow[]> | undefined;

/** All partners; events that come side by side are told by one reading. */
function partners(kit: Kit): Promise<DispatchRow[]> {
  reading ??= readPartners(kit).finally(() => {
    reading = undefined;
  });
  return reading;
}

async function readPartners(kit: Kit): Promise<DispatchRow[]> {
  const rows: DispatchRow[] = [];
  let cursor: string | undefined;
  do {
    const result = await kit.page<DispatchRow>(partnersList, { limit: 100, cursor });
    if (!result.ok) throw new Error('the list of partners refused its own cursor');
    rows.push(...result.page.items);
    cursor = result.page.next;
  } while (cursor !== undefined);
  return rows;
}

/** The letters that an event means for one partner: what it is entitled to, and each active subscription that matches. */
function lettersFor(row: DispatchRow, event: CloudEvent): Letter[] {
  const declared = declarationOf(event.type);
  const entitlement = entitlementFor(row.entitlements, event);
  if (!declared || !entitlement) return [];
  const projected = project(event, declared, entitlement);
  const body = JSON.stringify(projected);
  return row.subscriptions
    .filter((one) => matcherOf(one)(projected))
    .map(({ subscriptionId }) => ({
      partnerId: row.partnerId,
      subscriptionId,
      eventId: event.id,
      eventType: event.type,
      subject: event.subject,
      body,
    }));
}

type Matches = (event: CloudEvent) => boolean;

/** Patterns compile once per function; a subscription's pattern never changes. */
const compiled = new Map<string, Matches>();

function matcherOf({ subscriptionId, pattern }: Subscription): Matches {
  const known = compiled.get(subscriptionId);
  if (known) return known;
  const result = compilePattern(pattern);
  const matches: Matches = result.ok ? (event) => result.matches(event) : () => false;
  compiled.set(subscriptionId, matches);
  return matches;
}

/** Schedules one delivery for each subscription that an event is for, and asks for its first attempt. */
export async function dispatch(event: CloudEvent, kit: Kit): Promise<Reacted> {
  const letters = (await partners(kit)).flatMap((row) => lettersFor(row, event));
  for (const letter of letters) {
    const deliveryId = deliveryIdOf(letter.subscriptionId, letter.eventId);
    const scheduled = await kit.begin(delivery, deliveryId, { type: 'schedule', letter });
    if (!scheduled.ok) return scheduled;
    await kit.enqueue({ deliveryId, attempt: 1 });
  }
  return { ok: true };
}
