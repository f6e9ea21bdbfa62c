import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';

/**
 * The keys table: partition key `person`, sort key `item`. `key` holds the wrapped data key, and it is nowhere else;
 * `opening#<instant>#<id>` an opening; `erasure#<instant>` that a key was deleted.
 */
export interface KeyTable {
  /** The wrapped key, read consistently. */
  wrappedKey(person: string): Promise<Uint8Array | undefined>;
  /** False when another got there first; nothing is changed then. */
  putKey(person: string, wrapped: Uint8Array, at: string): Promise<boolean>;
  deleteKey(person: string): Promise<void>;
  noteErasure(person: string, at: string): Promise<void>;
  wasErased(person: string): Promise<boolean>;
}

const keyOf = (person: string) => ({ person: { S: person }, item: { S: 'key' } });

/** The keys in a table. */
export function createKeyTable(dynamodb: DynamoDBClient, table: string): KeyTable {
  return {
    async wrappedKey(person) {
      const get = new GetItemCommand({ TableName: table, Key: keyOf(person), ConsistentRead: true });
      return (await dynamodb.send(get)).Item?.wrapped?.B;
    },
    putKey: (person, wrapped, at) => putNew(dynamodb, table, person, wrapped, at),
    async deleteKey(person) {
      await dynamodb.send(new DeleteItemCommand({ TableName: table, Key: keyOf(person) }));
    },
    async noteErasure(person, at) {
      const Item = { person: { S: person }, item: { S: `erasure#${at}` }, at: { S: at } };
      await dynamodb.send(new PutItemCommand({ TableName: table, Item }));
    },
    async wasErased(person) {
      const query = new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: '#person = :person AND begins_with(#item, :erasure)',
        ExpressionAttributeNames: { '#person': 'person', '#item': 'item' },
        ExpressionAttributeValues: { ':person': { S: person }, ':erasure': { S: 'erasure#' } },
        Limit: 1,
      });
      return ((await dynamodb.send(query)).Items ?? []).length > 0;
    },
  };
}

async function putNew(dynamodb: DynamoDBClient, table: string, person: string, wrapped: Uint8Array, at: string) {
  try {
    await dynamodb.send(
      new PutItemCommand({
        TableName: table,
        Item: { ...keyOf(person), wrapped: { B: wrapped }, at: { S: at } },
        ConditionExpression: 'attribute_not_exists(#person)',
        ExpressionAttributeNames: { '#person': 'person' },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
