import { draft } from '../../shared/contract/index.ts';
import type { Aggregate } from '../../shared/log/index.ts';
import { partnersContract } from './contract.ts';
import {
  type Delivery,
  type DeliveryCode,
  type DeliveryCommand,
  type DeliveryEvent,
  decideDelivery,
  evolveDelivery,
  noDelivery,
} from './domain/delivery.ts';
import {
  decidePartner,
  evolvePartner,
  noPartner,
  type Partner,
  type PartnerCode,
  type PartnerCommand,
  type PartnerEvent,
} from './domain/partner.ts';
import { deliveryDues, deliveryRows, partnerRows } from './views.ts';

const { subscriptionProven, deliveryFailed } = partnersContract.events;

/** An agency with its entitlements and subscriptions. */
export const partner: Aggregate<Partner, PartnerCommand, PartnerEvent, PartnerCode> = {
  name: 'partner',
  initial: noPartner,
  decide: decidePartner,
  evolve: evolvePartner,
  publish: (event, _state, { id }) =>
    event.type === 'subscription-proven'
      ? [draft(subscriptionProven, `partner/${id}`, { partnerId: id, subscriptionId: event.subscriptionId })]
      : [],
  rows: partnerRows,
};

/** One event on its way to one subscription. */
export const delivery: Aggregate<Delivery, DeliveryCommand, DeliveryEvent, DeliveryCode> = {
  name: 'delivery',
  initial: noDelivery,
  decide: decideDelivery,
  evolve: evolveDelivery,
  publish(event, state, { id }) {
    if (event.type === 'scheduled' || state.state !== 'failed') return [];
    const { partnerId, subscriptionId, eventId } = state.letter;
    const data = { partnerId, subscriptionId, eventId, attempts: state.attempts.length };
    return [draft(deliveryFailed, `delivery/${id}`, data)];
  },
  rows: deliveryRows,
  dues: deliveryDues,
};
