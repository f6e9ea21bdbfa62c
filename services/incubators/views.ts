import type { Row } from '../../shared/log/aggregate.ts';
import { kindRules, type ResourceKind } from './domain/kinds.ts';
import type { Recorded, RequestRecord } from './domain/request.ts';
import { freeOf, type Resource } from './domain/resource.ts';

/** The lists of this service; who may see them is part of the name. */
export const lists = {
  resources: 'resources',
  resourcesOf: (kind: ResourceKind) => `resources#kind#${kind}`,
  requestsOf: (enterpriseId: string) => `requests#enterprise#${enterpriseId}`,
  requestsIn: (status: RequestRecord['status']) => `requests#status#${status}`,
} as const;

/** A resource with what is free of it. */
export function resourceLine(id: string, state: Resource) {
  const { offer, capacity, held, spent, waitlist } = state;
  const { incubator, kind, names, voucherRule, source } = offer;
  return {
    resourceId: id,
    incubator,
    kind,
    names,
    unit: kindRules[kind].unit,
    ...(voucherRule === undefined ? {} : { voucherRule }),
    ...(source === undefined ? {} : { source }),
    capacity,
    held,
    spent,
    free: freeOf(state),
    waiting: waitlist.length,
  };
}

/** By incubator and kind. */
export function resourceRows(state: Resource | null, id: string): Row[] {
  if (state === null) return [];
  const item = resourceLine(id, state);
  const sort = `${item.incubator.id}#${item.kind}#${id}`;
  return [
    { list: lists.resources, sort, item },
    { list: lists.resourcesOf(item.kind), sort, item },
  ];
}

/** By the moment of asking, for the enterprise and for the staff's queue. */
export function requestRows(state: Recorded | null, id: string): Row[] {
  if (state === null) return [];
  const { record } = state;
  const item = { requestId: id, ...record };
  const sort = `${record.appliedAt}#${id}`;
  return [
    { list: lists.requestsOf(record.enterpriseId), sort, item },
    { list: lists.requestsIn(record.status), sort, item },
  ];
}
