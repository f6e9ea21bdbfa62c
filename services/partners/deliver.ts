import * as z from 'zod/mini';
import { toShanghai } from '../../shared/calendar/index.ts';
import type { Kit } from '../../shared/service/index.ts';
import { delivery, partner } from './aggregates.ts';
import { declarationOf } from './catalogue.ts';
import type { Delivery } from './domain/delivery.ts';
import type { Subscription } from './domain/partner.ts';
import { bodyNow } from './domain/projection.ts';
import { waitAfter } from './domain/schedule.ts';
import { type Attempted, attemptDelivery } from './outbound/attempt.ts';
import { createOutboundClient, type OutboundClient } from './outbound/client.ts';
import { createSecrets, type Secrets } from './outbound/secrets.ts';
import type { TargetRules } from './outbound/target.ts';

/** A message of the work queue. */
const taskSchema = z.strictObject({ deliveryId: z.string(), attempt: z.int() });

/** The longest wait that the queue can keep, in milliseconds; longer ones stand in the due index. */
const longestQueueWait = 900_000;

interface Tools {
  client: OutboundClient;
  secrets: Secrets;
  rules: TargetRules;
}

let tools: Tools | undefined;

/** What calls the outside, made once per function. */
export function toolsOf({ env }: Pick<Kit, 'env'>): Tools {
  if (tools) return tools;
  if (env.SECRETS_KEY_ARN === undefined) throw new Error('settings missing or wrong: SECRETS_KEY_ARN');
  const rules = { loopback: env.LOOPBACK_TARGETS === 'allowed' };
  tools = { rules, client: createOutboundClient(rules), secrets: createSecrets(env.SECRETS_KEY_ARN) };
  return tools;
}

type Known = Exclude<Delivery, { state: 'none' }>;

/** Makes one attempt of a delivery, unless it was made, is not yet due, or may no longer be made. */
export async function deliver(message: unknown, kit: Kit): Promise<void> {
  const { deliveryId, attempt } = taskSchema.parse(message);
  const { state } = await kit.load(delivery, deliveryId);
  if (state.state !== 'scheduled' || state.attempts.length + 1 !== attempt) return;
  const wait = Date.parse(state.nextAttemptAt ?? '') - kit.now();
  if (wait > 1_000) return postpone(kit, deliveryId, attempt, wait);
  const wanted = await wantedNow(kit, state);
  if (wanted === 'paused') return;
  if (wanted === 'never') {
    await kit.execute(delivery, deliveryId, { type: 'drop' });
    return;
  }
  await record(kit, deliveryId, await attemptNow(kit, state, wanted));
}

interface Wanted {
  subscription: Subscription;
  body: string;
}

/** What may be sent under the subscription and the entitlements as they are now. */
async function wantedNow(kit: Kit, { letter }: Known): Promise<Wanted | 'paused' | 'never'> {
  const { state } = await kit.load(partner, letter.partnerId);
  const subscription = state.subscriptions.find((one) => one.subscriptionId === letter.subscriptionId);
  if (subscription?.state === 'paused') return 'paused';
  const body = bodyNow(letter.body, declarationOf(letter.eventType), state.entitlements);
  return subscription?.state === 'active' && body !== undefined ? { subscription, body } : 'never';
}

async function attemptNow(kit: Kit, state: Known, { subscription, body }: Wanted): Promise<Attempted> {
  const { client, secrets, rules } = toolsOf(kit);
  const key = await secrets.open(subscription.subscriptionId, subscription.wrappedSecret);
  const number = state.attempts.length + 1;
  const at = toShanghai(kit.now());
  const letter = { ...state.letter, body };
  return attemptDelivery({ client, rules, letter, target: subscription.target, key, number, at, now: kit.now });
}

async function record(kit: Kit, deliveryId: string, { attempt, retryAfter }: Attempted): Promise<void> {
  const wait = attempt.outcome === 'delivered' ? undefined : waitAfter(attempt.number, Math.random(), retryAfter);
  const next = wait === undefined ? {} : { nextAttemptAt: toShanghai(kit.now() + wait) };
  await kit.execute(delivery, deliveryId, { type: 'record', attempt, ...next });
  if (wait !== undefined) await postpone(kit, deliveryId, attempt.number + 1, wait);
}

/** Waits in the queue when that is short enough; else the due index brings it back. */
async function postpone(kit: Kit, deliveryId: string, attempt: number, wait: number): Promise<void> {
  if (wait <= longestQueueWait) await kit.enqueue({ deliveryId, attempt }, Math.ceil(wait / 1000));
}

/** A delivery fell due: asks for its next attempt. */
export async function attemptDue({ id }: { id: string }, kit: Kit): Promise<void> {
  const { state } = await kit.load(delivery, id);
  if (state.state === 'scheduled') await kit.enqueue({ deliveryId: id, attempt: state.attempts.length + 1 });
}
