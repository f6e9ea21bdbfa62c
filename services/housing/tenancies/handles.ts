import { isStaff } from '../../../shared/casework/index.ts';
import type { Refusal } from '../../../shared/contract/index.ts';
import { type Principal, worksFor } from '../../../shared/identity/index.ts';
import { type Call, type Handle, type Kit, listing, notFound } from '../../../shared/service/index.ts';
import type { housingContract } from '../contract.ts';
import { housingDepartment as department } from '../department.ts';
import type { HandedIn } from '../domain/handed-in.ts';
import type { Tenancy, TenancyCommand } from '../domain/tenancy.ts';
import { letterOf } from './letter.ts';
import { shownTenancy } from './shown.ts';
import { tenancy } from './tenancy.ts';
import { tenanciesGoingOn, tenanciesIn } from './views.ts';

type Operations = typeof housingContract.operations;

const listTenancies: Handle<Operations['listTenancies']> = listing(({ principal, query: { state } }) => {
  if (!isStaff(principal, department)) return undefined;
  return state === undefined ? tenanciesGoingOn : tenanciesIn(state);
});

/** The tenancy for whoever calls, who sees who checked it as staff alone. */
async function shownTo(principal: Principal, state: Tenancy, tenancyId: string, kit: Kit) {
  const toStaff = isStaff(principal, department) && state.person !== principal.subject;
  return { ...shownTenancy(state, tenancyId, toStaff), ...(await letterOf(state, tenancyId, principal, kit)) };
}

const getTenancy: Handle<Operations['getTenancy']> = async ({ params: { tenancyId }, principal }, kit) => {
  const { state, head } = await kit.load(tenancy, tenancyId);
  const seen = state.stage !== 'NONE' && (isStaff(principal, department) || state.person === principal.subject);
  return seen ? { ok: true, body: await shownTo(principal, state, tenancyId, kit), version: head.version } : notFound;
};

type OnTenancy = Pick<Call<Operations['getTenancy']>, 'params' | 'principal'> & { expectedVersion?: number };

async function commanded(
  { params: { tenancyId }, principal, expectedVersion }: OnTenancy,
  kit: Kit,
  command: TenancyCommand,
) {
  const done = await kit.execute(tenancy, tenancyId, command, expectedVersion);
  // Each operation declares the codes that its command can be refused with.
  if (!done.ok) return { ok: false, refusal: done.refusal as Refusal<never> } as const;
  return { ok: true, body: await shownTo(principal, done.state, tenancyId, kit), version: done.version } as const;
}

const worked = async (call: OnTenancy, kit: Kit, command: TenancyCommand) =>
  worksFor(call.principal, department.name) ? commanded(call, kit, command) : notFound;

const handInForRecheck: Handle<Operations['handInForRecheck']> = (call, kit) =>
  commanded(call, kit, { type: 'hand-in', items: call.body.items as HandedIn[] });

const checkTenancy: Handle<Operations['checkTenancy']> = (call, kit) =>
  worked(call, kit, { type: 'check', ...call.body });

const moveTenancy: Handle<Operations['moveTenancy']> = (call, kit) => worked(call, kit, { type: 'move', ...call.body });

export const tenancyHandles = { listTenancies, getTenancy, handInForRecheck, checkTenancy, moveTenancy };
