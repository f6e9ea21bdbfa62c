import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableDeclaration } from '../resources/platform.ts';
import { type Database, startDatabase } from '../servers/database.ts';
import { createDatabaseClient, type DatabaseClient } from './database-client.ts';
import { dumpTables } from './dump.ts';
import { createTables } from './tables.ts';

let database: Database;
let client: DatabaseClient;

beforeAll(async () => {
  database = await startDatabase({ dataDir: mkdtempSync(join(tmpdir(), 'tables-')) });
  client = createDatabaseClient(database.endpoint, 'us-east-1');
});
afterAll(() => database.stop());

const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
const key = (AttributeName: string) => [{ AttributeName, KeyType: 'HASH' }];

const declared = (name: string, index?: string): TableDeclaration => ({
  where: `shop/${name}`,
  name,
  arn: `arn:${name}`,
  timeToLiveAttribute: 'expires',
  create: {
    TableName: name,
    KeySchema: key('id'),
    AttributeDefinitions: [attribute('id'), ...(index ? [attribute(index)] : [])],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    ...(index && {
      GlobalSecondaryIndexes: [{ IndexName: index, KeySchema: key(index), Projection: { ProjectionType: 'ALL' } }],
    }),
  },
});

describe('tables', () => {
  it('given missing tables, when created twice, then they are made once, keep their items and tell their streams', async () => {
    const tables = [declared('plain'), declared('indexed', 'owner')];
    const first = await createTables(tables, client);
    await client.call('PutItem', { TableName: 'plain', Item: { id: { S: '1' } } });
    expect(await createTables(tables, client)).toEqual(first);
    expect(first.get('plain')).toMatch(/table\/plain\/stream\//);
    expect(await dumpTables(tables, client)).toEqual({ plain: [{ id: { S: '1' } }], indexed: [] });
  });

  it('given a stored table with other indexes than its template, when started, then it is said', async () => {
    await createTables([declared('changed')], client);
    await expect(createTables([declared('changed', 'owner')], client)).rejects.toThrow(
      /shop\/changed: the stored table/,
    );
  });
});
