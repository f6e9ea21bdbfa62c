import {
  commanding,
  defineService,
  type Handle,
  listing,
  notFound,
  onEach,
  reading,
} from '../../shared/service/index.ts';
import { delivery, partner } from './aggregates.ts';
import { catalogue, declarationOf, fieldsOf } from './catalogue.ts';
import { partnersContract } from './contract.ts';
import { attemptDue, deliver } from './deliver.ts';
import { dispatch } from './dispatch.ts';
import type { Partner } from './domain/partner.ts';
import { personalFields } from './domain/projection.ts';
import { inEffect, notInEffect } from './in-effect.ts';
import { maySee, proveSubscription, shownSubscription, subscribe, subscriptionIn } from './subscriptions.ts';
import { deliveriesOf } from './views.ts';

type Operations = typeof partnersContract.operations;

const shown = (state: Partner, partnerId: string) => ({
  partnerId,
  name: state.name ?? { zh: '', en: '' },
  entitlements: state.entitlements,
  subscriptions: state.subscriptions.map(shownSubscription),
});

const grantEntitlements: Handle<Operations['grantEntitlements']> = async (call, kit) => {
  for (const [index, { eventType, fields = [] }] of call.body.entitlements.entries()) {
    const declared = declarationOf(eventType);
    if (!declared)
      return { ok: false, refusal: { code: 'unknown-event', pointer: `/entitlements/${index}/eventType` } };
    const known = fieldsOf(declared);
    const bad = fields.findIndex((name) => !known.has(name) || personalFields(declared).has(name));
    if (bad >= 0)
      return { ok: false, refusal: { code: 'unknown-field', pointer: `/entitlements/${index}/fields/${bad}` } };
  }
  return grant(call, kit);
};

const grant: Handle<Operations['grantEntitlements']> = commanding(
  partner,
  ({ params, body }) => ({
    id: params.partnerId,
    command: { type: 'grant' as const, entitlements: body.entitlements },
  }),
  shown,
);

const setState: Handle<Operations['setSubscriptionState']> = commanding(
  partner,
  ({ params, body }) => ({
    id: params.partnerId,
    command: { type: 'set-state' as const, subscriptionId: params.subscriptionId, state: body.state },
  }),
  (state, _id, _version, { params }) => shownSubscription(subscriptionIn(state, params.subscriptionId)),
);

/** What is resumed is so for the dispatcher, too, when that is answered. */
const resumed: Handle<Operations['setSubscriptionState']> = async (call, kit) => {
  const { partnerId, subscriptionId } = call.params;
  const reply = await setState(call, kit);
  if (!reply.ok || call.body.state !== 'active' || (await inEffect(kit, partnerId, subscriptionId))) return reply;
  return notInEffect;
};

/** Agencies, what they may be told, and the delivery of it. */
export const partners = defineService({
  contract: partnersContract,
  aggregates: [partner, delivery],
  personal: false,
  secrets: true,
  operations: {
    registerPartner: commanding(
      partner,
      ({ body }) => ({ id: body.partnerId, command: { type: 'register' as const, name: body.name } }),
      shown,
    ),
    grantEntitlements,
    getPartner: reading(
      partner,
      ({ params }) => params.partnerId,
      (state, id, _version, { principal }) => (maySee(principal, id) ? shown(state, id) : undefined),
    ),
    subscribe,
    proveSubscription,
    setSubscriptionState: async (call, kit) =>
      maySee(call.principal, call.params.partnerId) ? resumed(call, kit) : notFound,
    listDeliveries: listing(
      ({ params, principal }) =>
        maySee(principal, params.partnerId) ? deliveriesOf(params.partnerId, params.subscriptionId) : undefined,
      { descending: true },
    ),
  },
  reactions: [onEach(catalogue, dispatch)],
  due: attemptDue,
  work: { timeoutSeconds: 30, run: deliver },
});
