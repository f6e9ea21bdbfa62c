import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { failure } from '../lambda/failures.ts';
import { type Database, startDatabase } from '../servers/database.ts';
import { type Queues, startQueues } from '../servers/queues.ts';
import type { FunctionSpec, Invocation, LambdaHost } from '../types.ts';

export const region = 'local';

/** A function for tests of sources: throw to fail. */
export type TestFunction = (event: { Records: readonly TestRecord[] }) => unknown;

export interface TestRecord {
  eventID: string;
  eventName: string;
  eventSourceARN: string;
  messageId: string;
  body: string;
  attributes: Record<string, string>;
  messageAttributes: Record<string, unknown>;
  dynamodb: { SequenceNumber: string; NewImage: { pk: { S: string }; n: { N: string } } };
}

/** Runs functions in this thread, through JSON as a worker gets its events. */
export function inlineHost(run: TestFunction): LambdaHost {
  return {
    async invoke(_name, event): Promise<Invocation> {
      try {
        return { ok: true, payload: await run(JSON.parse(JSON.stringify(event))) };
      } catch (error) {
        return failure('Error', String(error));
      }
    },
    async stop() {},
  };
}

export const functionSpec: FunctionSpec = {
  logicalId: 'F',
  name: 'f',
  arn: 'arn:local:lambda:local:1:function:f',
  codePath: '',
  handler: 'index.f',
  environment: {},
  timeoutSeconds: 10,
  memoryMb: 128,
  roleArn: 'role',
  accessKeyId: 'key',
  secretAccessKey: 'made-up',
};

export interface Ground {
  folder: string;
  database: Database;
  queues: Queues;
  client: DynamoDBClient;
  end(): Promise<void>;
}

/** The embedded database and queues in a folder of their own. */
export async function openGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'sources-'));
  const database = await startDatabase({ dataDir: folder });
  const queues = await startQueues({ dataDir: folder, region, account: '1', partition: 'local' });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new DynamoDBClient({ endpoint: database.endpoint, region, credentials });
  const end = async () => {
    client.destroy();
    await queues.stop();
    await database.stop();
    rmSync(folder, { recursive: true });
  };
  return { folder, database, queues, client, end };
}

/** Makes a table with a stream; answers the stream's ARN. */
export async function createTable(client: DynamoDBClient, name: string): Promise<string> {
  const made = await client.send(
    new CreateTableCommand({
      TableName: name,
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    }),
  );
  return made.TableDescription?.LatestStreamArn ?? '';
}

/** Puts items numbered `from` to `to`, one after the other. */
export async function putItems(client: DynamoDBClient, table: string, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n += 1) {
    await client.send(new PutItemCommand({ TableName: table, Item: { pk: { S: `item-${n}` }, n: { N: String(n) } } }));
  }
}

/** The numbers in a batch of the stream. */
export const numbersIn = (event: { Records: readonly TestRecord[] }): number[] =>
  event.Records.map(({ dynamodb }) => Number(dynamodb.NewImage.n.N));
