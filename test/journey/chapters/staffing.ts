import { medicalContract } from '../../../services/medical/contract.ts';
import { addDays, localDateOf } from '../../../shared/calendar/index.ts';
import { text } from '../../../shared/contract/index.ts';
import { applyFor, picture } from '../steps/application.ts';
import { paused } from '../steps/documents.ts';
import { who } from '../timeline.ts';
import { eventually, must, type World } from '../world.ts';
import type { Chapter } from './chapter.ts';

const medical = medicalContract.operations;
const [away, substitute] = ['caseworker-medical-third', 'caseworker-medical-second'] as const;

interface Filed {
  talent: string;
  caseId: string;
}

/** Work on many cases at once, and of somebody who is away. */
export const staffing: Chapter = {
  title: text('科室：成批补正与休假代理', 'The desk: asking many at once, and standing in'),
  async tell(world) {
    const cases = await Promise.all(['talent-he', 'talent-ma'].map((talent) => filed(world, talent)));
    await askAll(world, cases);
    await takeOver(world, cases);
  },
};

/** A case that the caseworker who will be away has taken. */
async function filed(world: World, talent: string): Promise<Filed> {
  const caseId = await applyFor(world, talent, ['medical']);
  const params = { caseId };
  const client = world.as(away);
  await eventually(world, 'the medical case', async () => (await client(medical.getCase, { params })).ok || undefined);
  await must(client, medical.assignCase, { params, body: {} });
  return { talent, caseId };
}

/** The same is missing in several cases; one that is not there is reported, and holds nothing up. */
async function askAll(world: World, cases: readonly Filed[]): Promise<void> {
  const caseIds = [...cases.map(({ caseId }) => caseId), `${world.tag}0000000000`.slice(0, 20)];
  const missing = [{ zh: '人才认定材料（演示数据）', en: 'Proof of the talent category (made up)' }];
  const { report } = await must(world.as(away), medical.requestSupplements, { body: { caseIds, missing } });
  const done = report.filter((one) => one.done).length;
  const failed = report.find((one) => !one.done);
  if (done !== cases.length || failed?.code !== 'not-found')
    world.timeline.fault(who.medical, text('成批补正的逐案报告不对', 'the report on what was asked of many is wrong'));
  for (const { talent, caseId } of cases) await paused({ world, talent, caseId }, ['medical']);
  world.timeline.tell(
    who.medical,
    text(
      `一次向 ${done} 个案件要求同一材料，逐案报告；不存在的一个指明原因（${failed?.rule?.zh}），其余照常`,
      `asked for the same in ${done} cases at once, with a report on each; the one that is not there says why (${failed?.rule?.en}), and the others go on`,
    ),
  );
}

/** The substitute takes over what somebody who is away has open. */
async function takeOver(world: World, cases: readonly Filed[]): Promise<void> {
  await must(world.as('lead-medical'), medical.putOnRoster, { body: { person: substitute } });
  const today = localDateOf(world.now());
  const leave = { substitute, from: today, until: addDays(today, 4) };
  await must(world.as(away), medical.setLeave, { body: leave });
  const client = world.as(substitute);
  const { takeoverId } = await must(client, medical.takeOver, { body: { from: away } });
  const { moved } = await eventually(world, 'the cases to be taken over', async () => {
    const seen = await must(client, medical.getTakeover, { params: { takeoverId } });
    const reported = seen.report.filter(({ done }) => done).map(({ caseId }) => caseId);
    return cases.every(({ caseId }) => reported.includes(caseId)) ? seen : undefined;
  });
  const owners = await Promise.all(cases.map((one) => ownerShown(world, one)));
  if (owners.some((owner) => owner !== substitute))
    world.timeline.fault(who.medical, text('接手后人才看到的经办人不对', 'the talent sees another owner'));
  world.timeline.tell(
    who.medical,
    text(
      `经办人休假至 ${leave.until}，代理人一次接手其 ${moved} 个在办案件；人才看到新的经办人`,
      `a caseworker is away until ${leave.until}; who stands in takes over all ${moved} open cases at once, and the talents see who has theirs now`,
    ),
  );
}

const ownerShown = (world: World, { talent, caseId }: Filed) =>
  eventually(world, 'the lane to show its new owner', async () => {
    const { lanes } = await picture(world, talent, caseId);
    const [lane] = lanes;
    return lane?.owner === substitute ? lane.owner : undefined;
  });
