import { type DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { decodeCursor, encodeCursor } from './cursor.ts';

export interface PageRequest {
  /** 1 to 100 rows. */
  limit: number;
  cursor?: string | undefined;
  /** Last first. */
  descending?: boolean;
  /** Only rows whose sort key is at most this. */
  upTo?: string;
  /** Only rows whose sort key begins like this; not together with `upTo`. */
  startsWith?: string | undefined;
}

export interface Page<T> {
  items: T[];
  next?: string;
}

/** An item with the version of its aggregate as of which its row was written. */
export interface Versioned<T> {
  item: T;
  version: number;
}

export type PageResult<T> = { ok: true; page: Page<T> } | { ok: false; fault: 'bad-cursor' };

/** Reads lists. A page costs the same whatever the list's length. */
export interface ViewReader {
  page<T>(list: string, request: PageRequest): Promise<PageResult<T>>;
  /** The same, with versions: a row that went and came back as it was has another one. */
  versioned<T>(list: string, request: PageRequest): Promise<PageResult<Versioned<T>>>;
  get<T>(list: string, sort: string): Promise<T | undefined>;
}

/** Lists in a table with partition key `list` (S) and sort key `sort` (S). */
export function createViewReader(dynamodb: DynamoDBClient, table: string): ViewReader {
  return {
    async page<T>(list: string, request: PageRequest) {
      const result = await readPage<T>(dynamodb, table, list, request);
      return result.ok
        ? { ok: true, page: { ...result.page, items: result.page.items.map(({ item }) => item) } }
        : result;
    },
    versioned: (list, request) => readPage(dynamodb, table, list, request),
    async get<T>(list: string, sort: string) {
      const Key = { list: { S: list }, sort: { S: sort } };
      const { Item } = await dynamodb.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
      return Item?.item?.S === undefined ? undefined : (JSON.parse(Item.item.S) as T);
    },
  };
}

async function readPage<T>(
  dynamodb: DynamoDBClient,
  table: string,
  list: string,
  { limit, cursor, descending = false, upTo, startsWith }: PageRequest,
): Promise<PageResult<Versioned<T>>> {
  const after = cursor === undefined ? undefined : decodeCursor(list, cursor);
  // A place outside of what is asked for would be refused by the store.
  if (cursor !== undefined && !after?.startsWith(startsWith ?? '')) return { ok: false, fault: 'bad-cursor' };
  const condition = startsWith !== undefined ? ' AND begins_with(#sort, :bound)' : upTo && ' AND #sort <= :bound';
  const bound = startsWith ?? upTo;
  const answer = await dynamodb.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: `#list = :list${condition ?? ''}`,
      ExpressionAttributeNames: { '#list': 'list', ...(condition && { '#sort': 'sort' }) },
      ExpressionAttributeValues: { ':list': { S: list }, ...(bound && { ':bound': { S: bound } }) },
      // One more than asked tells whether there is a next page.
      Limit: limit + 1,
      ScanIndexForward: !descending,
      ExclusiveStartKey: after === undefined ? undefined : { list: { S: list }, sort: { S: after } },
    }),
  );
  const rows = (answer.Items ?? []).map((row) => ({
    sort: row.sort?.S ?? '',
    item: JSON.parse(row.item?.S ?? 'null') as T,
    version: Number(row.version?.N ?? 0),
  }));
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(({ item, version }) => ({ item, version }));
  // The store ends a page at 1 MB, too.
  const more = rows.length > limit || answer.LastEvaluatedKey !== undefined;
  return { ok: true, page: more && last ? { items, next: encodeCursor(list, last.sort) } : { items } };
}
