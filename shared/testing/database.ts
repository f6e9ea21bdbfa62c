import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { startDatabase } from '../../infra/local/servers/database.ts';

/** A key attribute and its type, for instance `stream:S` or `version:N`. */
export type KeyAttribute = `${string}:${'S' | 'N' | 'B'}`;

export interface TestDatabase {
  endpoint: string;
  client: DynamoDBClient;
  /** Creates a table with a stream and answers its name, which begins with `name` and is new on every call. */
  createTable(name: string, partition: KeyAttribute, sort?: KeyAttribute): Promise<string>;
  /** Removes what was made and ends what was started. */
  stop(): Promise<void>;
}

/** An embedded DynamoDB of its own, or the one at DYNAMODB_ENDPOINT when that is set. Stop it in `afterAll`. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'test-database-'));
  const borrowed = process.env.DYNAMODB_ENDPOINT;
  const database = await startDatabase(borrowed ? { dataDir, endpoint: borrowed } : { dataDir });
  const client = new DynamoDBClient({
    endpoint: database.endpoint,
    region: 'cn-test-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const tables: string[] = [];
  return {
    endpoint: database.endpoint,
    client,
    async createTable(name, partition, sort) {
      const made = tableOf(`${name}-${randomUUID()}`, sort ? [partition, sort] : [partition]);
      await client.send(new CreateTableCommand(made));
      tables.push(made.TableName);
      return made.TableName;
    },
    async stop() {
      if (borrowed) for (const table of tables) await client.send(new DeleteTableCommand({ TableName: table }));
      client.destroy();
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function tableOf(name: string, keys: KeyAttribute[]): CreateTableCommandInput & { TableName: string } {
  const attributes = keys.map((key) => {
    const at = key.lastIndexOf(':');
    return { AttributeName: key.slice(0, at), AttributeType: key.slice(at + 1) as 'S' | 'N' | 'B' };
  });
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: attributes,
    KeySchema: attributes.map(({ AttributeName }, place) => ({
      AttributeName,
      KeyType: place === 0 ? 'HASH' : 'RANGE',
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  };
}
