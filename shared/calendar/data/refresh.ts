/**
 * Writes `state-council.json` from the package chinese-days: `node shared/calendar/data/refresh.ts`.
 * Run it when the State Council publishes a year and the package has it; the data is kept apart from the package
 * because that one reckons in the time zone of the machine and brings far more than working days.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const firstYear = 2018;
const root = dirname(dirname(createRequire(import.meta.url).resolve('chinese-days')));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Published {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
}

/** What the package says today: days off on weekdays and working days on weekends, by year, with the notices. */
export function extract() {
  const { holidays, workdays } = JSON.parse(read('dist/chinese-days.json')) as Published;
  const years = [...new Set(Object.keys(holidays).map((date) => Number(date.slice(0, 4))))]
    .filter((year) => year >= firstYear)
    .sort();
  const notices = noticesByYear(read('src/holidays/generate.ts'));
  return {
    source: `State Council holiday notices, by chinese-days ${JSON.parse(read('package.json')).version}`,
    publishedFrom: `${firstYear}-01-01`,
    publishedUntil: `${years.at(-1)}-12-31`,
    years: years.map((year) => ({
      year,
      notices: notices.get(year) ?? [],
      off: daysOf(holidays, year).filter((date) => !isWeekend(date)),
      working: daysOf(workdays, year).filter(isWeekend),
    })),
  };
}

const daysOf = (days: Record<string, string>, year: number) =>
  Object.keys(days)
    .filter((date) => date.startsWith(`${year}-`))
    .sort();

const isWeekend = (date: string) => [0, 6].includes(new Date(date).getUTCDay());

/** The package names the notices of a year in a comment above that year's block. */
function noticesByYear(code: string): Map<number, string[]> {
  const notices = new Map<number, string[]>();
  let pending: string[] = [];
  for (const row of code.split('\n')) {
    const address = /https?:\/\/www\.gov\.cn\S+/.exec(row)?.[0];
    const year = /\.y\((\d{4})\)/.exec(row)?.[1];
    if (address) pending.push(address);
    if (year) {
      notices.set(Number(year), pending);
      pending = [];
    }
  }
  return notices;
}

if (import.meta.main) {
  const data = { verifiedAt: new Date().toISOString().slice(0, 10), ...extract() };
  writeFileSync(join(import.meta.dirname, 'state-council.json'), `${JSON.stringify(data, null, 2)}\n`);
}
