import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { type Claims, claimWrites, hasClaims } from './claim.ts';
import type { Commit } from './commit.ts';
import { fromItem, toItem } from './item.ts';

export type Appended =
  | { ok: true; writeUnits: number }
  | { ok: false; conflict: 'version' }
  | { ok: false; conflict: 'claim'; claims: string[] };

/** One service's log: append-only, one item a commit. */
export interface CommitLog {
  /** Commits of a stream above `after`, oldest first, read consistently. */
  read(stream: string, after?: number): Promise<Commit[]>;
  /** Lands the commit, with its claims, or says what stood in the way; nothing is ever overwritten. */
  append(commit: Commit, claims?: Claims): Promise<Appended>;
}

// `stream` and others are reserved words of DynamoDB's expressions, so every name goes by an alias.
const onlyNew = {
  ConditionExpression: 'attribute_not_exists(#version)',
  ExpressionAttributeNames: { '#version': 'version' },
};

/** The log in a DynamoDB table with partition key `stream` (S) and sort key `version` (N). */
export function createLog(dynamodb: DynamoDBClient, table: string): CommitLog {
  return {
    read: (stream, after = 0) => readStream(dynamodb, table, stream, after),
    append: (commit, claims = {}) =>
      hasClaims(claims) ? appendWithClaims(dynamodb, table, commit, claims) : appendAlone(dynamodb, table, commit),
  };
}

async function readStream(dynamodb: DynamoDBClient, table: string, stream: string, after: number) {
  const commits: Commit[] = [];
  let start: QueryCommand['input']['ExclusiveStartKey'];
  do {
    const page = await dynamodb.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: '#stream = :stream AND #version > :after',
        ExpressionAttributeNames: { '#stream': 'stream', '#version': 'version' },
        ExpressionAttributeValues: { ':stream': { S: stream }, ':after': { N: String(after) } },
        ExclusiveStartKey: start,
      }),
    );
    for (const item of page.Items ?? []) commits.push(fromItem(item));
    start = page.LastEvaluatedKey;
  } while (start);
  return commits;
}

async function appendAlone(dynamodb: DynamoDBClient, table: string, commit: Commit): Promise<Appended> {
  try {
    const put = await dynamodb.send(
      new PutItemCommand({
        TableName: table,
        Item: toItem(commit),
        ...onlyNew,
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    return { ok: true, writeUnits: put.ConsumedCapacity?.CapacityUnits ?? 0 };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return { ok: false, conflict: 'version' };
    throw error;
  }
}

async function appendWithClaims(
  dynamodb: DynamoDBClient,
  table: string,
  commit: Commit,
  claims: Claims,
): Promise<Appended> {
  const { take, release } = claimWrites(table, claims, commit.stream);
  const put = { Put: { TableName: table, Item: toItem(commit), ...onlyNew } };
  try {
    const done = await dynamodb.send(
      new TransactWriteItemsCommand({ TransactItems: [put, ...take, ...release], ReturnConsumedCapacity: 'TOTAL' }),
    );
    return {
      ok: true,
      writeUnits: (done.ConsumedCapacity ?? []).reduce((sum, one) => sum + (one.CapacityUnits ?? 0), 0),
    };
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    return canceled(error, claims);
  }
}

/**
 * Reads which part of the transaction failed. The commit counts before the claims: where another commit was first, what was
 * decided on is old, and so may be which claims it holds.
 */
function canceled(error: TransactionCanceledException, claims: Claims): Appended {
  const [own, ...others] = (error.CancellationReasons ?? []).map(({ Code }) => Code);
  const met = (code: string | undefined) => code === 'TransactionConflict';
  const failed = (code: string | undefined) => code === 'ConditionalCheckFailed';
  if (failed(own) || met(own)) return { ok: false, conflict: 'version' };
  const held = [...(claims.take ?? []), ...(claims.release ?? [])].filter((_, place) => failed(others[place]));
  if (held.length > 0) return { ok: false, conflict: 'claim', claims: held };
  if (others.some(met)) return { ok: false, conflict: 'version' };
  throw error;
}
