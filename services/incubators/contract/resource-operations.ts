import * as z from 'zod/mini';
import { fields, operation, text } from '../../../shared/contract/index.ts';
import { refusals } from './refusals.ts';
import * as shapes from './shapes.ts';

const params = z.strictObject({ resourceId: fields.id() });
/** Caseworkers of the department `incubators`; the department is checked by the operations. */
const staff = ['caseworker'] as const;
const readers = ['enterprise', 'caseworker', 'steward', 'institution', 'leader', 'ops'] as const;

const limit = z.strictObject({
  answer: z.enum(['at-most', 'refused', 'check']),
  atMostFen: z.optional(shapes.quantity(0)),
  unmet: z.array(z.string()),
  unknown: z.array(z.string()),
  conditions: z.array(
    z.strictObject({
      id: z.string(),
      result: z.enum(['met', 'not-met', 'unknown']),
      value: z.optional(z.union([z.number(), z.boolean(), z.string()])),
      threshold: z.string(),
    }),
  ),
  source: z.strictObject({ name: fields.bilingual(200), standing: z.string() }),
});

const voucherRule = z.strictObject({
  id: shapes.voucherRuleId,
  names: fields.bilingual(60),
  base: z.enum(['contract', 'rent']),
  percent: z.int(),
  capFen: z.optional(z.int()),
  poolFen: z.int(),
  supplierNotRelated: z.optional(z.boolean()),
  exception: z.optional(z.strictObject({ fact: z.string(), percent: z.int(), text: fields.bilingual(200) })),
  source: z.strictObject({ name: fields.bilingual(200), standing: z.string() }),
  effectiveFrom: fields.day(),
  effectiveTo: z.optional(fields.day()),
  verifiedAt: fields.day(),
});

/** Operations on resources, and the rules that bound vouchers. */
export const resourceOperations = {
  offerResource: operation({
    id: 'offerResource',
    method: 'POST',
    path: '/incubators/resources',
    summary: text('登记孵化器资源', 'Offer a resource'),
    roles: staff,
    body: z.strictObject({
      /** A code chosen by people; left out, one is made. */
      resourceId: z.optional(fields.id()),
      incubator: shapes.incubator,
      kind: shapes.kind,
      names: fields.bilingual(120),
      voucherRule: z.optional(shapes.voucherRuleId),
      source: z.optional(shapes.source),
      capacity: shapes.quantity(0),
    }),
    output: shapes.resourceLine,
    status: 201,
    refusals: refusals('resource-differs', 'voucher-rule-missing'),
    example: {
      incubator: { id: 'mosu-space', names: { zh: '模速空间', en: 'MoSu Space' } },
      kind: 'compute',
      names: { zh: '公共算力（演示数据）', en: 'Shared compute (made up)' },
      capacity: 200_000,
    },
  }),
  listResources: operation({
    id: 'listResources',
    method: 'GET',
    path: '/incubators/resources',
    summary: text('资源及剩余容量', 'List resources with their free capacity'),
    roles: readers,
    query: z.strictObject({ ...fields.pageQuery(), kind: z.optional(shapes.kind) }),
    output: fields.pageOf(shapes.resourceLine),
  }),
  getResource: operation({
    id: 'getResource',
    method: 'GET',
    path: '/incubators/resources/{resourceId}',
    summary: text('查看资源', 'Get a resource'),
    roles: readers,
    params,
    output: shapes.resourceLine,
  }),
  changeCapacity: operation({
    id: 'changeCapacity',
    method: 'POST',
    path: '/incubators/resources/{resourceId}/capacity',
    summary: text('调整容量；轮候自动递补', 'Change the capacity; the waitlist moves up by itself'),
    roles: staff,
    params,
    body: z.strictObject({ capacity: shapes.quantity(0) }),
    output: shapes.resourceLine,
    versioned: true,
    refusals: refusals('capacity-in-use'),
    example: { capacity: 250_000 },
  }),
  listVoucherRules: operation({
    id: 'listVoucherRules',
    method: 'GET',
    path: '/incubators/voucher-rules',
    summary: text('券规则及其来源和有效期', 'List the voucher rules with source and period'),
    roles: readers,
    output: z.strictObject({ items: z.array(voucherRule) }),
  }),
  checkVoucher: operation({
    id: 'checkVoucher',
    method: 'POST',
    path: '/incubators/voucher-rules/{ruleId}/check',
    summary: text('试算券额上限，不留记录', 'Tell what a voucher may be at most; leaves no trace'),
    roles: readers,
    stores: false,
    params: z.strictObject({ ruleId: shapes.voucherRuleId }),
    body: shapes.voucherFacts,
    output: limit,
    example: { contractFen: 400_000_000 },
  }),
} as const;
