import type { Reaction } from '../../../shared/service/index.ts';
import { partnersContract } from '../../partners/contract.ts';
import { toPartner } from '../domain/recipient.ts';
import { type Frame, telling } from './hear.ts';

const { subscriptionProven, deliveryFailed } = partnersContract.events;

const frame = ({ partnerId, subscriptionId }: { partnerId: string; subscriptionId: string }): Frame => ({
  from: 'partners',
  about: {
    kind: 'subscription',
    id: subscriptionId,
    path: `/partners/${partnerId}/subscriptions/${subscriptionId}/deliveries`,
  },
});

/** What a partner should know of its subscriptions. */
export const partnerReactions: readonly Reaction[] = [
  telling(subscriptionProven, {
    family: 'subscription',
    frame,
    lines: ({ partnerId }) => [{ recipient: toPartner(partnerId), template: 'partner.proven', params: {} }],
  }),
  telling(deliveryFailed, {
    family: 'delivery',
    frame,
    lines: ({ partnerId, attempts }) => [
      { recipient: toPartner(partnerId), template: 'partner.delivery-failed', params: { attempts } },
    ],
  }),
];
