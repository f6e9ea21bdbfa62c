import { signingsContract } from '../../../services/signings/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { must, refusedWith, type World } from '../world.ts';

const { operations } = signingsContract;

/** The batch that comes with the product: the district's second collective signing of 2024. */
export const announcedBatch = '2024-2';

const district = {
  side: 'district',
  name: { zh: '徐汇区（演示签署方）', en: 'Xuhui District (made-up signatory)' },
} as const;

/** Projects of a made-up batch, for stories that come after the announced one was signed. */
async function madeUpBatch(world: World, count: number): Promise<string> {
  const office = world.as('signings-office');
  const projectIds: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const names = {
      zh: `示例项目 ${world.tag}-${index}（演示数据）`,
      en: `Example project ${world.tag}-${index} (made up)`,
    };
    const { projectId } = await must(office, operations.registerProject, { body: { names, sector: 'large-models' } });
    await must(office, operations.advanceProject, {
      params: { projectId },
      body: { to: 'ASSESSED', facts: { assessment: '符合区域产业方向（演示数据 / made up）' } },
    });
    await must(office, operations.advanceProject, {
      params: { projectId },
      body: { to: 'NEGOTIATING', facts: { leadUnit: '示例牵头单位（演示数据 / made up）' } },
    });
    projectIds.push(projectId);
  }
  const batchId = await newBatch(world);
  await must(office, operations.putOnAgenda, { params: { batchId }, body: { projectIds } });
  return batchId;
}

/** Year and ordinal are the batch's identity, so a story looks for one that nobody has. */
async function newBatch(world: World): Promise<string> {
  for (;;) {
    const year = 2000 + Math.floor(Math.random() * 24);
    const ordinal = 1 + Math.floor(Math.random() * 99);
    const names = { zh: `演示批次 ${world.tag}（虚构）`, en: `Demonstration batch ${world.tag} (made up)` };
    const answer = await world.as('signings-office')(operations.createBatch, {
      body: { year, ordinal, names, heldOn: '2024-05-23' },
    });
    if (answer.ok) return answer.body.batchId;
    if (!refusedWith(answer, 'batch-differs')) throw new Error(`createBatch: ${answer.problem.code}`);
  }
}

/** Signs every project on a batch's agenda: the announced one when it is still open, else one made up. Answers the projects. */
export async function signBatch(world: World, options: { madeUp: boolean; count: number }): Promise<string[]> {
  const office = world.as('signings-office');
  const announced = await office(operations.getBatch, { params: { batchId: announcedBatch } });
  const open = announced.ok && announced.body.stage !== 'CLOSED' && !options.madeUp;
  const batchId = open ? announcedBatch : await madeUpBatch(world, options.count);
  const params = { batchId };
  const board = await must(office, operations.getBatch, { params });
  world.timeline.tell(
    who.office,
    text(
      `打开批次「${board.names.zh}」，共 ${board.entries.length} 个项目`,
      `opened batch “${board.names.en ?? board.names.zh}” with ${board.entries.length} projects`,
    ),
  );
  if (board.stage === 'PLANNED') await must(office, operations.fixAgenda, { params });
  if (board.stage === 'PLANNED' || board.stage === 'AGENDA_FIXED')
    await must(office, operations.holdBatch, { params, body: {} });
  const waiting = board.entries.filter((entry) => entry.state === 'planned');
  for (const { projectId, names } of waiting)
    await must(office, operations.signProject, {
      params,
      body: { projectId, parties: [district, { side: 'enterprise', name: names }] },
    });
  const { projects } = await must(office, operations.closeBatch, { params });
  world.timeline.tell(
    who.office,
    text(
      `逐一签约，批次关闭，计 ${projects} 个项目`,
      `signed each of them and closed the batch: ${projects} projects count`,
    ),
  );
  return waiting.map((entry) => entry.projectId);
}
