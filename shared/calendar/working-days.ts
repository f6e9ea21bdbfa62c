import published from './data/state-council.json' with { type: 'json' };
import { dateOf, dayNumber, type LocalDate } from './local-date.ts';

const numbers = (pick: (year: (typeof published.years)[number]) => string[]) =>
  new Set(published.years.flatMap(pick).map(dayNumber));

const off = numbers((year) => year.off);
const madeUp = numbers((year) => year.working);
const first = dayNumber(published.publishedFrom);
const last = dayNumber(published.publishedUntil);

/** The span of days that the State Council has published, both ends included. */
export const publishedDays: { from: LocalDate; until: LocalDate } = {
  from: published.publishedFrom,
  until: published.publishedUntil,
};

/** Whether a day number is a working day; outside the published span, whether it is a weekday. */
export function isWorkingDayNumber(day: number): boolean {
  // Day 0 was a Thursday.
  const weekend = ((((day + 4) % 7) + 7) % 7) % 6 === 0;
  return weekend ? madeUp.has(day) : !off.has(day);
}

/** Whether a day number lies in the published span. */
export const isPublishedNumber = (day: number): boolean => day >= first && day <= last;

/**
 * Whether a day is a working day on the State Council calendar, make-up days included. Outside the published span
 * the answer is provisional: weekdays work, weekends do not.
 */
export const isWorkingDay = (date: LocalDate): boolean => isWorkingDayNumber(dayNumber(date));

/** Whether the State Council has published the year of this day. */
export const isPublished = (date: LocalDate): boolean => isPublishedNumber(dayNumber(date));

/**
 * The `days`th working day after `from`; `from` itself is day 0 and need not be a working day. `provisional` when the
 * reckoning touches a day that is not published. Throws a RangeError unless `days` is a whole number, 0 or more.
 */
export function addWorkingDays(from: LocalDate, days: number): { date: LocalDate; provisional: boolean } {
  if (!Number.isSafeInteger(days) || days < 0) throw new RangeError('working days must be a whole number, 0 or more');
  const start = dayNumber(from);
  let day = start;
  for (let left = days; left > 0; ) if (isWorkingDayNumber(++day)) left--;
  return { date: dateOf(day), provisional: !isPublishedNumber(start) || !isPublishedNumber(day) };
}

/** How many working days lie after `from` up to and including `to`; 0 when `to` is not after `from`. */
export function workingDaysBetween(from: LocalDate, to: LocalDate): number {
  const end = dayNumber(to);
  let count = 0;
  for (let day = dayNumber(from) + 1; day <= end; day++) if (isWorkingDayNumber(day)) count++;
  return count;
}
