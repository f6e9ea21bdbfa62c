import type { TableDeclaration } from '../resources/platform.ts';
import { type DatabaseClient, DatabaseRefusal } from './database-client.ts';

interface Index {
  IndexName: string;
  KeySchema: unknown;
}
interface Description {
  KeySchema: unknown;
  GlobalSecondaryIndexes?: Index[];
  LatestStreamArn?: string;
}

/**
 * Creates the tables that are missing; answers each stream's ARN, as the database names it, by table. Throws when an
 * existing table has another key or other indexes than its template.
 */
export async function createTables(tables: TableDeclaration[], database: DatabaseClient): Promise<Map<string, string>> {
  const streams = new Map<string, string>();
  const ensureOne = async (table: TableDeclaration): Promise<void> => {
    const { LatestStreamArn } = await ensure(table, database);
    if (LatestStreamArn !== undefined) streams.set(table.name, LatestStreamArn);
  };
  await Promise.all(tables.map(ensureOne));
  return streams;
}

async function ensure(table: TableDeclaration, database: DatabaseClient): Promise<Description> {
  const existing = await describe(table.name, database);
  if (existing) {
    compare(table, existing);
    return existing;
  }
  const made = await database.call<{ TableDescription: Description }>('CreateTable', table.create);
  if (table.timeToLiveAttribute !== undefined) {
    const TimeToLiveSpecification = { AttributeName: table.timeToLiveAttribute, Enabled: true };
    await database.call('UpdateTimeToLive', { TableName: table.name, TimeToLiveSpecification });
  }
  return made.TableDescription;
}

async function describe(name: string, database: DatabaseClient): Promise<Description | undefined> {
  try {
    return (await database.call<{ Table: Description }>('DescribeTable', { TableName: name })).Table;
  } catch (error) {
    if (error instanceof DatabaseRefusal && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

function compare(table: TableDeclaration, existing: Description): void {
  const declared = keysOf(table.create as unknown as Description);
  if (declared === keysOf(existing)) return;
  throw new Error(
    `${table.where}: the stored table ${table.name} has other keys or indexes than its template ` +
      `(stored ${keysOf(existing)}, template ${declared}); move the data folder away or put the template back`,
  );
}

function keysOf({ KeySchema, GlobalSecondaryIndexes = [] }: Description): string {
  const indexes = GlobalSecondaryIndexes.map((index) => [index.IndexName, keyNames(index.KeySchema)]).sort();
  return JSON.stringify([keyNames(KeySchema), ...indexes]);
}

const keyNames = (schema: unknown): string =>
  (schema as { AttributeName: string; KeyType: string }[])
    .map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`)
    .sort()
    .join(', ');
