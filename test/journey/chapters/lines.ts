import { text } from '../../../shared/contract/index.ts';
import type { Desk } from '../steps/departments.ts';
import {
  answerOffer,
  leaveQueue,
  leftToOthers,
  newHome,
  offeredTo,
  placeOf,
  placeThat,
  queueUp,
} from '../steps/queue.ts';
import { who } from '../timeline.ts';
import type { World } from '../world.ts';
import type { Chapter } from './chapter.ts';

/** Three who wait for homes of which there are two. */
export const lines: Chapter = {
  title: text('轮候选房：次序公开，放弃有限', 'Waiting for a home: an order for all to see, and declining'),
  async tell(world) {
    const desks = await queueUp(world, ['talent-sun', 'talent-hu', 'talent-gao']);
    const places = await Promise.all(desks.map((desk) => placeThat(desk, ({ position }) => position !== undefined)));
    if (await leftToOthers(world, desks, places[0]?.of)) return;
    const [first, second, third] = desks as [Desk, Desk, Desk];
    seen(world, places);
    await declined(world, first, second);
    await another(world, first, third);
    await answerOffer(second, true);
    // Who waits goes first, so that no home is offered once more.
    await leaveQueue(world, [first, third, second]);
    world.timeline.tell(
      who.talent,
      text(
        '三人撤回申请，房源停用并写明原因，可再次讲述',
        'all three withdrew, and the homes are withdrawn with the reason',
      ),
    );
  },
};

type Place = Awaited<ReturnType<typeof placeOf>>;

function seen(world: World, places: readonly Place[]): void {
  const order = places.map(({ position }) => position).join();
  if (order !== '1,2,3')
    world.timeline.fault(who.housing, text(`轮候次序不对：${order}`, `the order is not as stated: ${order}`));
  const [{ of = 0, rule } = {} as Place] = places;
  world.timeline.tell(
    who.talent,
    text(
      `三人轮候人才公寓，各自看到名次（${order}，共 ${of} 位）和次序规则：“${rule.text.zh}”`,
      `three wait for a talent flat and see their places (${order} of ${of}) and the order: “${rule.text.en}”`,
    ),
  );
}

/** The first home goes to the first by itself, who reads what declining does, and declines. */
async function declined(world: World, first: Desk, second: Desk): Promise<void> {
  const home = await newHome(world, 'a');
  const { answerBy } = await offeredTo(first, home);
  const { ifDeclined, declinesLeft } = await placeOf(first);
  if (!ifDeclined)
    world.timeline.fault(who.housing, text('放弃的后果没有事先说明', 'what declining does is not said before'));
  await answerOffer(first, false);
  await offeredTo(second, home);
  const after = await placeThat(first, ({ position }) => position === 2);
  world.timeline.tell(
    who.talent,
    text(
      `登记第一套房源，自动轮到第一位（${answerBy?.slice(0, 10)} 前答复）；先看放弃的后果“${ifDeclined?.zh}”再放弃：名次从第 1 到第 ${after.position}，还可放弃 ${after.declinesLeft} 次（原 ${declinesLeft} 次），房源自动给第二位`,
      `the first home goes to the first by itself (to be answered by ${answerBy?.slice(0, 10)}), who reads what declining does, “${ifDeclined?.en}”, and declines: place 1 becomes ${after.position}, ${after.declinesLeft} more may be declined (before: ${declinesLeft}), and the second has the home by itself`,
    ),
  );
}

/** The second home goes to who waited on, not to who declined and queues anew. */
async function another(world: World, first: Desk, third: Desk): Promise<void> {
  const { granted } = await offeredTo(third, await newHome(world, 'b'));
  const { position, of } = await placeThat(first, (place) => place.position === 1);
  world.timeline.tell(
    who.housing,
    text(
      `登记第二套，给一直在等的第三位（${granted?.text.zh}）；放弃过的人重新排队，现在第 ${position} 位，共 ${of} 位`,
      `the second home goes to the third, who waited on (${granted?.text.en}); who declined queues anew and is ${position} of ${of} now`,
    ),
  );
}
