import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Head } from './commit.ts';

/** A fold kept aside; always droppable, since the log has everything. */
export interface Snapshot<S = unknown> {
  state: S;
  head: Head;
  /** The last commands before it, so that late repeats are still known: id, request digest, version. */
  recent: [string, string, number][];
}

export interface Snapshots {
  read(stream: string): Promise<Snapshot | undefined>;
  write(stream: string, snapshot: Snapshot): Promise<void>;
}

/** How many commands before a snapshot are remembered. */
export const remembered = 500;

/** Snapshots as rows of the service's views table. */
export function createSnapshots(dynamodb: DynamoDBClient, table: string): Snapshots {
  const key = (stream: string) => ({ list: { S: `snapshot#${stream}` }, sort: { S: 'latest' } });
  return {
    async read(stream) {
      const { Item } = await dynamodb.send(
        new GetItemCommand({ TableName: table, Key: key(stream), ConsistentRead: true }),
      );
      return Item?.item?.S === undefined ? undefined : (JSON.parse(Item.item.S) as Snapshot);
    },
    async write(stream, snapshot) {
      await dynamodb.send(
        new PutItemCommand({ TableName: table, Item: { ...key(stream), item: { S: JSON.stringify(snapshot) } } }),
      );
    },
  };
}
