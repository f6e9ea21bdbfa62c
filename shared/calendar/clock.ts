import {
  dateOf,
  dayNumber,
  endOfLocalDay,
  type Instant,
  localDateOf,
  millisecondsOf,
  toShanghai,
} from './local-date.ts';
import { isPublishedNumber, isWorkingDayNumber } from './working-days.ts';

/** A time in which a clock stood still; `until` is missing while it still does. */
export interface Pause {
  /** ISO instant, `+08:00`. */
  from: string;
  until?: string;
  reason: string;
}

/**
 * The working-day clock of a case, a plain JSON value. It reckons in whole days of Asia/Shanghai:
 * - the day of the start is day 0; the case is due at the end of the `limitDays`th counted day after it;
 * - a day counts when it is a working day and the clock ran through it. A day that a pause touches, were it for an
 *   hour, does not count: neither the day of the pause, nor the day of the resumption, nor any between;
 * - what is past stays past: a pause after the due day does not mend the delay.
 */
export interface Clock {
  startedAt: string;
  limitDays: number;
  /** Share of the limit, above 0 to 1, after whose whole days a warning is due. */
  warnShare: number;
  pauses: Pause[];
  extension?: { days: number; reason: string; at: string };
}

/** Starts a clock. Throws a RangeError for a limit or share that makes no sense: settings are checked at the edge. */
export function startClock(start: { at: Instant; limitDays: number; warnShare: number }): Clock {
  requireDays(start.limitDays, 0);
  if (!(start.warnShare > 0 && start.warnShare <= 1)) throw new RangeError('a warning share lies above 0, up to 1');
  return { startedAt: toShanghai(start.at), limitDays: start.limitDays, warnShare: start.warnShare, pauses: [] };
}

/** Stops the count from this day on; a paused clock stays as it is. Moments before the last change are taken as that. */
export function pause(clock: Clock, at: Instant, reason: string): Clock {
  if (isPaused(clock)) return clock;
  return { ...clock, pauses: [...clock.pauses, { from: notBefore(clock, at), reason }] };
}

/** Lets the count go on with the next day; a running clock stays as it is. */
export function resume(clock: Clock, at: Instant): Clock {
  const current = clock.pauses.at(-1);
  if (!current || current.until !== undefined) return clock;
  return { ...clock, pauses: [...clock.pauses.slice(0, -1), { ...current, until: notBefore(clock, at) }] };
}

export type ExtensionRefusal = 'already-extended' | 'overdue';

/** Gives more working days, once, and only while the case is in time: an extension cannot hide a delay. */
export function extend(
  clock: Clock,
  extension: { days: number; reason: string; at: Instant },
): { ok: true; clock: Clock } | { ok: false; code: ExtensionRefusal } {
  requireDays(extension.days, 1);
  if (clock.extension) return { ok: false, code: 'already-extended' };
  if (!stop(clock, extension.at).inTime) return { ok: false, code: 'overdue' };
  return { ok: true, clock: { ...clock, extension: { ...extension, at: toShanghai(extension.at) } } };
}

/** Whether the clock stands still. */
export function isPaused(clock: Clock): boolean {
  const current = clock.pauses.at(-1);
  return current !== undefined && current.until === undefined;
}

/** Working days that the case may take, extension included. */
export const allowedDays = (clock: Clock): number => clock.limitDays + (clock.extension?.days ?? 0);

export interface ClockDue {
  /** ISO instant, `+08:00`: the end of the due day. `null` while a pause holds it back. */
  dueAt: string | null;
  /** The end of the day that uses up the share for the warning; `null` while a pause holds it back. */
  warnAt: string | null;
  /** A date reaches past the published calendar, and moves when the State Council publishes. */
  provisional: boolean;
  paused: boolean;
}

/** When the case is due and when to warn. While paused, only what had passed before the pause has a date. */
export function dueOf(clock: Clock): ClockDue {
  const allowed = allowedDays(clock);
  const due = nthCountedDay(clock, allowed);
  const warn = nthCountedDay(clock, daysOfShare(clock, clock.warnShare));
  const furthest = due ?? warn;
  return {
    dueAt: due === null ? null : endOfLocalDay(dateOf(due)),
    warnAt: warn === null ? null : endOfLocalDay(dateOf(warn)),
    provisional: furthest !== null && !(isPublishedNumber(startDay(clock)) && isPublishedNumber(furthest)),
    paused: isPaused(clock),
  };
}

/**
 * When a working day of the case is over, counted from its start and an extension added in; `days` may lie after the due
 * day. ISO instant, `+08:00`; `null` while a pause holds it back.
 */
export function endOfDay(clock: Clock, days: number): string | null {
  const day = nthCountedDay(clock, days);
  return day === null ? null : endOfLocalDay(dateOf(day));
}

/** How many counted days use up this share of the time allowed. */
export const daysOfShare = (clock: Clock, share: number): number =>
  // The small addition keeps 0.7 × 10 from falling to 6 in binary fractions.
  Math.floor(allowedDays(clock) * share + 1e-9);

/** Counted days from the start up to and including the day of `now`; never below 0. */
export function elapsedDays(clock: Clock, now: Instant): number {
  const end = dayNumber(localDateOf(now));
  let count = 0;
  for (const day of countedDays(clock)) {
    if (day > end) break;
    count++;
  }
  return count;
}

/** Counted days that are left on the day of `now`, that day not included; never below 0. */
export const remainingDays = (clock: Clock, now: Instant): number =>
  Math.max(0, allowedDays(clock) - elapsedDays(clock, now));

/** What it means to finish at this moment: in time or not, and the counted days used. The clock itself is unchanged. */
export function stop(clock: Clock, at: Instant): { inTime: boolean; usedDays: number } {
  const due = nthCountedDay(clock, allowedDays(clock));
  const inTime = due === null || dayNumber(localDateOf(at)) <= due;
  return { inTime, usedDays: elapsedDays(clock, at) };
}

/** The day numbers that count, in order; ends where an open pause begins, and never otherwise. */
function* countedDays(clock: Clock): Generator<number, void> {
  const pauses = clock.pauses.map(({ from, until }) => ({
    from: dayNumber(localDateOf(from)),
    until: until === undefined ? Number.POSITIVE_INFINITY : dayNumber(localDateOf(until)),
  }));
  const openFrom = pauses.find((one) => one.until === Number.POSITIVE_INFINITY)?.from ?? Number.POSITIVE_INFINITY;
  for (let day = startDay(clock) + 1; day < openFrom; day++) {
    const touched = pauses.some((one) => one.from <= day && day <= one.until);
    if (!touched && isWorkingDayNumber(day)) yield day;
  }
}

/** The `n`th day that counts, the day of the start for 0; `null` when an open pause comes first. */
function nthCountedDay(clock: Clock, n: number): number | null {
  if (n === 0) return startDay(clock);
  let count = 0;
  for (const day of countedDays(clock)) if (++count === n) return day;
  return null;
}

const startDay = (clock: Clock) => dayNumber(localDateOf(clock.startedAt));

function notBefore(clock: Clock, at: Instant): string {
  const current = clock.pauses.at(-1);
  const latest = current?.until ?? current?.from ?? clock.startedAt;
  return toShanghai(Math.max(millisecondsOf(at), millisecondsOf(latest)));
}

function requireDays(days: number, least: number): void {
  if (Number.isInteger(days) && days >= least && days <= 3650) return;
  throw new RangeError(`a limit is a whole number of working days from ${least} to 3650`);
}
