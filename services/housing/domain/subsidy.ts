import { localDateOf } from '../../../shared/calendar/index.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import type { HandedIn } from './handed-in.ts';
import { daysBefore, firstOf, monthPlus } from './months.ts';

/** What a subsidy is computed from: the rule's values are kept with it, so that it never depends on today's data. */
export interface SubsidyTerms {
  tier: string;
  /** Version of the ceilings. */
  version: string;
  sharePercent: number;
  ceilingFen: number;
  /** First month, `YYYY-MM`. */
  startsOn: string;
  months: number;
  /** Of the public purse, a month. */
  amountFen: number;
  rent: Sealed<number>;
}

/** The share of the rent, at most the ceiling; in fen, rounded down. */
export const amountOf = (
  rentFen: number,
  { sharePercent, ceilingFen }: { sharePercent: number; ceilingFen: number },
): number => Math.min(Math.floor((rentFen * sharePercent) / 100), ceilingFen);

/** The amount from a month on; a later one of these goes before an earlier one. */
interface Rate {
  from: string;
  amountFen: number;
  rent: Sealed<number>;
  /** Of a correction; `proposedBy` where a second person confirmed it. */
  corrected?: { at: string; by: string; reason: { zh: string; en: string }; proposedBy?: string };
}

/** Another rent from a month on, and what is granted by it. */
export interface Correction {
  fromMonth: string;
  amountFen: number;
  rent: Sealed<number>;
  reason: { zh: string; en: string };
}

export interface Subsidy extends Omit<SubsidyTerms, 'amountFen' | 'rent'> {
  caseId: string;
  state: 'RUNNING' | 'RECHECK' | 'ENDED' | 'STOPPED';
  grantedAt: string;
  /** Months that may be paid: those after them wait for the next check. */
  cleared: number;
  recheckFrom?: string | undefined;
  rates: readonly Rate[];
  /** A correction that waits for a second person. */
  proposed?: (Correction & { at: string; by: string }) | undefined;
  /** The last one that was sent back. */
  returned?: { at: string; by: string; note?: string | undefined };
  /** Of the check under way, or the last one: `cleared` are the months before it. */
  handedIn?: { cleared: number; items: readonly HandedIn[]; at: string } | undefined;
  /** What the last check found. */
  check?: { at: string; by: string; reason: { zh: string; en: string } };
  stopped?: { reason: string; at: string };
}

/** All subsidies of one person; the months of all of them together are limited. */
export interface Subsidies {
  person: string;
  all: readonly Subsidy[];
}
export const noSubsidies: Subsidies = { person: '', all: [] };

export const isRunning = ({ state }: Subsidy): boolean => state === 'RUNNING' || state === 'RECHECK';
export const runningIn = ({ all }: Subsidies): Subsidy | undefined => all.find(isRunning);
export const subsidyOf = ({ all }: Subsidies, caseId: string): Subsidy | undefined =>
  all.find((one) => one.caseId === caseId);

/** Months used so far, those granted and still to come included. */
export const monthsUsed = ({ all }: Subsidies): number => all.reduce((sum, { months }) => sum + months, 0);

/** The last month, `YYYY-MM`; of none the one before the first. */
export const lastMonthOf = ({ startsOn, months }: Pick<Subsidy, 'startsOn' | 'months'>): string =>
  monthPlus(startsOn, months - 1);

/** The first day on which a subsidy is over. */
export const overOn = ({ startsOn, months }: Pick<Subsidy, 'startsOn' | 'months'>): string =>
  firstOf(monthPlus(startsOn, months));

/** From which day on the conditions are checked again; nothing when the rest is cleared. */
export const recheckDay = (
  { startsOn, months }: Pick<Subsidy, 'startsOn' | 'months'>,
  cleared: number,
  noticeDays: number,
): string | undefined => (cleared < months ? daysBefore(firstOf(monthPlus(startsOn, cleared)), noticeDays) : undefined);

/** Month by month what is granted; `held` waits for the check. */
export function scheduleOf({ startsOn, months, cleared, rates }: Subsidy) {
  return Array.from({ length: months }, (_, place) => {
    const month = monthPlus(startsOn, place);
    const rate = rates.findLast(({ from }) => from <= month);
    return {
      month,
      amountFen: rate?.amountFen ?? 0,
      status: place < cleared ? ('granted' as const) : ('held' as const),
    };
  });
}

/** Whether a day has come. */
export const hasCome = (day: string, at: string): boolean => localDateOf(at) >= day;

/** The check of the months after those that are cleared; the wallet knows by this name what was handed in for it. */
export const subsidyCheckId = (caseId: string, { cleared }: Pick<Subsidy, 'cleared'>): string =>
  `${caseId}-s${cleared}`;
