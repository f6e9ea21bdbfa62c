import { type Handle, type Kit, listing, notFound } from '../../../shared/service/index.ts';
import { resource } from '../aggregates.ts';
import type { incubatorsContract } from '../contract.ts';
import type { ResourceCommand } from '../domain/resource.ts';
import { mayRead, ownEnterprise, readsAll } from '../domain/rights.ts';
import { lists } from '../views.ts';
import { type Detail, detailOf, replied } from './replied.ts';
import { forStaff } from './staff.ts';

type Operations = typeof incubatorsContract.operations;
interface Place {
  resourceId: string;
  requestId: string;
}

const nobody = { ok: false, refusal: { code: 'enterprise-missing' } } as const;

/** Lands a command on a resource and answers the request that it is about. */
async function commanded(kit: Kit, { resourceId, requestId }: Place, command: ResourceCommand) {
  const executed = await kit.execute(resource, resourceId, command);
  if (!executed.ok) return executed;
  const detail = await detailOf(kit, resourceId, executed.state, requestId);
  if (!detail) throw new Error(`request ${requestId} was expected to be there`);
  return { ...executed, state: detail };
}

const asDetail = (detail: Detail): Detail => detail;

const requestResource: Handle<Operations['requestResource']> = async ({ params, body, principal }, kit) => {
  const enterpriseId = ownEnterprise(principal);
  if (enterpriseId === undefined) return nobody;
  const requestId = kit.newId();
  const command = { type: 'apply', requestId, enterpriseId, ...body } as const;
  return replied(await commanded(kit, { ...params, requestId }, command), asDetail);
};

const withdrawResourceRequest: Handle<Operations['withdrawResourceRequest']> = async ({ params, principal }, kit) => {
  const enterpriseId = ownEnterprise(principal);
  if (enterpriseId === undefined) return nobody;
  const command = { type: 'withdraw', requestId: params.requestId, enterpriseId } as const;
  return replied(await commanded(kit, params, command), asDetail);
};

const getResourceRequest: Handle<Operations['getResourceRequest']> = async ({ params, principal }, kit) => {
  const { resourceId, requestId } = params;
  const { state, head } = await kit.load(resource, resourceId);
  const detail = await detailOf(kit, resourceId, state, requestId);
  if (!detail || !mayRead(principal, detail.enterpriseId)) return notFound;
  return { ok: true, body: detail, version: head.version };
};

const listResourceRequests: Handle<Operations['listResourceRequests']> = async (call, kit) => {
  const { query, principal } = call;
  if (readsAll(principal)) return byStatus(call, kit);
  const own = ownEnterprise(principal);
  // An enterprise's list is one; a filter would have to leave rows out of a page.
  if (own === undefined || query.status !== undefined) return notFound;
  return listing<Operations['listResourceRequests']>(() => lists.requestsOf(own), { descending: true })(call, kit);
};

const byStatus = listing<Operations['listResourceRequests']>(({ query }) =>
  lists.requestsIn(query.status ?? 'APPLIED'),
);

const grantResourceRequest: Handle<Operations['grantResourceRequest']> = forStaff(async ({ params }, kit) =>
  replied(await commanded(kit, params, { type: 'grant', requestId: params.requestId }), asDetail),
);

const refuseResourceRequest: Handle<Operations['refuseResourceRequest']> = forStaff(async ({ params, body }, kit) => {
  const command = { type: 'refuse', requestId: params.requestId, reason: body.reason } as const;
  return replied(await commanded(kit, params, command), asDetail);
});

const settleResourceRequest: Handle<Operations['settleResourceRequest']> = forStaff(async ({ params, body }, kit) => {
  const command = { type: 'settle', requestId: params.requestId, amount: body.amount } as const;
  return replied(await commanded(kit, params, command), asDetail);
});

const endResourceRequest: Handle<Operations['endResourceRequest']> = forStaff(async ({ params, body }, kit) => {
  const command = { type: 'end', requestId: params.requestId, consumed: body.consumed } as const;
  return replied(await commanded(kit, params, command), asDetail);
});

export const requestHandles = {
  requestResource,
  listResourceRequests,
  getResourceRequest,
  withdrawResourceRequest,
  grantResourceRequest,
  refuseResourceRequest,
  settleResourceRequest,
  endResourceRequest,
};
