import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Changes } from './changes.ts';

/** Writes an aggregate's rows as of one version of it. */
export interface ViewWriter {
  write(changes: Changes, version: number): Promise<void>;
}

const unlessNewer = (version: number) => ({
  ConditionExpression: 'attribute_not_exists(#version) OR #version <= :version',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':version': { N: String(version) } },
});

/** Rows in a table with partition key `list` (S) and sort key `sort` (S); a newer row is never overwritten. */
export function createViewWriter(dynamodb: DynamoDBClient, table: string): ViewWriter {
  return {
    async write({ put, remove }, version) {
      const guard = unlessNewer(version);
      const puts = put.map(({ list, sort, item }) => {
        const Item = {
          list: { S: list },
          sort: { S: sort },
          version: { N: String(version) },
          item: { S: JSON.stringify(item) },
        };
        return ignoringOlder(dynamodb.send(new PutItemCommand({ TableName: table, Item, ...guard })));
      });
      const removes = remove.map(({ list, sort }) => {
        const Key = { list: { S: list }, sort: { S: sort } };
        return ignoringOlder(dynamodb.send(new DeleteItemCommand({ TableName: table, Key, ...guard })));
      });
      await Promise.all([...puts, ...removes]);
    },
  };
}

async function ignoringOlder(sent: Promise<unknown>): Promise<void> {
  try {
    await sent;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
