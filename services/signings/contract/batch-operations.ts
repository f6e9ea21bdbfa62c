import * as z from 'zod/mini';
import { fields, operation, text } from '../../../shared/contract/index.ts';
import { maxEntries } from '../domain/batch.ts';
import { refusals } from './refusals.ts';
import { staff, writers } from './roles.ts';
import * as shapes from './shapes.ts';

const params = z.strictObject({ batchId: fields.id() });

/** The ceremony itself. */
const ceremonyOperations = {
  fixAgenda: operation({
    id: 'fixAgenda',
    method: 'POST',
    path: '/signings/batches/{batchId}/agenda/fix',
    summary: text('确定议程', 'Fix the agenda'),
    roles: writers,
    params,
    output: shapes.board,
    versioned: true,
    refusals: refusals('agenda-empty'),
    example: {},
  }),
  holdBatch: operation({
    id: 'holdBatch',
    method: 'POST',
    path: '/signings/batches/{batchId}/hold',
    summary: text('举行签约仪式', 'Hold the ceremony'),
    roles: writers,
    params,
    /** The planned day when left out. */
    body: z.strictObject({ heldOn: z.optional(fields.day()) }),
    output: shapes.board,
    versioned: true,
    refusals: refusals('batch-stage', 'date-in-future'),
    example: {},
  }),
  signProject: operation({
    id: 'signProject',
    method: 'POST',
    path: '/signings/batches/{batchId}/signings',
    summary: text('在仪式上签约一个项目', 'Sign a project at the ceremony'),
    roles: writers,
    params,
    body: z.strictObject({
      projectId: fields.id(),
      parties: shapes.parties,
      amounts: z._default(shapes.amounts, {}),
    }),
    output: shapes.project,
    refusals: refusals('not-on-agenda', 'pulled', 'batch-stage', 'stage-not-legal', 'date-in-future', 'amount-counted'),
    example: {
      projectId: '0f3a9c5be1d274886a10',
      parties: [
        {
          side: 'district',
          name: { zh: '徐汇区投资促进办公室', en: 'Investment promotion office of Xuhui District' },
        },
        { side: 'enterprise', name: { zh: '示例科技（演示数据）', en: 'Example Tech (made up)' } },
      ],
    },
  }),
  closeBatch: operation({
    id: 'closeBatch',
    method: 'POST',
    path: '/signings/batches/{batchId}/close',
    summary: text('关闭批次', 'Close the batch'),
    roles: writers,
    params,
    output: shapes.board,
    versioned: true,
    refusals: refusals('batch-stage', 'entries-open'),
    example: {},
  }),
} as const;

/** Operations on batches: plan, agenda, ceremony, close. */
export const batchOperations = {
  createBatch: operation({
    id: 'createBatch',
    method: 'POST',
    path: '/signings/batches',
    summary: text('建立集中签约批次', 'Plan a batch'),
    roles: writers,
    body: z.strictObject({
      year: fields.whole(2000, 2100),
      ordinal: fields.whole(1, 99),
      names: shapes.names,
      heldOn: fields.day(),
      venue: z.optional(shapes.names),
    }),
    output: shapes.board,
    status: 201,
    refusals: refusals('batch-differs'),
    example: {
      year: 2026,
      ordinal: 4,
      names: { zh: '2026年第四批重大项目集中签约（演示数据）', en: 'Fourth collective signing of 2026 (made up)' },
      heldOn: '2026-12-01',
    },
  }),
  listBatches: operation({
    id: 'listBatches',
    method: 'GET',
    path: '/signings/batches',
    summary: text('批次列表，最近的在前', 'List batches, latest first'),
    roles: staff,
    query: z.strictObject(fields.pageQuery()),
    output: fields.pageOf(shapes.batchLine),
  }),
  getBatch: operation({
    id: 'getBatch',
    method: 'GET',
    path: '/signings/batches/{batchId}',
    summary: text('签约看板：批次及每个项目的状态', 'The board: a batch and every project with its state'),
    roles: staff,
    params,
    output: shapes.board,
  }),
  putOnAgenda: operation({
    id: 'putOnAgenda',
    method: 'POST',
    path: '/signings/batches/{batchId}/agenda',
    summary: text('把项目列入议程', 'Put projects on the agenda'),
    roles: writers,
    params,
    body: z.strictObject({
      projectIds: z.array(fields.id()).check(z.minLength(1), z.maxLength(maxEntries)),
      kind: z._default(shapes.signingKind, 'project'),
    }),
    output: shapes.board,
    versioned: true,
    refusals: refusals('unknown-project', 'batch-stage', 'agenda-full'),
    example: { projectIds: ['0f3a9c5be1d274886a10'] },
  }),
  pullFromAgenda: operation({
    id: 'pullFromAgenda',
    method: 'POST',
    path: '/signings/batches/{batchId}/agenda/{projectId}/pull',
    summary: text('撤下项目，保留记录', 'Pull a project; it stays on record'),
    roles: writers,
    params: z.extend(params, { projectId: fields.id() }),
    body: z.strictObject({ reason: fields.prose(500) }),
    output: shapes.board,
    versioned: true,
    refusals: refusals('not-on-agenda', 'already-signed'),
    example: { reason: '企业临时调整日程（演示数据 / made up）' },
  }),
  ...ceremonyOperations,
} as const;
