import type { Row } from '../../../shared/log/aggregate.ts';
import type { SubsidyRow } from '../contract/subsidy.ts';
import { daysBefore, firstOf, monthPlus } from '../domain/months.ts';
import { isRunning, lastMonthOf, overOn, type Subsidies, type Subsidy } from '../domain/subsidy.ts';

/** Subsidies that go on, the first due first. */
export const subsidiesGoingOn = 'subsidies';
/** Subsidies in a state, the first due first. */
export const subsidiesIn = (state: Subsidy['state']): string => `subsidies#in#${state}`;
/** Subsidies with a correction that waits for a second person. */
export const subsidiesProposed = 'subsidies#proposed';

/** Where the subsidies of a person stand in the department's lists; one that is over only among those that are. */
export const subsidyRows = ({ all }: Subsidies): Row[] =>
  all.flatMap((one) => {
    const item = rowOf(one);
    const sort = `${item.dueOn}#${one.caseId}`;
    const going = isRunning(one) ? [subsidiesGoingOn] : [];
    const lists = [subsidiesIn(one.state), ...going, ...(one.proposed ? [subsidiesProposed] : [])];
    return lists.map((list) => ({ list, sort, item }));
  });

function rowOf(one: Subsidy): SubsidyRow {
  const { caseId, state, tier, startsOn } = one;
  const came = state === 'RECHECK' && one.handedIn ? { handedInAt: one.handedIn.at } : {};
  const second = one.proposed ? { awaitingSecond: true } : {};
  return { caseId, state, tier, startsOn, lastMonth: lastMonthOf(one), dueOn: dueOf(one), ...came, ...second };
}

/** The day that comes next: the check begins, months wait for it, or the last one ends. */
function dueOf(one: Subsidy): string {
  if (one.state === 'RECHECK') return firstOf(monthPlus(one.startsOn, one.cleared));
  return one.recheckFrom ?? daysBefore(overOn(one), 1);
}
