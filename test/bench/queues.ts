import { createDatabaseClient } from '../../infra/local/wiring/database-client.ts';
import { housingContract } from '../../services/housing/contract.ts';
import { hukouContract } from '../../services/hukou/contract.ts';
import { inStateOf, queueOf } from '../../shared/casework/views.ts';
import { must } from '../journey/world.ts';
import { type Platform, startPlatform } from '../support/platform.ts';
import { caseRow } from './support/case-row.ts';
import { type BenchRow, median } from './support/row.ts';
import { sameTime } from './support/same-time.ts';

const few = 100;
const many = 100_000;
const pagesPerRound = 40;

/** The same operation of two departments: one has few cases, the other many. */
const departments = [
  { service: 'housing', list: housingContract.operations.listCases, state: 'SUBMITTED', size: few },
  { service: 'hukou', list: hukouContract.operations.listCases, state: 'PRECHECK', size: many },
] as const;
type Department = (typeof departments)[number];

/** Puts what the projector would have written for so many cases into the lists of a department. */
async function fill({ engine }: Platform, { service, state, size }: Department): Promise<void> {
  const database = createDatabaseClient(engine.dynamodbEndpoint, 'us-east-1');
  const rowsAt = [queueOf(service), inStateOf(service, state)].map((list) => caseRow(list, state));
  for (let first = 0; first < size; first += 50) {
    const numbers = Array.from({ length: Math.min(50, size - first) }, (_, at) => first + at);
    const items = numbers.flatMap((number) => rowsAt.map((rowAt) => rowAt(number)));
    const TransactItems = items.map((Item) => ({ Put: { TableName: `plus-local-${service}-views`, Item } }));
    await database.call('TransactWriteItems', { TransactItems });
  }
}

interface Wanted {
  name: string;
  query(state: string): { urgency?: 'in-time'; state?: string };
}

/** Milliseconds of one first page through the HTTP API, in the middle of many, for each department in turn. */
async function timeRound(platform: Platform, { query }: Wanted): Promise<number[]> {
  const taken = new Map<Department, number[]>(departments.map((one) => [one, []]));
  for (let page = 0; page < pagesPerRound; page += 1)
    for (const one of departments) {
      const ask = { query: { limit: 20, ...query(one.state) } };
      const started = performance.now();
      const { items } = await must(platform.client(`caseworker-${one.service}`), one.list, ask as never);
      taken.get(one)?.push(performance.now() - started);
      if (items.length !== 20) throw new Error(`${one.service} shows ${items.length} cases`);
    }
  return [...taken.values()].map(median);
}

const measure = (platform: Platform, wanted: Wanted): Promise<BenchRow> =>
  sameTime(`${wanted.name} at ${many.toLocaleString('en')} cases against ${few}`, () => timeRound(platform, wanted));

/** The first page of a caseworker's queue, asked for as a caseworker does, where there are many cases and where there are few. */
export async function benchQueues(): Promise<BenchRow[]> {
  const platform = await startPlatform();
  try {
    for (const one of departments) await fill(platform, one);
    const asked = 'GET /<department>/cases';
    return [
      await measure(platform, { name: asked, query: () => ({}) }),
      await measure(platform, { name: `${asked}?urgency=in-time`, query: () => ({ urgency: 'in-time' }) }),
      await measure(platform, { name: `${asked}?state=…`, query: (state) => ({ state }) }),
    ];
  } finally {
    await platform.stop();
  }
}
