import { decodeCursor, encodeCursor } from '../../views/index.ts';
import { shownReport } from './reported.ts';
import type { Takeover } from './takeover.ts';

const listOf = (takeoverId: string): string => `takeover#${takeoverId}`;

/** How many cases of its report come before the place that a cursor stands for; nothing when it is of another list. */
export function placeOf(takeoverId: string, cursor: string | undefined): number | undefined {
  const place = cursor === undefined ? '0' : decodeCursor(listOf(takeoverId), cursor);
  return place === undefined ? undefined : Number(place);
}

/** A takeover with a page of its report, in the order in which the cases went over. */
export function shownTakeover(state: Takeover, takeoverId: string, { place, limit } = { place: 0, limit: 20 }) {
  const { from, to, status, report, looksAt } = state;
  const end = place + limit;
  return {
    ...{ takeoverId, from, to, report: shownReport(report.slice(place, end)) },
    ...(end < report.length && { next: encodeCursor(listOf(takeoverId), String(end)) }),
    ...(looksAt !== undefined && { looksAgainAt: looksAt }),
    status: status === 'finished' ? ('finished' as const) : ('running' as const),
    moved: report.filter(({ done }) => done).length,
  };
}
