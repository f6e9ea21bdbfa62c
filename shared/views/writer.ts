import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Row } from '../log/aggregate.ts';
import type { Changes } from './changes.ts';
import { createJointPut } from './joint-put.ts';

/** Writes an aggregate's rows as of one version of it. */
export interface ViewWriter {
  write(changes: Changes, version: number): Promise<void>;
}

const unlessNewer = (version: number) => ({
  ConditionExpression: 'attribute_not_exists(#version) OR #version <= :version',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':version': { N: String(version) } },
});

/**
 * Rows in a table with partition key `list` (S) and sort key `sort` (S); a newer row is never overwritten. Rows whose
 * item never changes go with those of other streams, many a call.
 */
export function createViewWriter(dynamodb: DynamoDBClient, table: string): ViewWriter {
  const putJointly = createJointPut(dynamodb, table);
  return {
    async write({ put, remove }, version) {
      const guard = unlessNewer(version);
      const puts = put.map((row) => {
        const Item = itemOf(row, version);
        if (row.constant) return putJointly(Item);
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

const itemOf = ({ list, sort, item }: Row, version: number): Record<string, AttributeValue> => ({
  list: { S: list },
  sort: { S: sort },
  version: { N: String(version) },
  item: { S: JSON.stringify(item) },
});

async function ignoringOlder(sent: Promise<unknown>): Promise<void> {
  try {
    await sent;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
