import * as z from 'zod/mini';
import { fields, publicEvent, text } from '../../../shared/contract/index.ts';
import { statementKinds } from '../domain/announcement.ts';
import * as shapes from './shapes.ts';

const { open: _open, ...settledCounts } = shapes.counts;

/** What others may learn of signings. */
export const signingEvents = {
  projectSigned: publicEvent({
    type: 'plus.signings.project-signed.v1',
    summary: text(
      '项目、备忘录签约或增资。同一项目只在首次签约时计数，增资只计增量。',
      'A project or memorandum was signed, or capital increased. A project counts once, at its first signing; an increase adds only its increment.',
    ),
    data: z.object({
      projectId: fields.id(),
      /** Missing when it happened outside a batch. */
      batchId: z.optional(fields.id()),
      /** Missing when the source does not name the enterprise. */
      enterpriseId: z.optional(fields.id()),
      signedOn: fields.day(),
      kind: z.enum(['project', 'memorandum', 'capital-increase']),
      /** What this adds to the signed amount that counts; missing while unknown. */
      countedAmount: z.optional(fields.money()),
      /** Whether the project (or its memorandum) counts by this. */
      first: z.boolean(),
      /** The day on which a signed project counts: that of its earliest signing. */
      countedOn: z.optional(fields.day()),
    }),
    example: {
      projectId: '0f3a9c5be1d274886a10',
      batchId: '2024-2',
      enterpriseId: 'tezign',
      signedOn: '2024-05-23',
      kind: 'project',
      countedAmount: { amount: 100_000_000_000, currency: 'CNY' },
      first: true,
      countedOn: '2024-05-23',
    },
  }),
  projectStageChanged: publicEvent({
    type: 'plus.signings.project-stage-changed.v1',
    summary: text('项目进入了新的阶段。', 'A project has entered another stage.'),
    data: z.object({
      projectId: fields.id(),
      enterpriseId: z.optional(fields.id()),
      sector: z.optional(z.string()),
      from: z.optional(shapes.stage),
      stage: shapes.stage,
      on: fields.day(),
      followUpOn: z.optional(fields.day()),
    }),
    example: {
      projectId: '0f3a9c5be1d274886a10',
      enterpriseId: 'tezign',
      from: 'SIGNED',
      stage: 'REGISTERED',
      on: '2024-07-01',
    },
  }),
  amountsRecorded: publicEvent({
    type: 'plus.signings.amounts-recorded.v1',
    summary: text('项目的金额有了新的已知值。', "More is known of a project's amounts."),
    data: z.object({
      projectId: fields.id(),
      enterpriseId: z.optional(fields.id()),
      amounts: z.object(shapes.amounts.shape),
      /** Set when the amount of a project that counts already became known by this. */
      countedAmount: z.optional(fields.money()),
    }),
    example: {
      projectId: '0f3a9c5be1d274886a10',
      amounts: { paidInForeign: { amount: 250_000_000, currency: 'USD' } },
    },
  }),
  investorChanged: publicEvent({
    type: 'plus.signings.investor-changed.v1',
    summary: text(
      '项目变更了投资主体：记录被替换，项目不再次计数。',
      'A project goes on with another investor: the record is replaced, and the project does not count again.',
    ),
    data: z.object({
      projectId: fields.id(),
      on: fields.day(),
      from: z.optional(fields.id()),
      to: fields.id(),
      reason: z.string(),
      countedOn: z.optional(fields.day()),
      /** Set when the new record names another signed amount: what counted before, where it was known, … */
      countedBefore: z.optional(fields.money()),
      /** … and what counts in its place. */
      countedAmount: z.optional(fields.money()),
    }),
    example: {
      projectId: '0f3a9c5be1d274886a10',
      on: '2025-06-01',
      from: 'tezign',
      to: 'demo-enterprise',
      reason: '股权转让（演示数据 / made up）',
      countedOn: '2024-05-23',
      countedBefore: { amount: 100_000_000_000, currency: 'CNY' },
      countedAmount: { amount: 90_000_000_000, currency: 'CNY' },
    },
  }),
  batchHeld: publicEvent({
    type: 'plus.signings.batch-held.v1',
    summary: text('集中签约已举行。', 'A collective signing was held.'),
    data: z.object({
      batchId: fields.id(),
      year: z.int(),
      ordinal: z.int(),
      heldOn: fields.day(),
      ...shapes.counts,
    }),
    example: {
      batchId: '2024-2',
      year: 2024,
      ordinal: 2,
      heldOn: '2024-05-23',
      projects: 0,
      memoranda: 0,
      pulled: 0,
      open: 23,
    },
  }),
  batchClosed: publicEvent({
    type: 'plus.signings.batch-closed.v1',
    summary: text('集中签约批次已关闭，计数为最终结果。', 'A batch was closed; the counts are final.'),
    data: z.object({
      batchId: fields.id(),
      year: z.int(),
      ordinal: z.int(),
      heldOn: fields.day(),
      ...settledCounts,
    }),
    example: { batchId: '2024-2', year: 2024, ordinal: 2, heldOn: '2024-05-23', projects: 23, memoranda: 0, pulled: 0 },
  }),
  announcementRecorded: publicEvent({
    type: 'plus.signings.announcement-recorded.v1',
    summary: text(
      '登记了一则公告所述的数字，与平台自己的计数分开。',
      'Figures that an announcement states, apart from what the platform counts.',
    ),
    data: z.object({
      announcementId: fields.id(),
      source: z.object(shapes.source.shape),
      statements: z.array(z.object({ kind: z.enum(statementKinds), count: z.int(), class: z.optional(z.string()) })),
    }),
    example: {
      announcementId: '2024-2',
      source: { name: { zh: '徐汇区公告', en: 'Announcement of Xuhui District' }, on: '2024-05-23' },
      statements: [{ kind: 'investment-cooperation', count: 12 }],
    },
  }),
} as const;
