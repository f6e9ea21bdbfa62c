import * as z from 'zod/mini';
import { publicEvent, text } from '../../../shared/contract/index.ts';
import { request } from './shapes.ts';

/** The whole request; receivers ignore fields that they do not know, so that it may grow. */
const told = z.object(request.shape);

/** All of them tell the same; why staff refused is in their own words. */
const alike = { data: told, written: ['/reason'] };

const example = {
  requestId: '5b0e8c7d9a1f42663c10',
  resourceId: 'demo-compute',
  resourceNames: { zh: '公共算力（演示数据）', en: 'Shared compute (made up)' },
  incubatorId: 'mosu-space',
  kind: 'compute',
  enterpriseId: 'tezign',
  amount: 2000,
  unit: 'card-hour',
  check: false,
  appliedAt: '2026-11-23T09:30:00.000+08:00',
} as const;

/** What others may learn of requests; each event carries the whole request. */
export const incubatorEvents = {
  resourceRequested: publicEvent({
    type: 'plus.incubators.resource-requested.v1',
    summary: text('企业申请了一项资源。', 'An enterprise asked for a resource.'),
    ...alike,
    example: { ...example, status: 'APPLIED' },
  }),
  resourceGranted: publicEvent({
    type: 'plus.incubators.resource-granted.v1',
    summary: text('申请获批，已占用容量。', 'A request was granted and holds capacity.'),
    ...alike,
    example: { ...example, status: 'GRANTED' },
  }),
  resourceWaitlisted: publicEvent({
    type: 'plus.incubators.resource-waitlisted.v1',
    summary: text('申请获批但容量不足，进入轮候。', 'A request was approved and waits for capacity.'),
    ...alike,
    example: { ...example, status: 'WAITLISTED' },
  }),
  resourceSettled: publicEvent({
    type: 'plus.incubators.resource-settled.v1',
    summary: text('券已核销。', 'A voucher was settled.'),
    ...alike,
    example: { ...example, kind: 'voucher', unit: 'CNY-fen', status: 'SETTLED', settled: 1800 },
  }),
  resourceEnded: publicEvent({
    type: 'plus.incubators.resource-ended.v1',
    summary: text(
      '申请已终结：使用结束、被拒绝或撤回。',
      'A request is over: its use ended, it was refused, or withdrawn.',
    ),
    ...alike,
    example: { ...example, status: 'ENDED', returned: 500 },
  }),
} as const;
