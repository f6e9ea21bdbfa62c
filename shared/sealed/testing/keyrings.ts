import { randomUUID } from 'node:crypto';
import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { startTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { startTestKeyService, type TestKeyService } from '../../testing/key-service.ts';
import { createKeyring, type Keyring } from '../keyring.ts';

/** Who opens, why and for which case, where a test does not care. */
export const review = { who: 'caseworker-7', why: 'hukou.review', caseId: 'case-1' };

/** A table of keys with a key service, and keyrings as functions of their own would have them. */
export interface Keyrings {
  database: TestDatabase;
  keyService: TestKeyService;
  table: string;
  /** What the keyrings take for the time, in milliseconds; may be moved. */
  now: number;
  keyring(change?: { failWrites?: boolean }): Keyring;
  /** All that the table holds of a person. */
  items(person: string): ReturnType<typeof itemsOf>;
  stop(): Promise<void>;
}

/** Starts them. Stop it in `afterAll`. */
export async function startKeyrings(): Promise<Keyrings> {
  const [database, keyService] = await Promise.all([startTestDatabase(), startTestKeyService()]);
  const table = await database.createTable('keys', 'person:S', 'item:S');
  const keyrings: Keyrings = {
    database,
    keyService,
    table,
    now: Date.UTC(2026, 10, 23, 2),
    keyring: ({ failWrites } = {}) =>
      createKeyring({
        dynamodb: failWrites ? withoutWrites(database) : database.client,
        kms: keyService.client,
        table,
        keyArn: keyService.keyArn,
        now: () => keyrings.now,
        newId: randomUUID,
      }),
    items: (person) => itemsOf(database, table, person),
    stop: async () => void (await Promise.all([database.stop(), keyService.stop()])),
  };
  return keyrings;
}

/** A table whose writes are refused before they reach it. */
function withoutWrites({ client }: TestDatabase): TestDatabase['client'] {
  const send = (command: object) =>
    command instanceof PutItemCommand ? Promise.reject(new Error('throttled')) : client.send(command as never);
  return Object.assign(Object.create(client), { send });
}

async function itemsOf({ client }: TestDatabase, table: string, person: string) {
  const query = new QueryCommand({
    TableName: table,
    KeyConditionExpression: '#person = :person',
    ExpressionAttributeNames: { '#person': 'person' },
    ExpressionAttributeValues: { ':person': { S: person } },
  });
  return (await client.send(query)).Items ?? [];
}
