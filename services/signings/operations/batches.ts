import type { OutputOf } from '../../../shared/contract/index.ts';
import { type Handle, type Kit, notFound } from '../../../shared/service/index.ts';
import { batch, project } from '../aggregates.ts';
import type { signingsContract } from '../contract.ts';
import { type AgendaItem, type Batch, type BatchCommand, type BatchPlan, batchIdOf } from '../domain/batch.ts';
import { batchLine, lists } from '../views.ts';
import { replied } from './replied.ts';
import { forStaff, staffList, writing } from './staff.ts';

type Operations = typeof signingsContract.operations;
type Board = OutputOf<Operations['getBatch']>;

/** The batch with every project's own stage, each read consistently. */
async function boardOf(kit: Kit, state: Batch | null, id: string): Promise<Board> {
  if (state === null) throw new Error(`batch ${id} was expected to be there`);
  const { venue, source } = state.plan;
  const entries = state.entries.map(async (entry) => {
    const { state: at } = await kit.load(project, entry.projectId);
    return at ? { ...entry, stage: at.stage } : entry;
  });
  return {
    ...batchLine(id, state),
    ...(venue ? { venue } : {}),
    ...(source ? { source } : {}),
    entries: await Promise.all(entries),
  };
}

/** Lands a command on a batch and answers the board. */
async function commanded(kit: Kit, id: string, command: BatchCommand, expectedVersion?: number) {
  const executed = await kit.execute(batch, id, command, expectedVersion);
  if (!executed.ok) return executed;
  const board = await boardOf(kit, executed.state, id);
  return { ...executed, state: board };
}

const asBoard = (board: Board): Board => board;

const createBatch: Handle<Operations['createBatch']> = writing(async ({ body }, kit) => {
  const { venue, ...rest } = body;
  const plan: BatchPlan = { ...rest, ...(venue ? { venue } : {}) };
  return replied(await commanded(kit, batchIdOf(plan), { type: 'plan', plan }), asBoard);
});

const getBatch: Handle<Operations['getBatch']> = forStaff(async ({ params }, kit) => {
  const { state, head } = await kit.load(batch, params.batchId);
  if (state === null) return notFound;
  return { ok: true, body: await boardOf(kit, state, params.batchId), version: head.version };
});

const putOnAgenda: Handle<Operations['putOnAgenda']> = writing(async ({ params, body, expectedVersion }, kit) => {
  const ids = [...new Set(body.projectIds)];
  const found = await Promise.all(ids.map((projectId) => itemOf(kit, projectId, body.kind)));
  const missing = found.indexOf(undefined);
  if (missing >= 0) {
    const place = body.projectIds.indexOf(ids[missing] ?? '');
    return { ok: false, refusal: { code: 'unknown-project', pointer: `/projectIds/${place}` } };
  }
  const items = found.filter((item) => item !== undefined);
  return replied(await commanded(kit, params.batchId, { type: 'put-on-agenda', items }, expectedVersion), asBoard);
});

async function itemOf(kit: Kit, projectId: string, kind: AgendaItem['kind']): Promise<AgendaItem | undefined> {
  const { state } = await kit.load(project, projectId);
  return state ? { projectId, names: state.registration.names, kind } : undefined;
}

const pullFromAgenda: Handle<Operations['pullFromAgenda']> = writing(async ({ params, body, expectedVersion }, kit) => {
  const command = { type: 'pull', projectId: params.projectId, reason: body.reason } as const;
  return replied(await commanded(kit, params.batchId, command, expectedVersion), asBoard);
});

const fixAgenda: Handle<Operations['fixAgenda']> = writing(async ({ params, expectedVersion }, kit) =>
  replied(await commanded(kit, params.batchId, { type: 'fix-agenda' }, expectedVersion), asBoard),
);

const holdBatch: Handle<Operations['holdBatch']> = writing(async ({ params, body, expectedVersion }, kit) =>
  replied(await commanded(kit, params.batchId, { type: 'hold', on: body.heldOn }, expectedVersion), asBoard),
);

const closeBatch: Handle<Operations['closeBatch']> = writing(async ({ params, expectedVersion }, kit) =>
  replied(await commanded(kit, params.batchId, { type: 'close' }, expectedVersion), asBoard),
);

export const batchHandles = {
  createBatch,
  listBatches: staffList<Operations['listBatches']>(lists.batches, { descending: true }),
  getBatch,
  putOnAgenda,
  pullFromAgenda,
  fixAgenda,
  holdBatch,
  closeBatch,
};
