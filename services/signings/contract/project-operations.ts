import * as z from 'zod/mini';
import { fields, operation, text, told } from '../../../shared/contract/index.ts';
import { refusals } from './refusals.ts';
import { staffAndOwners, writers } from './roles.ts';
import * as shapes from './shapes.ts';

const params = z.strictObject({ projectId: fields.id() });

/** Operations on projects. */
export const projectOperations = {
  registerProject: operation({
    id: 'registerProject',
    method: 'POST',
    path: '/signings/projects',
    summary: text('登记项目线索', 'Register a project as a lead'),
    roles: writers,
    body: z.strictObject({
      names: shapes.names,
      enterpriseId: z.optional(fields.id()),
      sector: z.optional(shapes.sector),
      note: z.optional(fields.prose(1000)),
      amounts: z._default(shapes.amounts, {}),
    }),
    output: shapes.project,
    status: 201,
    refusals: refusals('unknown-enterprise', 'project-differs'),
    example: { names: { zh: '示例研发中心（演示数据）', en: 'Example R&D centre (made up)' }, sector: 'large-models' },
  }),
  listProjects: operation({
    id: 'listProjects',
    method: 'GET',
    path: '/signings/projects',
    summary: text('项目列表；停滞项目按跟进日期排序', 'List projects; stalled ones by follow-up date'),
    description: text(
      '企业只看到自己的项目，不带筛选；stage 与 enterpriseId 二选一。',
      'An enterprise sees its own, unfiltered; staff filter by stage or by enterpriseId, not by both.',
    ),
    roles: staffAndOwners,
    query: z
      .strictObject({ ...fields.pageQuery(), stage: z.optional(shapes.stage), enterpriseId: z.optional(fields.id()) })
      .check(
        z.refine(
          (query) => query.stage === undefined || query.enterpriseId === undefined,
          told(
            'stage 与 enterpriseId 只能用一个',
            'filter by stage or by enterpriseId, not by both',
            '请去掉其中一个',
            'leave one of them out',
          ),
        ),
      ),
    output: fields.pageOf(shapes.projectLine),
  }),
  getProject: operation({
    id: 'getProject',
    method: 'GET',
    path: '/signings/projects/{projectId}',
    summary: text('查看项目', 'Get a project'),
    roles: staffAndOwners,
    params,
    output: shapes.project,
  }),
  advanceProject: operation({
    id: 'advanceProject',
    method: 'POST',
    path: '/signings/projects/{projectId}/stage',
    summary: text(
      '推进项目阶段，或登记停滞、恢复、终止',
      'Move a project on, or record that it stalls, resumes or ends',
    ),
    roles: writers,
    params,
    body: z.strictObject({
      to: shapes.stage,
      /** The day of the change; today when left out. */
      on: z.optional(fields.day()),
      facts: z._default(shapes.facts, {}),
      reason: z.optional(fields.prose(500)),
      followUpOn: z.optional(fields.day()),
    }),
    output: shapes.project,
    versioned: true,
    refusals: refusals('stage-not-legal', 'stage-by-signing', 'fields-missing', 'date-in-future'),
    example: { to: 'ASSESSED', facts: { assessment: '符合区域产业方向（演示数据 / made up）' } },
  }),
  recordAmounts: operation({
    id: 'recordAmounts',
    method: 'POST',
    path: '/signings/projects/{projectId}/amounts',
    summary: text('登记已知的金额', 'Record amounts that have become known'),
    roles: writers,
    params,
    body: shapes.amounts,
    output: shapes.project,
    versioned: true,
    refusals: refusals('amount-counted'),
    example: { paidInForeign: { amount: 250_000_000, currency: 'USD' } },
  }),
  recordCapitalIncrease: operation({
    id: 'recordCapitalIncrease',
    method: 'POST',
    path: '/signings/projects/{projectId}/capital-increases',
    summary: text('登记增资，只计增量', 'Record a capital increase; only the increment counts'),
    roles: writers,
    params,
    body: z.strictObject({
      on: fields.day(),
      /** The whole amount after the increase. */
      to: fields.money(),
    }),
    output: shapes.project,
    versioned: true,
    refusals: refusals('not-counted-yet', 'amount-unknown', 'currency-differs', 'not-an-increase', 'date-in-future'),
    example: { on: '2025-03-01', to: { amount: 130_000_000_000, currency: 'CNY' } },
  }),
  changeInvestor: operation({
    id: 'changeInvestor',
    method: 'POST',
    path: '/signings/projects/{projectId}/investor-changes',
    summary: text(
      '变更投资主体：替换记录，不再次计数',
      'Change the investor: the record is replaced and does not count again',
    ),
    roles: writers,
    params,
    body: z.strictObject({
      on: fields.day(),
      enterpriseId: fields.id(),
      reason: fields.prose(500),
      /** Of the new record; what is left out stays as it was. */
      amounts: z._default(shapes.amounts, {}),
    }),
    output: shapes.project,
    versioned: true,
    refusals: refusals('unknown-enterprise', 'same-investor', 'stage-not-legal', 'date-in-future'),
    example: { on: '2025-06-01', enterpriseId: 'demo-enterprise', reason: '股权转让（演示数据 / made up）' },
  }),
} as const;
