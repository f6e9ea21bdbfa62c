import { type DayRule, readDaysOfMonth, readDaysOfWeek } from './cron-days.ts';
import { monthNames, readValues } from './cron-values.ts';

const lastYear = 2199;

/**
 * Reads the six fields of an AWS cron expression (minutes hours day-of-month month day-of-week year) and answers what
 * finds the first occasion after a time, in UTC. Source: EventBridge user guide, "Cron expressions reference".
 */
export function parseCron(fields: string): (after: number) => number | undefined {
  const parts = fields.trim().split(/\s+/);
  if (parts.length !== 6) throw new Error(`cron(${fields}) has ${parts.length} fields, not 6`);
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = parts;
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new Error(`cron(${fields}): one of day-of-month and day-of-week, and only one, must be ?`);
  }
  const minutes = readValues(minute, 0, 59);
  const hours = readValues(hour, 0, 23);
  const months = new Set(readValues(month, 1, 12, monthNames));
  const years = new Set(readValues(year, 1970, lastYear));
  const days = dayOfWeek === '?' ? readDaysOfMonth(dayOfMonth) : readDaysOfWeek(dayOfWeek);
  return (after) => {
    for (const [y, m] of monthsFrom(after)) {
      if (!years.has(y) || !months.has(m + 1)) continue;
      const found = firstIn(y, m, days, hours, minutes, after);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function* monthsFrom(time: number): Generator<[year: number, month: number]> {
  const start = new Date(time);
  let month = start.getUTCMonth();
  for (let year = start.getUTCFullYear(); year <= lastYear; year += 1) {
    for (; month < 12; month += 1) yield [year, month];
    month = 0;
  }
}

function firstIn(
  year: number,
  month: number,
  days: DayRule,
  hours: number[],
  minutes: number[],
  after: number,
): number | undefined {
  for (const day of days(year, month)) {
    if (Date.UTC(year, month, day + 1) <= after) continue;
    for (const hour of hours) {
      for (const minute of minutes) {
        const at = Date.UTC(year, month, day, hour, minute);
        if (at > after) return at;
      }
    }
  }
  return undefined;
}
