import { dayNames, readValue, readValues } from './cron-values.ts';

/** The days of a month (0 to 11) on which a schedule fires, in order. */
export type DayRule = (year: number, month: number) => number[];

const lengthOf = (year: number, month: number) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
/** 1 is Sunday. */
const weekdayOf = (year: number, month: number, day: number) => new Date(Date.UTC(year, month, day)).getUTCDay() + 1;

const daysOf = (year: number, month: number) => Array.from({ length: lengthOf(year, month) }, (_, index) => index + 1);

/** Values, `L` (the last day), `LW` (the last workday) or `15W` (the workday nearest to the 15th). */
export function readDaysOfMonth(field: string): DayRule {
  if (field === 'L') return (year, month) => [lengthOf(year, month)];
  if (field === 'LW') return (year, month) => [nearestWorkday(year, month, lengthOf(year, month))];
  if (field.endsWith('W')) {
    const wanted = readValue(field.slice(0, -1), 1, 31);
    return (year, month) => (wanted > lengthOf(year, month) ? [] : [nearestWorkday(year, month, wanted)]);
  }
  const values = readValues(field, 1, 31);
  return (year, month) => values.filter((day) => day <= lengthOf(year, month));
}

/** Values from 1 (Sunday) to 7, `6L` (the last Friday) or `6#3` (the third Friday); `L` alone is Saturday. */
export function readDaysOfWeek(field: string): DayRule {
  if (field === 'L') return onWeekdays([7]);
  if (field.endsWith('L')) {
    const wanted = onWeekdays([readValue(field.slice(0, -1), 1, 7, dayNames)]);
    return (year, month) => wanted(year, month).slice(-1);
  }
  const [weekday = '', place, more] = field.split('#');
  if (place === undefined || more !== undefined) return onWeekdays(readValues(field, 1, 7, dayNames));
  const wanted = onWeekdays([readValue(weekday, 1, 7, dayNames)]);
  const index = readValue(place, 1, 5) - 1;
  return (year, month) => wanted(year, month).slice(index, index + 1);
}

function onWeekdays(weekdays: number[]): DayRule {
  return (year, month) => daysOf(year, month).filter((day) => weekdays.includes(weekdayOf(year, month, day)));
}

/** Never in another month. */
function nearestWorkday(year: number, month: number, day: number): number {
  const weekday = weekdayOf(year, month, day);
  if (weekday === 7) return day === 1 ? 3 : day - 1;
  if (weekday === 1) return day === lengthOf(year, month) ? day - 2 : day + 1;
  return day;
}
