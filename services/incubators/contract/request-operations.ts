import * as z from 'zod/mini';
import { fields, operation, text } from '../../../shared/contract/index.ts';
import { requestStatuses } from '../domain/request.ts';
import { refusals } from './refusals.ts';
import * as shapes from './shapes.ts';

const resource = z.strictObject({ resourceId: fields.id() });
const params = z.extend(resource, { requestId: fields.id() });
const staff = ['caseworker'] as const;
const readers = ['enterprise', 'caseworker', 'steward', 'leader', 'ops'] as const;
const one = '/incubators/resources/{resourceId}/requests/{requestId}';

/** What an enterprise does: ask, look, withdraw. */
const applicantOperations = {
  requestResource: operation({
    id: 'requestResource',
    method: 'POST',
    path: '/incubators/resources/{resourceId}/requests',
    summary: text('为本企业申请资源', 'Ask for a resource for one’s own enterprise'),
    roles: ['enterprise'],
    params: resource,
    body: z.strictObject({
      /** In the resource's unit; vouchers in fen. */
      amount: shapes.quantity(1),
      purpose: fields.prose(1000),
      voucher: z.optional(shapes.voucherFacts),
    }),
    output: shapes.requestDetail,
    status: 201,
    refusals: refusals(
      'enterprise-missing',
      'above-capacity',
      'queue-full',
      'voucher-facts-missing',
      'above-voucher-limit',
      'voucher-refused',
    ),
    example: { amount: 2000, purpose: '模型训练（演示数据 / made up）' },
  }),
  listResourceRequests: operation({
    id: 'listResourceRequests',
    method: 'GET',
    path: '/incubators/requests',
    summary: text('申请列表：企业看自己的，工作人员看待办', 'List requests: an enterprise its own, staff by status'),
    description: text(
      '企业看到自己的全部申请，不带筛选；工作人员不带 status 时得到待处理的申请，最早的在前。',
      'An enterprise sees all of its own, unfiltered; without `status` staff get what waits for them, oldest first.',
    ),
    roles: readers,
    query: z.strictObject({ ...fields.pageQuery(), status: z.optional(z.enum(requestStatuses)) }),
    output: fields.pageOf(shapes.request),
  }),
  getResourceRequest: operation({
    id: 'getResourceRequest',
    method: 'GET',
    path: one,
    summary: text('查看申请及轮候位置', 'Get a request and its place on the waitlist'),
    roles: readers,
    params,
    output: shapes.requestDetail,
  }),
  withdrawResourceRequest: operation({
    id: 'withdrawResourceRequest',
    method: 'POST',
    path: `${one}/withdraw`,
    summary: text('撤回申请', 'Withdraw a request'),
    roles: ['enterprise'],
    params,
    output: shapes.requestDetail,
    refusals: refusals('enterprise-missing', 'request-status'),
    example: {},
  }),
} as const;

/** What the staff of the incubators does. */
const staffOperations = {
  grantResourceRequest: operation({
    id: 'grantResourceRequest',
    method: 'POST',
    path: `${one}/grant`,
    summary: text('批准申请；容量不足则轮候', 'Grant a request; without capacity it waits its turn'),
    roles: staff,
    params,
    output: shapes.requestDetail,
    refusals: refusals('above-capacity', 'request-status'),
    example: {},
  }),
  refuseResourceRequest: operation({
    id: 'refuseResourceRequest',
    method: 'POST',
    path: `${one}/refuse`,
    summary: text('拒绝申请并说明理由', 'Refuse a request, with the reason'),
    roles: staff,
    params,
    body: z.strictObject({ reason: fields.prose(500) }),
    output: shapes.requestDetail,
    refusals: refusals('request-status'),
    example: { reason: '用途不符（演示数据 / made up）' },
  }),
  settleResourceRequest: operation({
    id: 'settleResourceRequest',
    method: 'POST',
    path: `${one}/settle`,
    summary: text('核销券', 'Settle a voucher'),
    roles: staff,
    params,
    body: z.strictObject({ amount: shapes.quantity(0) }),
    output: shapes.requestDetail,
    refusals: refusals('request-status', 'not-settleable', 'above-grant'),
    example: { amount: 180_000_000 },
  }),
  endResourceRequest: operation({
    id: 'endResourceRequest',
    method: 'POST',
    path: `${one}/end`,
    summary: text('结束使用，归还可归还的容量', 'End a grant; what is returnable comes back'),
    roles: staff,
    params,
    body: z.strictObject({
      /** Compute: what was consumed, and so does not come back. */
      consumed: z.optional(shapes.quantity(0)),
    }),
    output: shapes.requestDetail,
    refusals: refusals('request-status', 'above-grant', 'consumed-missing'),
    example: { consumed: 1500 },
  }),
} as const;

/** Operations on requests. */
export const requestOperations = { ...applicantOperations, ...staffOperations } as const;
