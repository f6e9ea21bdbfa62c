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

/** The batch that the district announced stands as it was imported: what was signed that day, and nothing more. */
export async function showAnnounced(world: World): Promise<void> {
  const board = await must(world.as('leader-one'), operations.getBatch, { params: { batchId: announcedBatch } });
  const named = board.entries.filter((entry) => entry.state === 'signed').length;
  if (board.projects !== 23 || named !== 23)
    world.timeline.fault(who.office, text('公布的批次与公告不符', 'the announced batch is not as announced'));
  world.timeline.tell(
    who.office,
    text(
      `已导入「${board.names.zh}」：${board.heldOn} 签约 ${board.projects} 个项目`,
      `imported “${board.names.en}”: ${board.projects} projects signed on ${board.heldOn}`,
    ),
  );
}

/** Signs every project of a made-up batch, each on its own. Answers the projects. */
export async function signBatch(world: World, count: number): Promise<string[]> {
  const office = world.as('signings-office');
  const params = { batchId: await madeUpBatch(world, count) };
  await must(office, operations.fixAgenda, { params });
  const board = await must(office, operations.holdBatch, { params, body: {} });
  world.timeline.tell(
    who.office,
    text(
      `批次「${board.names.zh}」举行，共 ${board.entries.length} 个项目`,
      `held batch “${board.names.en}” with ${board.entries.length} projects`,
    ),
  );
  for (const { projectId, names } of board.entries)
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
  return board.entries.map((entry) => entry.projectId);
}
