import { hukouContract } from '../../../services/hukou/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, must, type World } from '../world.ts';

const hukou = hukouContract.operations;

/** Somebody objects during the public notice; the caseworker reads it and finds on it, and the notice goes on. */
export async function objectAndFind(desk: { world: World; talent: string; caseId: string }): Promise<void> {
  const { world, talent, caseId } = desk;
  const { noticeId } = await must(world.as(talent), hukou.getPublicity, { params: { caseId } });
  const neighbour = world.as(talent === 'talent-wang' ? 'talent-lin' : 'talent-wang');
  const body = { category: 'qualification', text: '学历与公示不符（演示数据 / made up）' } as const;
  const { objectionId } = await eventually(world, 'the notice to be open to objections', async () => {
    const answer = await neighbour(hukou.raiseObjection, { params: { noticeId }, body });
    return answer.ok ? answer.body : undefined;
  });
  const examined = await must(world.as(talent), hukou.getPublicity, { params: { caseId } });
  const client = world.as('caseworker-hukou');
  const params = { caseId, objectionId };
  const opened = await must(client, hukou.openObjection, { params });
  const reasons = { zh: '学历经核对无误（演示数据）', en: 'The degree was verified (made up)' };
  const found = await must(client, hukou.decideObjection, { params, body: { outcome: 'not-upheld', reasons } });
  if (examined.state !== 'examined' || opened.text !== body.text || found.state !== 'running')
    world.timeline.fault(
      who.hukou,
      text('异议没有中断公示，或核查后没有继续', 'the objection did not interrupt the notice, or it did not go on'),
    );
  await eventually(world, 'who objected to see the objection', async () => {
    const { items } = await must(neighbour, hukou.listObjections, { query: { limit: 5 } });
    return items.find((one) => one.objectionId === objectionId);
  });
  world.timeline.tell(
    who.hukou,
    text(
      `公示中有人提出异议，公示中断；经办人核查不属实并说明理由，继续公示至 ${found.until}；申请人看不到异议人`,
      `somebody objected and the public notice was interrupted; found not to hold, with reasons, it goes on until ${found.until}; the applicant never learns who objected`,
    ),
  );
}
