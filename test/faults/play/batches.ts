import { signingsContract } from '../../../services/signings/contract.ts';
import { must, type World } from '../../journey/world.ts';

const { operations } = signingsContract;
const batchCount = 4;

/** A project that is to be signed, and in which batch. */
export interface Signable {
  batchId: string;
  projectId: string;
}

const district = {
  side: 'district',
  name: { zh: '徐汇区（演示签署方）', en: 'Xuhui District (made-up signatory)' },
} as const;
const enterprise = {
  side: 'enterprise',
  name: { zh: '示例企业（演示数据）', en: 'Example enterprise (made up)' },
} as const;

/** Imports so many projects into a few batches, fixes their agendas and holds them; nothing is signed yet. */
export async function holdBatches(world: World, projects: number): Promise<Signable[]> {
  const office = world.as('signings-office');
  const numbers = Array.from({ length: batchCount }, (_, index) => index);
  const batchIds = await Promise.all(numbers.map((index) => planBatch(world, index)));
  const batchOf = (index: number): string => batchIds[index % batchCount] ?? '';
  const lines = Array.from({ length: projects }, (_, index) =>
    [`row-${index}`, batchOf(index), `示例项目${index}（演示数据）`, 'large-models', 'NEGOTIATING'].join(','),
  );
  const content = ['key,batch,name_zh,sector,stage', ...lines].join('\n');
  const { rows } = await must(office, operations.importSignings, { body: { format: 'csv', content } });
  for (const batchId of batchIds) {
    await must(office, operations.fixAgenda, { params: { batchId } });
    await must(office, operations.holdBatch, { params: { batchId }, body: {} });
  }
  return rows.map(({ projectId = '' }, index) => ({ projectId, batchId: batchOf(index) }));
}

async function planBatch(world: World, index: number): Promise<string> {
  const names = { zh: `演示批次${index}（虚构）`, en: `Demonstration batch ${index} (made up)` };
  const body = { year: 2025, ordinal: 10 + index, names, heldOn: '2025-05-23' };
  return (await must(world.as('signings-office'), operations.createBatch, { body })).batchId;
}

/** Signs one project. */
export const sign = (world: World, { batchId, projectId }: Signable) =>
  must(world.as('signings-office'), operations.signProject, {
    params: { batchId },
    body: { projectId, parties: [district, enterprise] },
  });

/** Closes every batch; each must have all of its projects signed. */
export async function closeBatches(world: World, signables: readonly Signable[]): Promise<void> {
  const batchIds = [...new Set(signables.map(({ batchId }) => batchId))];
  await Promise.all(
    batchIds.map((batchId) => must(world.as('signings-office'), operations.closeBatch, { params: { batchId } })),
  );
}
