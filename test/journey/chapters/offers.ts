import { noticesContract } from '../../../services/notices/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import type { Desk } from '../steps/departments.ts';
import { answerOffer, leaveQueue, leftToOthers, newHome, offeredTo, placeThat, queueUp } from '../steps/queue.ts';
import { who } from '../timeline.ts';
import { type Machine, must, type World } from '../world.ts';
import type { TimedChapter } from './chapter.ts';
import { passUntil, untilSo } from './passing.ts';

const { listNotices } = noticesContract.operations;

/** An offer that nobody answers does not hold a home back from who waits. */
export const offers: TimedChapter = {
  title: text('选房逾期：自动转给下一位', 'An offer left unanswered goes on to the next'),
  takes: 'days',
  async tell(world, machine) {
    const desks = await queueUp(world, ['talent-sun', 'talent-hu']);
    const places = await Promise.all(desks.map((desk) => placeThat(desk, ({ position }) => position !== undefined)));
    if (await leftToOthers(world, desks, places[0]?.of)) return;
    const [first, second] = desks as [Desk, Desk];
    const home = await newHome(world, 'c');
    const { answerBy = '' } = await offeredTo(first, home);
    const warned = await warnedBefore(world, machine, first, answerBy);
    await passUntil(machine, Date.parse(answerBy));
    await untilSo(world, machine, 'the offer to lapse', async () => {
      const { offers: made, declinesLeft, position } = await placeThat(first, () => true);
      return made.length === 1 && declinesLeft === 0 && position !== undefined ? true : undefined;
    });
    const { answerBy: next } = await offeredTo(second, home);
    const late = await placeThat(first, ({ position }) => position !== undefined);
    await answerOffer(second, true);
    world.timeline.tell(
      who.housing,
      text(
        `选房通知后无人答复：先收到“${warned.zh}”，${answerBy.slice(0, 10)} 过后按放弃计（还可放弃 ${late.declinesLeft} 次），重新排队；房源自动给下一位，${next?.slice(0, 10)} 前答复，后者接受`,
        `nobody answers an offer: first comes “${warned.en}”; after ${answerBy.slice(0, 10)} it counts as declined (${late.declinesLeft} more may be), and that talent queues anew; the home goes to the next by itself, to be answered by ${next?.slice(0, 10)}, and is accepted`,
      ),
    );
    await leaveQueue(world, [first, second]);
  },
};

const aDay = 24 * 3_600_000;

/** The talent is told before the offer lapses. */
async function warnedBefore(world: World, machine: Machine, { talent, caseId }: Desk, answerBy: string) {
  await passUntil(machine, Date.parse(answerBy) - aDay);
  const notice = await untilSo(world, machine, 'the notice that the offer lapses', async () => {
    const { items } = await must(world.as(talent), listNotices, { query: { limit: 50 } });
    return items.find(({ template, about }) => template.startsWith('offer.expiring') && about.id === caseId);
  });
  return notice.title;
}
