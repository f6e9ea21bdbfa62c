import { isStaff } from '../../shared/casework/index.ts';
import { draft } from '../../shared/contract/index.ts';
import { worksFor } from '../../shared/identity/index.ts';
import type { Aggregate } from '../../shared/log/aggregate.ts';
import { nobody } from '../../shared/log/index.ts';
import { type Handle, notFound, replyOf } from '../../shared/service/index.ts';
import type { TenancyShown } from './contract/tenancy.ts';
import { housingContract } from './contract.ts';
import settings from './data/settings.json' with { type: 'json' };
import { housingDepartment as department } from './department.ts';
import {
  decideTenancy,
  evolveTenancy,
  noTenancy,
  type Tenancy,
  type TenancyCommand,
  type TenancyEvent,
} from './domain/tenancy.ts';

type Operations = typeof housingContract.operations;
const { tenancyProgressed } = housingContract.events;

function shown({ stage, ...rest }: Tenancy, tenancyId: string): TenancyShown {
  const documents = stage === 'RECHECK' ? { documents: settings.recheckDocuments } : {};
  return { tenancyId, state: stage, ...rest, ...documents };
}

/** A home as its tenant has it: from the contract to the exit, checked again before every period ends. */
export const tenancy: Aggregate<Tenancy, TenancyCommand, TenancyEvent, 'not-found' | 'wrong-state'> = {
  name: 'tenancy',
  initial: noTenancy,
  decide: decideTenancy(settings),
  evolve: evolveTenancy,
  publish: (_event, state, { id }) => [draft(tenancyProgressed, `tenancy/${id}`, shown(state, id))],
  dues: ({ stage, recheckFrom }) =>
    recheckFrom !== undefined && (stage === 'OCCUPIED' || stage === 'RENEWED')
      ? [{ name: 'recheck', at: `${recheckFrom}T00:00:00.000+08:00` }]
      : [],
  onDue: () => ({ type: 'recheck' }),
  personal: { of: ({ person }) => person, forgotten: (state) => ({ ...state, person: nobody }) },
};

const getTenancy: Handle<Operations['getTenancy']> = async ({ params: { tenancyId }, principal }, kit) => {
  const { state, head } = await kit.load(tenancy, tenancyId);
  const seen = state.stage !== 'NONE' && (isStaff(principal, department) || state.person === principal.subject);
  return seen ? { ok: true, body: shown(state, tenancyId), version: head.version } : notFound;
};

const moveTenancy: Handle<Operations['moveTenancy']> = async (call, kit) => {
  const { params, body, principal, expectedVersion } = call;
  if (!worksFor(principal, department.name)) return notFound;
  const command = { type: 'move', to: body.to } as const;
  return replyOf<Operations['moveTenancy'], Tenancy, string>(
    await kit.execute(tenancy, params.tenancyId, command, expectedVersion),
    shown,
  );
};

export const tenancyHandles = { getTenancy, moveTenancy };
