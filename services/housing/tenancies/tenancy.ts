import { draft } from '../../../shared/contract/index.ts';
import type { Aggregate } from '../../../shared/log/aggregate.ts';
import { nobody } from '../../../shared/log/index.ts';
import { housingContract } from '../contract.ts';
import settings from '../data/settings.json' with { type: 'json' };
import { decideTenancy } from '../domain/decide-tenancy.ts';
import { evolveTenancy } from '../domain/evolve-tenancy.ts';
import { daysBefore } from '../domain/months.ts';
import {
  noTenancy,
  recheckIdOf,
  type Tenancy,
  type TenancyCode,
  type TenancyCommand,
  type TenancyEvent,
} from '../domain/tenancy.ts';
import { toldTenancy } from './shown.ts';
import { tenancyRows } from './views.ts';

const { tenancyProgressed, recheckProgressed } = housingContract.events;

/** A home as its tenant has it: from the contract to the exit, checked again before every period ends. */
export const tenancy: Aggregate<Tenancy, TenancyCommand, TenancyEvent, TenancyCode> = {
  name: 'tenancy',
  initial: noTenancy,
  decide: decideTenancy(settings),
  evolve: evolveTenancy,
  publish: (event, state, { id }) => [
    draft(tenancyProgressed, `tenancy/${id}`, toldTenancy(state, id)),
    ...recheckTold(event, state, id),
  ],
  rows: tenancyRows,
  dues: (state) => duesOf(state),
  onDue: (name) => ({ type: name === 'miss' ? 'miss' : 'recheck' }),
  personal: {
    of: ({ person }) => person,
    forgotten: ({ handedIn: _handedIn, check: _check, ...state }) => ({ ...state, person: nobody }),
  },
};

function duesOf({ stage, recheckFrom, periodEnds, overdue }: Tenancy) {
  const runs = stage === 'OCCUPIED' || stage === 'RENEWED';
  if (runs && recheckFrom !== undefined) return [{ name: 'recheck', at: `${recheckFrom}T00:00:00.000+08:00` }];
  if (stage !== 'RECHECK' || overdue || periodEnds === undefined) return [];
  return [{ name: 'miss', at: `${daysBefore(periodEnds, -1)}T00:00:00.000+08:00` }];
}

/** The wallet is told what a check was given, and that it is over. */
function recheckTold(event: TenancyEvent, state: Tenancy, id: string) {
  const ends = event.type === 'moved' && (event.to === 'RENEWED' || event.to === 'EXITED');
  const items = (state.handedIn ?? []).map(({ itemId }) => itemId);
  if (event.type !== 'handed-in' && !(ends && items.length > 0)) return [];
  // A renewal has begun the next period.
  const periods = state.periods - (event.type === 'moved' && event.to === 'RENEWED' ? 1 : 0);
  const recheckId = recheckIdOf(id, { periods });
  return [
    draft(recheckProgressed, `tenancy/${id}`, { recheckId, caseId: id, person: state.person, items, open: !ends }),
  ];
}
