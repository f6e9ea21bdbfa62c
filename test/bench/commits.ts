import { randomBytes, randomUUID } from 'node:crypto';
import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createLog, createRepository, createSnapshots, execute } from '../../shared/log/index.ts';
import { account } from '../../shared/log/testing/account.ts';
import { startTestDatabase } from '../../shared/testing/database.ts';
import { sideBySide } from '../support/side-by-side.ts';
import { type BenchRow, median, rowOf } from './support/row.ts';

const rounds = 7;
const perRound = 400;
const clients = 32;
const least = 0.4;
const noteBytes = 300;

type Work = () => Promise<unknown>;

/** Per second, with so many callers side by side. */
async function rate(work: Work): Promise<number> {
  const start = performance.now();
  await sideBySide(clients, perRound, work);
  return (perRound * 1000) / (performance.now() - start);
}

const note = (): string => randomBytes(noteBytes).toString('base64url');

/** A put under a condition, of an item like a commit's, and nothing around it. */
const barePut =
  (client: DynamoDBClient, table: string): Work =>
  () =>
    client.send(
      new PutItemCommand({
        TableName: table,
        Item: { stream: { S: `account/${randomUUID()}` }, version: { N: '1' }, body: { S: note() } },
        ConditionExpression: 'attribute_not_exists(#version)',
        ExpressionAttributeNames: { '#version': 'version' },
      }),
    );

function wholeCommand(client: DynamoDBClient, log: string, views: string): Work {
  const commits = createLog(client, log);
  const deps = { log: commits, repository: createRepository(commits, createSnapshots(client, views)), now: Date.now };
  return async () => {
    const command = { type: 'deposit', amount: 1, note: note() } as const;
    const order = { id: randomUUID(), command, commandId: randomUUID(), by: 'bench' };
    const executed = await execute(deps, account(), order);
    if (!executed.ok) throw new Error(executed.refusal.code);
  };
}

/** Commands per second through execute and log, beside bare conditional puts on the same embedded database. */
export async function benchCommits(): Promise<BenchRow[]> {
  const database = await startTestDatabase();
  try {
    const [log, bare, views] = await Promise.all([
      database.createTable('log', 'stream:S', 'version:N'),
      database.createTable('bare', 'stream:S', 'version:N'),
      database.createTable('views', 'list:S', 'sort:S'),
    ]);
    const [command, put] = [wholeCommand(database.client, log, views), barePut(database.client, bare)];
    const [values, floors]: [number[], number[]] = [[], []];
    for (let round = 0; round <= rounds; round += 1) {
      values.push(await rate(command));
      floors.push(await rate(put));
    }
    return [
      rowOf({
        name: `commits, ${clients} callers: commands (a read and a put each) against bare conditional puts`,
        unit: '1/s',
        value: median(values.slice(1)),
        floor: median(floors.slice(1)),
        goal: `at least ${least} ×`,
        met: ({ ratio }) => ratio >= least,
      }),
    ];
  } finally {
    await database.stop();
  }
}
