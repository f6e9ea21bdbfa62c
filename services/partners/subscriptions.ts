import { text } from '../../shared/contract/index.ts';
import { hasRole, type Principal } from '../../shared/identity/index.ts';
import { canonical } from '../../shared/log/index.ts';
import { compilePattern } from '../../shared/patterns/index.ts';
import { type Call, type Handle, type Kit, notFound, replyOf } from '../../shared/service/index.ts';
import { partner } from './aggregates.ts';
import type { partnersContract } from './contract.ts';
import { toolsOf } from './deliver.ts';
import type { Partner, Subscription } from './domain/partner.ts';
import { inEffect, notInEffect } from './in-effect.ts';
import { provesOwnership } from './outbound/proof.ts';
import { secretText } from './outbound/signature.ts';
import { readTarget } from './outbound/target.ts';

type Operations = typeof partnersContract.operations;

/** Whether the caller may see this partner: the partner itself, or ops. */
export const maySee = (principal: Principal, partnerId: string): boolean =>
  hasRole(principal, 'ops') || (hasRole(principal, 'partner') && principal.partner === partnerId);

/** A subscription as its owner sees it: everything but the secret. */
export const shownSubscription = ({ wrappedSecret: _secret, ...shown }: Subscription) => shown;

const findIn = (state: Partner, subscriptionId: string): Subscription | undefined =>
  state.subscriptions.find((one) => one.subscriptionId === subscriptionId);

/** The subscription that a command has just changed; its absence would be a bug. */
export function subscriptionIn(state: Partner, subscriptionId: string): Subscription {
  const found = findIn(state, subscriptionId);
  if (!found) throw new Error('a subscription that was just changed is gone');
  return found;
}

/** Refuses a filter or a target that cannot serve, with the place in it. */
function faultIn({ body }: Call<Operations['subscribe']>, kit: Kit) {
  const compiled = compilePattern(body.pattern);
  if (!compiled.ok) {
    const [first] = compiled.errors;
    const detail = first ? { detail: text(first.mend.zh, `${first.rule}: ${first.mend.en}`) } : {};
    return { code: 'bad-pattern', pointer: `/pattern${first?.pointer ?? ''}`, ...detail } as const;
  }
  const target = readTarget(body.target, toolsOf(kit).rules);
  return target.ok ? undefined : ({ code: 'bad-target', pointer: '/target', detail: target.why } as const);
}

/** Subscribes; a repeated request gets the same subscription and the same secret. */
export const subscribe: Handle<Operations['subscribe']> = async (call, kit) => {
  const { params, body, principal } = call;
  if (!maySee(principal, params.partnerId)) return notFound;
  const fault = faultIn(call, kit);
  if (fault) return { ok: false, refusal: fault };
  const subscriptionId = kit.newId();
  const { secrets } = toolsOf(kit);
  const { state: before, head } = await kit.load(partner, params.partnerId);
  const earlier = findIn(before, subscriptionId);
  if (earlier) {
    const same = earlier.target === body.target && canonical(earlier.pattern) === canonical(body.pattern);
    if (!same) return { ok: false, refusal: { code: 'command-id-reused' } };
    const secret = secretText(await secrets.open(subscriptionId, earlier.wrappedSecret));
    return {
      ok: true,
      body: { subscription: shownSubscription({ ...earlier, state: 'unproven' }), secret },
      version: head.version,
    };
  }
  const { key, wrapped } = await secrets.create(subscriptionId);
  const command = { type: 'subscribe', subscriptionId, ...body, wrappedSecret: wrapped } as const;
  const executed = await kit.execute(partner, params.partnerId, command);
  return replyOf<Operations['subscribe'], Partner, string>(executed, (state) => ({
    subscription: shownSubscription(subscriptionIn(state, subscriptionId)),
    secret: secretText(key),
  }));
};

/** Asks the target whether it wants our events; only then does delivery begin. */
export const proveSubscription: Handle<Operations['proveSubscription']> = async ({ params, principal }, kit) => {
  const { partnerId, subscriptionId } = params;
  if (!maySee(principal, partnerId)) return notFound;
  const { state } = await kit.load(partner, partnerId);
  const subscription = findIn(state, subscriptionId);
  if (!subscription) return notFound;
  if (subscription.state === 'unproven') {
    const refused = await unproven(kit, subscription);
    if (refused) return { ok: false, refusal: refused };
  }
  const executed = await kit.execute(partner, partnerId, { type: 'prove', subscriptionId });
  const active = executed.ok && subscriptionIn(executed.state, subscriptionId).state === 'active';
  if (active && !(await inEffect(kit, partnerId, subscriptionId))) return notInEffect;
  return replyOf<Operations['proveSubscription'], Partner, string>(executed, (now) =>
    shownSubscription(subscriptionIn(now, subscriptionId)),
  );
};

async function unproven(kit: Kit, { target, subscriptionId, wrappedSecret }: Subscription) {
  const { client, secrets, rules } = toolsOf(kit);
  const read = readTarget(target, rules);
  if (!read.ok) return { code: 'bad-target', detail: read.why } as const;
  const key = await secrets.open(subscriptionId, wrappedSecret);
  try {
    const proven = await provesOwnership({ client, url: read.url, key, subscriptionId, now: kit.now });
    return proven ? undefined : ({ code: 'not-proven' } as const);
  } catch {
    // Unreachable, timed out or blocked: for the caller it is all the same, the target did not answer as it must.
    return { code: 'not-proven', detail: text('接收地址没有应答', 'the target did not answer') } as const;
  }
}
