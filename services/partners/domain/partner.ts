import type { Text } from '../../../shared/contract/text.ts';
import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';

export interface Entitlement {
  eventType: string;
  fields?: string[] | undefined;
  /** ISO instants; the period in which events may be told. */
  from: string;
  until?: string | undefined;
}

export type SubscriptionState = 'unproven' | 'active' | 'paused' | 'removed';

export interface Subscription {
  subscriptionId: string;
  target: string;
  pattern: Record<string, unknown>;
  state: SubscriptionState;
  /** The signing secret, wrapped by the key service. */
  wrappedSecret: string;
  provenAt?: string;
}

export interface Partner {
  name?: Text;
  entitlements: Entitlement[];
  subscriptions: Subscription[];
}

export type PartnerCommand =
  | { type: 'register'; name: Text }
  | { type: 'grant'; entitlements: Entitlement[] }
  | {
      type: 'subscribe';
      subscriptionId: string;
      target: string;
      pattern: Record<string, unknown>;
      wrappedSecret: string;
    }
  | { type: 'prove'; subscriptionId: string }
  | { type: 'set-state'; subscriptionId: string; state: 'active' | 'paused' | 'removed' };

export type PartnerEvent =
  | { type: 'registered'; name: Text }
  | { type: 'entitlements-granted'; entitlements: Entitlement[] }
  | { type: 'subscribed'; subscription: Subscription }
  | { type: 'subscription-proven'; subscriptionId: string; at: string }
  | { type: 'subscription-state-set'; subscriptionId: string; state: SubscriptionState };

export type PartnerCode = 'not-found' | 'already-registered' | 'wrong-state' | 'too-many-subscriptions';
type Decided = Decision<PartnerEvent, PartnerCode>;

export const noPartner: Partner = { entitlements: [], subscriptions: [] };

/** How many subscriptions a partner may have. */
export const maxSubscriptions = 50;

/** From which states a subscription may come to another. */
const before: Readonly<Record<'active' | 'paused' | 'removed', readonly SubscriptionState[]>> = {
  active: ['paused'],
  paused: ['active'],
  removed: ['unproven', 'active', 'paused'],
};

const find = (state: Partner, subscriptionId: string) =>
  state.subscriptions.find((one) => one.subscriptionId === subscriptionId);

/** Decides a partner's command; nothing but `register` reaches a partner that is not there. */
export function decidePartner(command: PartnerCommand, state: Partner, { at }: Context): Decided {
  if (command.type === 'register')
    return state.name
      ? refuse('already-registered', { pointer: '/partnerId' })
      : accept({ type: 'registered', name: command.name });
  if (!state.name) return refuse('not-found');
  switch (command.type) {
    case 'grant':
      return accept({ type: 'entitlements-granted', entitlements: command.entitlements });
    case 'subscribe':
      return subscribe(command, state);
    case 'prove':
      return prove(command.subscriptionId, state, at);
    case 'set-state':
      return setState(command, state);
    default:
      return command satisfies never;
  }
}

function subscribe({ type: _type, ...given }: Extract<PartnerCommand, { type: 'subscribe' }>, state: Partner): Decided {
  const alive = state.subscriptions.filter((one) => one.state !== 'removed');
  if (alive.length >= maxSubscriptions) return refuse('too-many-subscriptions');
  return accept({ type: 'subscribed', subscription: { ...given, state: 'unproven' } });
}

function prove(subscriptionId: string, state: Partner, at: string): Decided {
  const subscription = find(state, subscriptionId);
  if (!subscription) return refuse('not-found');
  if (subscription.state === 'active') return accept();
  if (subscription.state !== 'unproven') return refuse('wrong-state');
  return accept({ type: 'subscription-proven', subscriptionId, at });
}

function setState(
  { subscriptionId, state: wanted }: Extract<PartnerCommand, { type: 'set-state' }>,
  state: Partner,
): Decided {
  const subscription = find(state, subscriptionId);
  if (!subscription) return refuse('not-found');
  if (subscription.state === wanted) return accept();
  if (!before[wanted].includes(subscription.state)) return refuse('wrong-state', { pointer: '/state' });
  return accept({ type: 'subscription-state-set', subscriptionId, state: wanted });
}

const changed = (state: Partner, subscriptionId: string, change: Partial<Subscription>): Partner => ({
  ...state,
  subscriptions: state.subscriptions.map((one) =>
    one.subscriptionId === subscriptionId ? { ...one, ...change } : one,
  ),
});

/** The partner after an event. */
export function evolvePartner(state: Partner, event: PartnerEvent): Partner {
  switch (event.type) {
    case 'registered':
      return { ...state, name: event.name };
    case 'entitlements-granted':
      return { ...state, entitlements: event.entitlements };
    case 'subscribed':
      return { ...state, subscriptions: [...state.subscriptions, event.subscription] };
    case 'subscription-proven':
      return changed(state, event.subscriptionId, { state: 'active', provenAt: event.at });
    case 'subscription-state-set':
      return changed(state, event.subscriptionId, { state: event.state });
    default:
      return event satisfies never;
  }
}
