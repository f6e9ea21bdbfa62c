import { localDateOf } from '../../../shared/calendar/index.ts';
import { type Handle, listing, reading } from '../../../shared/service/index.ts';
import { resource } from '../aggregates.ts';
import type { incubatorsContract } from '../contract.ts';
import type { Offer, Resource } from '../domain/resource.ts';
import { voucherLimit } from '../domain/voucher-limit.ts';
import { voucherRules } from '../domain/voucher-rules.ts';
import { lists, resourceLine } from '../views.ts';
import { replied } from './replied.ts';
import { forStaff } from './staff.ts';

type Operations = typeof incubatorsContract.operations;

function shown(state: Resource | null, id: string) {
  if (state === null) throw new Error(`resource ${id} was expected to be there`);
  return resourceLine(id, state);
}

const offerResource: Handle<Operations['offerResource']> = forStaff(async ({ body }, kit) => {
  const { resourceId = kit.newId(), capacity, incubator, kind, names, voucherRule, source } = body;
  const offer: Offer = {
    incubator,
    kind,
    names,
    ...(voucherRule === undefined ? {} : { voucherRule }),
    ...(source === undefined ? {} : { source }),
  };
  return replied(await kit.execute(resource, resourceId, { type: 'offer', offer, capacity }), shown);
});

const changeCapacity: Handle<Operations['changeCapacity']> = forStaff(
  async ({ params, body, expectedVersion }, kit) => {
    const command = { type: 'change-capacity', capacity: body.capacity } as const;
    return replied(await kit.execute(resource, params.resourceId, command, expectedVersion), shown);
  },
);

const listResources: Handle<Operations['listResources']> = listing(({ query }) =>
  query.kind === undefined ? lists.resources : lists.resourcesOf(query.kind),
);

const getResource: Handle<Operations['getResource']> = reading(resource, ({ params }) => params.resourceId, shown);

const listVoucherRules: Handle<Operations['listVoucherRules']> = async () => ({
  ok: true,
  body: { items: [...voucherRules] },
});

const checkVoucher: Handle<Operations['checkVoucher']> = async ({ params, body }, kit) => {
  const rule = voucherRules.find(({ id }) => id === params.ruleId);
  if (!rule) throw new Error(`the data lacks ${params.ruleId}`);
  return { ok: true, body: { ...voucherLimit(rule, body, localDateOf(kit.now())), source: rule.source } };
};

export const resourceHandles = {
  offerResource,
  listResources,
  getResource,
  changeCapacity,
  listVoucherRules,
  checkVoucher,
};
