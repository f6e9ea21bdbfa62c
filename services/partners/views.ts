import type { Due, Row } from '../../shared/log/aggregate.ts';
import type { Delivery } from './domain/delivery.ts';
import type { Partner } from './domain/partner.ts';

/** Every partner with what the dispatcher must know of it; read whole for each batch of events. */
export const partnersList = 'partners';
/** A subscription's deliveries by the time they were scheduled. */
export const deliveriesOf = (partnerId: string, subscriptionId: string): string =>
  `deliveries#${partnerId}#${subscriptionId}`;

/** What the dispatcher reads of a partner. */
export type DispatchRow = Pick<Partner, 'entitlements' | 'subscriptions'> & { partnerId: string };

/** One row for each partner that has an active subscription. */
export function partnerRows(state: Partner, partnerId: string): Row[] {
  const subscriptions = state.subscriptions.filter((one) => one.state === 'active');
  if (subscriptions.length === 0) return [];
  const item: DispatchRow = { partnerId, entitlements: state.entitlements, subscriptions };
  return [{ list: partnersList, sort: partnerId, item }];
}

/** One row for each delivery, without its body. */
export function deliveryRows(state: Delivery, deliveryId: string): Row[] {
  if (state.state === 'none') return [];
  const { letter, scheduledAt, attempts, nextAttemptAt } = state;
  const { body: _body, partnerId, ...named } = letter;
  const item = {
    deliveryId,
    ...named,
    state: state.state,
    scheduledAt,
    attempts,
    ...(nextAttemptAt ? { nextAttemptAt } : {}),
  };
  return [{ list: deliveriesOf(partnerId, letter.subscriptionId), sort: `${scheduledAt}#${deliveryId}`, item }];
}

/** The next attempt falls due unless it is made before. */
export const deliveryDues = (state: Delivery): Due[] =>
  state.state === 'scheduled' && state.nextAttemptAt ? [{ name: 'attempt', at: state.nextAttemptAt }] : [];
