import { parseArgs } from 'node:util';
import { benchCommits } from './commits.ts';
import { benchDistrictYear } from './district-year.ts';
import { benchJourneys } from './journeys.ts';
import { benchLists } from './lists.ts';
import { benchModuleLoad } from './module-load.ts';
import { benchPatterns } from './patterns.ts';
import { benchQueues } from './queues.ts';
import { benchRequestPath } from './request-path.ts';
import type { BenchRow } from './support/row.ts';
import { tableOf } from './support/table.ts';

/** Every bench, by the name that `--only` takes. */
const benches: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  'module-load': benchModuleLoad,
  'request-path': benchRequestPath,
  commits: benchCommits,
  lists: benchLists,
  queues: benchQueues,
  journeys: benchJourneys,
  patterns: benchPatterns,
  'district-year': benchDistrictYear,
};

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, only: { type: 'string' } } });
const chosen = Object.entries(benches).filter(([name]) => values.only === undefined || values.only === name);
if (chosen.length === 0)
  throw new Error(`there is no bench ${values.only}; there are ${Object.keys(benches).join(', ')}`);

const rows: BenchRow[] = [];
for (const [name, bench] of chosen) {
  console.error(`measuring: ${name}`);
  rows.push(...(await bench()));
}
console.log(values.json ? JSON.stringify({ node: process.version, rows }, null, 2) : `\n${tableOf(rows)}`);
