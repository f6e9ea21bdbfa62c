import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { decodeCursor, encodeCursor } from '../views/cursor.ts';
import type { PageResult } from '../views/reader.ts';

/** For what a personal value is opened. Ids and a code, never a text from outside. */
export interface Purpose {
  /** Subject of the principal, or the name of the service that works by itself. */
  who: string;
  /** What for, for instance `hukou.review`. */
  why: string;
  caseId: string;
  /** Of a document: which one. */
  itemId?: string;
}

/** That somebody saw a personal value; the person can read it. */
export interface Opening extends Purpose {
  id: string;
  /** ISO instant, `+08:00`. */
  at: string;
  field: string;
}

/** The record of openings; nothing in it is ever changed, and an erasure leaves it. */
export interface Openings {
  record(person: string, opening: Opening): Promise<void>;
  /** Openings of a person's data, newest first, 50 a page. */
  page(person: string, cursor?: string): Promise<PageResult<Opening>>;
}

const pageSize = 50;
const prefix = 'opening#';
const listOf = (person: string) => `openings of ${person}`;

/** The openings in the keys table, beside the person's key. */
export function createOpenings(dynamodb: DynamoDBClient, table: string): Openings {
  return {
    record: (person, opening) => putOpening(dynamodb, table, person, opening),
    page: (person, cursor) => readPage(dynamodb, table, person, cursor),
  };
}

async function putOpening(
  dynamodb: DynamoDBClient,
  table: string,
  person: string,
  { id, at, who, why, caseId, field, itemId }: Opening,
): Promise<void> {
  const known = { person, item: `${prefix}${at}#${id}`, id, at, who, why, caseId, field };
  const texts = Object.entries({ ...known, ...(itemId !== undefined && { itemId }) });
  const put = new PutItemCommand({
    TableName: table,
    Item: Object.fromEntries(texts.map(([name, text]) => [name, { S: text }])),
    ConditionExpression: 'attribute_not_exists(#person)',
    ExpressionAttributeNames: { '#person': 'person' },
  });
  try {
    await dynamodb.send(put);
  } catch (error) {
    // The client repeats a put whose answer was lost; it is recorded then.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

async function readPage(
  dynamodb: DynamoDBClient,
  table: string,
  person: string,
  cursor: string | undefined,
): Promise<PageResult<Opening>> {
  const after = cursor === undefined ? undefined : decodeCursor(listOf(person), cursor);
  if (cursor !== undefined && !after?.startsWith(prefix)) return { ok: false, fault: 'bad-cursor' };
  const answer = await dynamodb.send(
    new QueryCommand({
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: '#person = :person AND begins_with(#item, :prefix)',
      ExpressionAttributeNames: { '#person': 'person', '#item': 'item' },
      ExpressionAttributeValues: { ':person': { S: person }, ':prefix': { S: prefix } },
      // One more than shown tells whether there is a next page.
      Limit: pageSize + 1,
      ScanIndexForward: false,
      ExclusiveStartKey: after === undefined ? undefined : { person: { S: person }, item: { S: after } },
    }),
  );
  const rows = answer.Items ?? [];
  const last = rows.length > pageSize ? rows[pageSize - 1]?.item?.S : undefined;
  const items = rows.slice(0, pageSize).map(openingOf);
  return { ok: true, page: last === undefined ? { items } : { items, next: encodeCursor(listOf(person), last) } };
}

function openingOf(item: Record<string, { S?: string | undefined }>): Opening {
  const text = (name: string) => item[name]?.S ?? '';
  return {
    id: text('id'),
    at: text('at'),
    who: text('who'),
    why: text('why'),
    caseId: text('caseId'),
    field: text('field'),
    ...(item.itemId?.S !== undefined && { itemId: item.itemId.S }),
  };
}
