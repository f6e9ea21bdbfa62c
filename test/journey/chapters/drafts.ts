import { noticesContract } from '../../../services/notices/contract.ts';
import { talentContract } from '../../../services/talent/contract.ts';
import { addDays, endOfLocalDay, millisecondsOf, startOfLocalDay } from '../../../shared/calendar/index.ts';
import { text } from '../../../shared/contract/index.ts';
import { answersOf, clearEarlier } from '../steps/application.ts';
import { who } from '../timeline.ts';
import { must, refusedWith } from '../world.ts';
import type { TimedChapter } from './chapter.ts';
import { passUntil, untilSo } from './passing.ts';

const talents = talentContract.operations;
const { listNotices } = noticesContract.operations;
const talent = 'talent-xu';
/** `warnDays` of services/talent/data/settings.json. */
const warnedBefore = 7;

/** A draft that nobody goes on with is warned of, and goes. */
export const drafts: TimedChapter = {
  title: text('草稿：到期前告知', 'A draft: its end is announced'),
  takes: 'months',
  async tell(world, machine) {
    await clearEarlier(world, talent);
    const client = world.as(talent);
    const body = answersOf(`${world.tag}dr`, ['medical']);
    const { applicationId, expiresOn = '' } = await must(client, talents.createApplication, { body });
    const params = { applicationId };
    await passUntil(machine, millisecondsOf(startOfLocalDay(addDays(expiresOn, -warnedBefore))));
    const notice = await untilSo(world, machine, 'the notice that the draft expires', async () => {
      const { items } = await must(client, listNotices, { query: { limit: 20 } });
      return items.find(({ template, about }) => template === 'draft.expiring' && about.id === applicationId);
    });
    const last = (await must(client, talents.getApplication, { params })).expiresOn ?? '';
    await passUntil(machine, millisecondsOf(endOfLocalDay(last)));
    await untilSo(world, machine, 'the draft to expire', async () => {
      const { status } = await must(client, talents.getApplication, { params });
      return status === 'EXPIRED' || undefined;
    });
    const form = await client(talents.getApplicationForm, { params });
    if (!refusedWith(form, 'draft-expired'))
      world.timeline.fault(who.talent, text('到期的草稿仍可读', 'an expired draft can still be read'));
    world.timeline.tell(
      who.talent,
      text(
        `草稿放着不动：先收到“${notice.title.zh}”，${last} 之后到期，所填内容不再可读`,
        `a draft is left alone: first comes "${notice.title.en}", and after ${last} it is gone, with what was filled in`,
      ),
    );
  },
};
