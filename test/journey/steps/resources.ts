import { incubatorsContract } from '../../../services/incubators/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { must, type World } from '../world.ts';

const { operations } = incubatorsContract;

/** More is asked for than there is: the first request is granted, the second waits, and moves up when the first ends. */
export async function grantResources(world: World): Promise<void> {
  const staff = world.as('incubator-staff');
  const enterprise = world.as('enterprise-a');
  const params = { resourceId: `demo-${world.tag}` };
  await must(staff, operations.offerResource, {
    body: {
      ...params,
      incubator: { id: 'demo-incubator', names: { zh: '示例孵化器（演示数据）', en: 'Example incubator (made up)' } },
      kind: 'space',
      names: { zh: '示例工位区（演示数据）', en: 'Example floor (made up)' },
      capacity: 100,
    },
  });
  const ask = async () => {
    const body = { amount: 60, purpose: '团队入驻（演示数据 / made up）' };
    const { requestId } = await must(enterprise, operations.requestResource, { params, body });
    return { ...params, requestId };
  };
  const [first, second] = [await ask(), await ask()];
  await must(staff, operations.grantResourceRequest, { params: first });
  const waiting = await must(staff, operations.grantResourceRequest, { params: second });
  if (waiting.status !== 'WAITLISTED')
    world.timeline.fault(who.incubator, text('超出容量仍获批准', 'granted more than there is'));
  world.timeline.tell(
    who.incubator,
    text('100 平方米：先批 60，后来的 60 轮候', '100 m²: 60 granted, the next 60 wait'),
  );
  await must(staff, operations.endResourceRequest, { params: first, body: {} });
  const moved = await must(enterprise, operations.getResourceRequest, { params: second });
  if (moved.status !== 'GRANTED')
    world.timeline.fault(who.incubator, text('轮候没有递补', 'the waitlist did not move up'));
  world.timeline.tell(
    who.enterprise,
    text('前者退出，轮候自动递补', 'the first left, and the waiting one moved up by itself'),
  );
}
