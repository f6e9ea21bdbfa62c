import type { TableDeclaration } from '../resources/platform.ts';
import type { DatabaseClient } from './database-client.ts';

type Item = Record<string, unknown>;
interface Page {
  Items: Item[];
  LastEvaluatedKey?: Item;
}

/** Every item of every table, in DynamoDB's own JSON. */
export async function dumpTables(
  tables: TableDeclaration[],
  database: DatabaseClient,
): Promise<Record<string, Item[]>> {
  const dumped: Record<string, Item[]> = {};
  for (const { name } of tables) dumped[name] = await dumpTable(name, database);
  return dumped;
}

async function dumpTable(name: string, database: DatabaseClient): Promise<Item[]> {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const input = { TableName: name, ...(start && { ExclusiveStartKey: start }) };
    const page: Page = await database.call<Page>('Scan', input);
    items.push(...page.Items);
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}
