import { hukouContract } from '../../../services/hukou/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, must, refusedWith, type World } from '../world.ts';
import { picture } from './application.ts';
import type { Desk } from './departments.ts';

const hukou = hukouContract.operations;

/** Before applying, without a name: what each item gives, and how sure each figure is. */
export async function triedOut(world: World, talent: string): Promise<void> {
  const body = { items: { degree: 'master', school: 'listed', grades: 'upper-half' } };
  const { items, pass, sum, unanswered, answer } = await must(world.as(talent), hukou.precheckScore, { body });
  const given = items.filter(({ points }) => points > 0);
  if (given.reduce((all, { points }) => all + points, 0) !== sum || answer !== 'person-must-check')
    world.timeline.fault(who.talent, text('试算的合计不对', 'the points tried out do not add up'));
  world.timeline.tell(
    who.talent,
    text(
      `试算评分：${given.map(({ text: { zh }, points }) => `${zh} ${points}`).join('、')}，合计 ${sum}；分数线 ${pass.points}（${pass.certainty}），各项分值为演示设置，${unanswered.length} 项未答；结论须由人核实`,
      `tries the score out: ${given.map(({ text: { en }, points }) => `${en.toLowerCase()} ${points}`).join(', ')}, ${sum} in all; the pass mark is ${pass.points} (${pass.certainty}), the points are made up, ${unanswered.length} items are open; a person must check it`,
    ),
  );
}

/** Scored below the pass mark the case is not accepted; it is refused for that, and the talent sees the sheet. */
export async function scoredTooLow(desk: Desk): Promise<void> {
  const { world, talent, caseId } = desk;
  const client = world.as('caseworker-hukou');
  const params = { caseId };
  await must(client, hukou.advanceCase, { params, body: { to: 'DISTRICT_PREREVIEW' } });
  const items = { degree: { option: 'doctor', documents: ['DEG' as const] } };
  await must(client, hukou.scoreCase, { params, body: { items } });
  const accepted = await client(hukou.advanceCase, { params, body: { to: 'ACCEPTED' } });
  if (!refusedWith(accepted, 'score-too-low'))
    world.timeline.fault(who.hukou, text('评分不够仍被受理', 'accepted below the pass mark'));
  const { outcome } = await rejected(desk, 'score-below-pass');
  const { sheets } = await must(world.as(talent), hukou.getScore, { params });
  const [sheet] = sheets;
  world.timeline.tell(
    who.hukou,
    text(
      `甲企业申报；承办人评分 ${sheet?.sum}，低于 ${sheet?.pass}，不能受理，按“${outcome?.reason?.zh}”不予通过；人才看到评分表`,
      `enterprise A files; the case scores ${sheet?.sum}, below ${sheet?.pass}, cannot be accepted and is refused: “${outcome?.reason?.en}”; the talent sees the sheet`,
    ),
  );
}

/** Refuses the case; answers it as the talent sees it once the application has ended. */
export async function rejected({ world, talent, caseId }: Desk, reasonCode: string, note?: string) {
  const params = { caseId };
  const body = { outcome: 'rejected', reasonCode, ...(note !== undefined && { note }) } as const;
  await must(world.as('caseworker-hukou'), hukou.decideCase, { params, body });
  await eventually(world, 'the application to end', async () => {
    const { status } = await picture(world, talent, caseId);
    return status === 'COMPLETED' || undefined;
  });
  return must(world.as(talent), hukou.getCase, { params });
}
