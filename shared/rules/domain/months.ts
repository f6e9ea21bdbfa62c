import { dateOf, dayNumber, type LocalDate } from '../../calendar/local-date.ts';
import type { Period } from '../model.ts';

const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** The day with the same number `months` later, or the last day of that month where it has none. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const count = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(count / 12), count % 12];
  const toDate = Math.min(date, lastDayOf(toYear, toMonth));
  return `${String(toYear).padStart(4, '0')}-${String(toMonth + 1).padStart(2, '0')}-${String(toDate).padStart(2, '0')}`;
}

/** Whole months from one day to another, by the corresponding day (Civil Code, articles 201 and 202); 0 when it is before. */
export function wholeMonths(from: LocalDate, to: LocalDate): number {
  if (to <= from) return 0;
  const [a, b] = [from, to].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))) as [number, number];
  const months = b - a;
  return addMonths(from, months) <= to ? months : months - 1;
}

/** Left-over days of several periods make a month when they are as many as the longest has: never counts too much. */
const daysOfLongestMonth = 31;

/**
 * Whole months that something was held before `until` in all, over periods that may overlap or follow each other
 * without a break. The day of filing itself is not over and does not count.
 */
export function monthsHeld(periods: readonly Period[], until: LocalDate): number {
  let [months, days] = [0, 0];
  for (const [from, end] of merged(periods)) {
    const stop = end < until ? end : until;
    const whole = wholeMonths(from, stop);
    months += whole;
    days += Math.max(0, dayNumber(stop) - dayNumber(addMonths(from, whole)));
  }
  return months + Math.floor(days / daysOfLongestMonth);
}

const nextDay = (day: LocalDate): LocalDate => dateOf(dayNumber(day) + 1);

/** Periods as first day and the day after the last, sorted; those that touch are one. */
export function merged(periods: readonly Period[]): Period[] {
  const sorted = periods.map(([from, to]): Period => [from, nextDay(to)]).sort(([a], [b]) => a.localeCompare(b));
  const done: Period[] = [];
  for (const [from, end] of sorted) {
    const last = done.at(-1);
    if (!last || from > last[1]) done.push([from, end]);
    else if (end > last[1]) done.splice(-1, 1, [last[0], end]);
  }
  return done;
}
