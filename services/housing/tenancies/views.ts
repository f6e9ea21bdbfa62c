import type { Row } from '../../../shared/log/aggregate.ts';
import type { TenancyRow } from '../contract/tenancy.ts';
import type { Tenancy, TenancyStage } from '../domain/tenancy.ts';

/** Tenancies that go on, the first due first. */
export const tenanciesGoingOn = 'tenancies';
/** Tenancies in a state, the first due first. */
export const tenanciesIn = (state: TenancyStage): string => `tenancies#in#${state}`;

/** Where a tenancy stands in the department's lists; one that is over only among those that are. */
export function tenancyRows(state: Tenancy, id: string): Row[] {
  const { stage } = state;
  if (stage === 'NONE') return [];
  const item = rowOf(state, stage, id);
  // What nothing is due of comes last.
  const sort = `${item.dueOn ?? '9999'}#${id}`;
  const lists = [tenanciesIn(stage), ...(stage === 'EXITED' ? [] : [tenanciesGoingOn])];
  return lists.map((list) => ({ list, sort, item }));
}

function rowOf(state: Tenancy, stage: TenancyStage, tenancyId: string): TenancyRow {
  const { unitId, owner, handedInAt, check, overdue } = state;
  const dueOn = dueOf(state);
  return {
    ...{ tenancyId, unitId, state: stage, overdue: overdue === true },
    ...(dueOn !== undefined && { dueOn }),
    ...(owner !== undefined && { owner }),
    ...(stage === 'RECHECK' && handedInAt !== undefined && { handedInAt }),
    ...(stage === 'RECHECK' && check && { check: check.met ? ('met' as const) : ('not-met' as const) }),
  };
}

/** The day that comes next: the check begins, the period ends, or, of what is over, when it ended. */
function dueOf({ stage, recheckFrom, periodEnds, exitedOn }: Tenancy): string | undefined {
  if (stage === 'EXITED') return exitedOn;
  return stage === 'RECHECK' ? periodEnds : recheckFrom;
}
