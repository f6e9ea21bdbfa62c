/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type LocalDate = string;

/** A moment: ISO 8601 with an offset or `Z`, or milliseconds since the epoch. */
export type Instant = string | number;

const dayMs = 86_400_000;
// China has kept one offset without summer time since 1991; every date here is later.
const offsetMs = 8 * 3_600_000;

/** The day on which a moment falls in Asia/Shanghai. Throws a RangeError for what is not a moment. */
export const localDateOf = (instant: Instant): LocalDate => shifted(instant).toISOString().slice(0, 10);

/** A moment as ISO 8601 with milliseconds and `+08:00`; such texts sort by time. */
export const toShanghai = (instant: Instant): string => shifted(instant).toISOString().replace('Z', '+08:00');

/** The last millisecond of a day in Asia/Shanghai, as ISO 8601 with `+08:00`. */
export const endOfLocalDay = (date: LocalDate): string => `${dateOf(dayNumber(date))}T23:59:59.999+08:00`;

/** Milliseconds since the epoch. Throws a RangeError for what is not a moment. */
export function millisecondsOf(instant: Instant): number {
  const ms = typeof instant === 'number' ? instant : zoned.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isFinite(ms)) return ms;
  throw new RangeError('not an instant with an offset');
}

// A time without an offset would be read in the zone of the machine.
const zoned = /T.*(?:Z|[+-]\d{2}:?\d{2})$/;

const shifted = (instant: Instant) => new Date(millisecondsOf(instant) + offsetMs);

/** The day so many days later; earlier when they are below zero. */
export const addDays = (date: LocalDate, days: number): LocalDate => dateOf(dayNumber(date) + days);

/** The first millisecond of a day in Asia/Shanghai, as ISO 8601 with `+08:00`. */
export const startOfLocalDay = (date: LocalDate): string => `${dateOf(dayNumber(date))}T00:00:00.000+08:00`;

/** Days since 1970-01-01, for reckoning with days. Throws a RangeError for what is not a day. */
export function dayNumber(date: LocalDate): number {
  const day = Date.parse(`${date}T00:00:00Z`) / dayMs;
  if (Number.isInteger(day) && dateOf(day) === date) return day;
  throw new RangeError('not a day as YYYY-MM-DD');
}

/** The day of a day number. */
export const dateOf = (day: number): LocalDate => new Date(day * dayMs).toISOString().slice(0, 10);
