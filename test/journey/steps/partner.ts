import { partnersContract } from '../../../services/partners/contract.ts';
import { signingsContract } from '../../../services/signings/contract.ts';
import { talentContract } from '../../../services/talent/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import type { Receiver } from '../receiver.ts';
import { who } from '../timeline.ts';
import { eventually, must, refusedWith, type World } from '../world.ts';

const { operations } = partnersContract;
const partnerId = 'partner-agency';
const { projectSigned, batchClosed } = signingsContract.events;
const { applicationCompleted, applicationSubmitted } = talentContract.events;

/** What the agency is entitled to; that a talent applied is not among it. */
export const entitled: readonly string[] = [projectSigned.type, batchClosed.type, applicationCompleted.type];

/** Ops registers the agency and says what it may know; the agency subscribes to everything and proves its address. */
export async function subscribe(world: World, receiver: Receiver): Promise<void> {
  const ops = world.as('ops-one');
  const agency = world.as('partner-agency');
  const name = { zh: '合作机构（虚构）', en: 'Partner agency (made up)' };
  const registered = await ops(operations.registerPartner, { body: { partnerId, name } });
  if (!registered.ok && !refusedWith(registered, 'already-registered')) throw new Error(registered.problem.title);
  const from = '2024-01-01T00:00:00+08:00';
  const entitlements = entitled.map((eventType) => ({ eventType, from }));
  await must(ops, operations.grantEntitlements, { params: { partnerId }, body: { entitlements } });
  world.timeline.tell(
    who.ops,
    text(
      `登记合作机构，授权 ${entitled.length} 种事件`,
      `registered the agency and granted ${entitled.length} event types`,
    ),
  );
  const body = { target: receiver.target, pattern: { type: [{ prefix: 'plus.' }] } };
  const { subscription, secret } = await must(agency, operations.subscribe, { params: { partnerId }, body });
  receiver.trust(secret);
  const { subscriptionId } = subscription;
  await must(agency, operations.proveSubscription, { params: { partnerId, subscriptionId } });
  world.timeline.tell(
    who.agency,
    text('订阅全部事件，并证明接收地址归己所有', 'subscribed to everything and proved its address'),
  );
}

/** The agency leaves, so that the next story does not call an address that is gone. */
export async function unsubscribe(world: World, receiver: Receiver): Promise<void> {
  const agency = world.as('partner-agency');
  const { subscriptions } = await must(agency, operations.getPartner, { params: { partnerId } });
  for (const { subscriptionId, target, state } of subscriptions)
    if (target === receiver.target && state !== 'removed')
      await must(agency, operations.setSubscriptionState, {
        params: { partnerId, subscriptionId },
        body: { state: 'removed' },
      });
}

/** The agency has what it is entitled to, every signature right, and nothing else. */
export async function received(
  world: World,
  receiver: Receiver,
  expected: { signed: readonly string[]; applicationId: string },
): Promise<void> {
  const missing = () => {
    const events = receiver.received();
    const subjects = new Set(events.map((event) => `${event.type} ${JSON.stringify(event.data)}`));
    const has = (type: string, id: string) => [...subjects].some((one) => one.startsWith(type) && one.includes(id));
    const wanted: [string, string][] = [
      ...expected.signed.map((projectId): [string, string] => [projectSigned.type, projectId]),
      [applicationCompleted.type, expected.applicationId],
    ];
    return wanted.filter(([type, id]) => !has(type, id));
  };
  await eventually(world, 'the events at the agency', async () => (missing().length === 0 ? true : undefined));
  const foreign = receiver.received().filter((event) => !entitled.includes(event.type));
  const leaked = receiver.received().filter((event) => event.type === applicationSubmitted.type);
  if (foreign.length + leaked.length > 0 || receiver.rejected() > 0)
    world.timeline.fault(
      who.agency,
      text('收到了无权得到的事件，或签名不对', 'got events that it is not entitled to, or bad signatures'),
    );
  const count = new Set(receiver.received().map((event) => event.id)).size;
  world.timeline.tell(
    who.agency,
    text(
      `收到 ${count} 个签名无误的事件，无一越权`,
      `received ${count} events, every signature right, none beyond its rights`,
    ),
  );
}
