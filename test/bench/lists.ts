import { randomUUID } from 'node:crypto';
import { type AttributeValue, CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Bench } from 'tinybench';
import { createDatabaseClient } from '../../infra/local/wiring/database-client.ts';
import { groupOf, queueOf } from '../../shared/casework/views.ts';
import { startTestDatabase, type TestDatabase } from '../../shared/testing/database.ts';
import {
  createViewReader,
  type DueItem,
  dueList,
  type PageRequest,
  type ViewReader,
} from '../../shared/views/index.ts';
import { caseRow, now } from './support/case-row.ts';
import type { BenchRow } from './support/row.ts';
import { sameTime } from './support/same-time.ts';

const few = 100;
const many = 100_000;
const pagesPerRound = 200;

/** Of all open cases ten are due now, the others some time later. */
function dueRow(number: number): Record<string, AttributeValue> {
  const at = new Date(Date.parse(now) + (number < 10 ? -1 : number) * 60_000).toISOString();
  const item: DueItem = { aggregate: 'case', id: String(number).padStart(20, '0'), name: 'warn', at };
  return {
    list: { S: dueList },
    sort: { S: `${at}#case/${item.id}#warn` },
    version: { N: '1' },
    item: { S: JSON.stringify(item) },
  };
}

async function createTable(client: DynamoDBClient): Promise<string> {
  const TableName = `views-${randomUUID()}`;
  const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [attribute('list'), attribute('sort')],
      KeySchema: [
        { AttributeName: 'list', KeyType: 'HASH' },
        { AttributeName: 'sort', KeyType: 'RANGE' },
      ],
    }),
  );
  return TableName;
}

/** A views table whose due list and queue have so many rows each. */
async function filledTable({ client, endpoint }: TestDatabase, size: number): Promise<ViewReader> {
  const table = await createTable(client);
  // In transactions, which the embedded database stores in one go, and without the SDK, which is slower than that.
  const database = createDatabaseClient(endpoint, await client.config.region());
  for (let first = 0; first < size; first += 100) {
    const numbers = Array.from({ length: Math.min(100, size - first) }, (_, at) => first + at);
    for (const rowAt of [dueRow, caseRow(queueOf('hukou'))]) {
      const TransactItems = numbers.map((number) => ({ Put: { TableName: table, Item: rowAt(number) } }));
      await database.call('TransactWriteItems', { TransactItems });
    }
  }
  return createViewReader(client, table);
}

/** Milliseconds of one page in the middle of many, for each of two readers in turn. */
async function timeRound(readers: readonly ViewReader[], { list, request, rows }: Wanted): Promise<number[]> {
  const bench = new Bench({ time: 0, iterations: pagesPerRound, warmup: false, throws: true });
  for (const [number, reader] of readers.entries())
    bench.add(String(number), async () => {
      const result = await reader.page(list, request);
      if (!result.ok || result.page.items.length !== rows) throw new Error(`not ${rows} rows`);
    });
  const tasks = await bench.run();
  return tasks.map(({ result }) => ('latency' in result ? result.latency.p50 : Number.NaN));
}

interface Wanted {
  name: string;
  list: string;
  request: PageRequest;
  rows: number;
}

const measure = (small: ViewReader, large: ViewReader, wanted: Wanted): Promise<BenchRow> =>
  sameTime(`${wanted.name} at ${many.toLocaleString('en')} rows against ${few}`, () =>
    timeRound([small, large], wanted),
  );

/** The first page of a list, and what is due now, when there is much beside it and when there is little. */
export async function benchLists(): Promise<BenchRow[]> {
  const database = await startTestDatabase();
  try {
    const [small, large] = [await filledTable(database, few), await filledTable(database, many)];
    const list = queueOf('hukou');
    const page = { name: "a department's queue, first page of 20", list, request: { limit: 20 }, rows: 20 };
    const urgent = { startsWith: groupOf('in-time'), limit: 20 };
    const group = { name: 'the same by urgency', list, request: urgent, rows: 20 };
    const due = { name: 'due index, what is due now (10)', list: dueList, request: { limit: 100, upTo: `${now}~` } };
    return [
      await measure(small, large, page),
      await measure(small, large, group),
      await measure(small, large, { ...due, rows: 10 }),
    ];
  } finally {
    await database.stop();
  }
}
