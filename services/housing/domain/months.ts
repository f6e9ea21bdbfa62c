/** The same day so many months later; the last of the month where there is no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

/** The first day of a month `YYYY-MM`. */
export const firstOf = (month: string): string => `${month}-01`;

/** A month `YYYY-MM`, so many months later. */
export const monthPlus = (month: string, months: number): string => monthsAfter(firstOf(month), months).slice(0, 7);

/** How many months lie from the first to the second, 0 for the same. */
export function monthsFrom(first: string, second: string): number {
  const [from = 0, to = 0] = [first, second].map((month) => {
    const [years = 0, months = 0] = month.split('-').map(Number);
    return years * 12 + months;
  });
  return to - from;
}
