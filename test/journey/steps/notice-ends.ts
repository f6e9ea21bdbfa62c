import { hukouContract } from '../../../services/hukou/contract.ts';
import { endOfLocalDay, localDateOf, millisecondsOf } from '../../../shared/calendar/index.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, type Machine, must, refusedWith, Unexpected } from '../world.ts';
import type { Desk } from './departments.ts';

const hukou = hukouContract.operations;
const aMinute = 60_000;
const approval = { outcome: 'approved', reasonCode: 'conditions-met' } as const;

/** Nobody cuts a public notice short. Where the clock may be moved its last day comes; elsewhere the story cannot wait for it. */
export async function noticeEnds(desk: Desk): Promise<void> {
  const { world, caseId } = desk;
  const client = world.as('caseworker-hukou');
  const params = { caseId };
  const early = await client(hukou.advanceCase, { params, body: { to: 'APPROVED' } });
  if (!refusedWith(early, 'notice-running'))
    world.timeline.fault(who.hukou, text('公示未满就批准了', 'approved before the public notice was over'));
  const { until = '' } = await must(client, hukou.getPublicity, { params });
  return world.machine ? settle(desk, world.machine, until) : refuse(desk, until);
}

/** The clock moves past the last day; then the city approves, the police permit, and the talent settles. */
async function settle(desk: Desk, machine: Machine, until: string): Promise<void> {
  const { world, caseId } = desk;
  const client = world.as('caseworker-hukou');
  const params = { caseId };
  await machine.advance(millisecondsOf(endOfLocalDay(until)) - (await machine.now()) + aMinute);
  await eventually(world, 'the public notice to be over', async () => {
    await machine.runSchedules();
    const { state } = await must(client, hukou.getPublicity, { params });
    return state === 'over' || undefined;
  });
  await mirror(desk, { outcome: 'city-approved', on: localDateOf(await machine.now()) });
  for (const to of ['POLICE_SYNC', 'MOVE_IN_PERMIT'] as const)
    await must(client, hukou.advanceCase, { params, body: { to } });
  await must(client, hukou.decideCase, { params, body: approval });
  world.timeline.tell(
    who.hukou,
    text(
      `提前批准被拒绝；时钟前移到公示期满（${until}）：导入市级批准，公安同步、准迁，落户`,
      `approving early was refused; the clock moves past the last day (${until}): the city’s approval is imported, then police, permit: settled`,
    ),
  );
}

/** The notice has days left, and the story does not pretend that they went by: it takes the one end that may come on any day. */
async function refuse(desk: Desk, until: string): Promise<void> {
  const { world } = desk;
  const on = localDateOf(world.now());
  await mirror(desk, { outcome: 'city-refused', on, reason: '演示：市级未通过 / made up: refused by the city' });
  world.timeline.tell(
    who.hukou,
    text(
      `提前批准被拒绝，公示到 ${until} 才期满，时钟不动就等不到；这里改为导入市级“未通过”，它随时可能来（加 --move-clock 可看到落户）`,
      `approving early was refused: the public notice runs until ${until}, and the story cannot wait; here the city’s refusal is imported, which may come on any day (with --move-clock the talent settles)`,
    ),
  );
}

async function mirror({ world, caseId }: Desk, row: { outcome: string; on: string; reason?: string }): Promise<void> {
  const body = { format: 'json', content: JSON.stringify([{ caseId, ...row }]) } as const;
  const { rows } = await must(world.as('caseworker-hukou'), hukou.importOutcomes, { body });
  if (rows[0]?.outcome !== 'landed') throw new Unexpected(`importHukouOutcomes: ${JSON.stringify(rows)}`);
}
