import { localDateOf, toShanghai } from '../../../shared/calendar/index.ts';

/** From and to as `HH:MM` in Asia/Shanghai; over midnight when `from` is later; equal means none. */
export interface Quiet {
  from: string;
  to: string;
}

const dayMs = 86_400_000;

const timeOf = (at: number): string => toShanghai(at).slice(11, 16);
const onDayOf = (at: number, time: string): number => Date.parse(`${localDateOf(at)}T${time}:00+08:00`);

/** The next moment with this time of day, strictly after `at`; milliseconds. */
export function nextTime(at: number, time: string): number {
  const today = onDayOf(at, time);
  return today > at ? today : today + dayMs;
}

/** Whether a moment lies in quiet hours; their first minute does, the minute at which they end does not. */
export function isQuiet(at: number, { from, to }: Quiet): boolean {
  const time = timeOf(at);
  if (from <= to) return from <= time && time < to;
  return time >= from || time < to;
}

/** The moment itself, or the end of the quiet hours that it lies in. */
export const outsideQuiet = (at: number, quiet: Quiet): number => (isQuiet(at, quiet) ? nextTime(at, quiet.to) : at);

/** When the digest that gathers at this moment goes out. */
export const digestTime = (at: number, digestAt: string, quiet: Quiet): number =>
  outsideQuiet(nextTime(at, digestAt), quiet);
