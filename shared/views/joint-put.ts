import { setTimeout as pause } from 'node:timers/promises';
import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';

type Item = Record<string, AttributeValue>;

/** BatchWriteItem's limit. Source: Amazon DynamoDB API Reference, BatchWriteItem. */
const most = 25;
/** What the store left undone is asked for again so often, after 20 ms and then twice as long each time. */
const attempts = 8;

interface Waiting {
  item: Item;
  done: PromiseWithResolvers<void>;
}

/**
 * Puts items unconditionally; those that are asked for in one turn of the event loop go together, 25 a call. Each
 * promise tells of its own item: one that could not be written fails whatever else was in its call.
 */
export function createJointPut(dynamodb: DynamoDBClient, table: string): (item: Item) => Promise<void> {
  let waiting = new Map<string, Waiting>();

  const flush = (): void => {
    const all = [...waiting.values()];
    waiting = new Map();
    for (let at = 0; at < all.length; at += most) void putAll(all.slice(at, at + most));
  };

  const putAll = async (some: readonly Waiting[]): Promise<void> => {
    try {
      await writeAll(dynamodb, table, some);
      for (const { done } of some) done.resolve();
    } catch (error) {
      for (const { done } of some) done.reject(error);
    }
  };

  return (item) => {
    if (waiting.size === 0) setImmediate(flush);
    const key = `${item.list?.S}\n${item.sort?.S}`;
    const known = waiting.get(key) ?? { item, done: Promise.withResolvers<void>() };
    waiting.set(key, known);
    return known.done.promise;
  };
}

async function writeAll(dynamodb: DynamoDBClient, table: string, some: readonly Waiting[]): Promise<void> {
  let left: WriteRequest[] = some.map(({ item }) => ({ PutRequest: { Item: item } }));
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (attempt > 0) await pause(10 * 2 ** attempt);
    const { UnprocessedItems } = await dynamodb.send(new BatchWriteItemCommand({ RequestItems: { [table]: left } }));
    left = UnprocessedItems?.[table] ?? [];
    if (left.length === 0) return;
  }
  throw new Error(`${left.length} of ${some.length} rows were left unwritten`);
}
