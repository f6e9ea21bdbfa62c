import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';

/** Who may not open a person's data, as the person asked, and for which purposes they still may. */
export interface Restriction {
  /** The first part of purposes, for instance `hukou`, or one purpose whole: `hukou.contact`. */
  recipients: readonly string[];
  /** The second, for instance `letter`. */
  except: readonly string[];
}

/** What the table has of a person's key. */
export interface KeptKey {
  wrapped?: Uint8Array;
  restriction?: Restriction;
  /** By record, what makes its key of the person's. */
  salts: ReadonlyMap<string, Uint8Array>;
}

/**
 * The keys table: partition key `person`, sort key `item`. `key` holds the wrapped data key, and it is nowhere else;
 * `key#<record>` the salt of a record's key, which is nowhere else either; `key-restriction` who may not open with it; `opening#<instant>#<id>` an opening; `erasure#<instant>` that a key was
 * deleted, `record-erasure#<record>` that a record's was.
 */
export interface KeyTable {
  /** The wrapped key and the restriction beside it, read consistently and at once. */
  read(person: string): Promise<KeptKey>;
  /** False when another got there first; nothing is changed then. */
  putKey(person: string, wrapped: Uint8Array, at: string): Promise<boolean>;
  /** False when another got there first; nothing is changed then. */
  putSalt(person: string, record: string, salt: Uint8Array, at: string): Promise<boolean>;
  /** Deletes what makes the record's key, and notes that. */
  deleteSalt(person: string, record: string, at: string): Promise<void>;
  /** Deletes the key, unless it was made after `madeBy`. */
  deleteKey(person: string, madeBy: string): Promise<void>;
  /** Puts the restriction in place of the one before. */
  putRestriction(person: string, restriction: Restriction): Promise<void>;
  noteErasure(person: string, at: string): Promise<void>;
  wasErased(person: string): Promise<boolean>;
}

const itemOf = (person: string, item: string) => ({ person: { S: person }, item: { S: item } });
const saltPrefix = 'key#';
const saltOf = (person: string, record: string) => itemOf(person, `${saltPrefix}${record}`);
const keyOf = (person: string) => itemOf(person, 'key');

/** The keys in a table. */
export function createKeyTable(dynamodb: DynamoDBClient, table: string): KeyTable {
  return {
    read: (person) => readKept(dynamodb, table, person),
    putKey: (person, wrapped, at) =>
      putNew(dynamodb, table, { ...keyOf(person), wrapped: { B: wrapped }, at: { S: at } }),
    putSalt: (person, record, salt, at) =>
      putNew(dynamodb, table, { ...saltOf(person, record), salt: { B: salt }, at: { S: at } }),
    async deleteSalt(person, record, at) {
      const Item = { ...itemOf(person, `record-erasure#${record}`), at: { S: at } };
      await dynamodb.send(new PutItemCommand({ TableName: table, Item }));
      await dynamodb.send(new DeleteItemCommand({ TableName: table, Key: saltOf(person, record) }));
    },
    deleteKey: (person, madeBy) => deleteMadeBy(dynamodb, table, person, madeBy),
    async putRestriction(person, restriction) {
      const texts = { S: JSON.stringify(restriction) };
      const Item = { ...itemOf(person, 'key-restriction'), restriction: texts };
      await dynamodb.send(new PutItemCommand({ TableName: table, Item }));
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

/** One query reads both at the price of one read. */
async function readKept(dynamodb: DynamoDBClient, table: string, person: string): Promise<KeptKey> {
  const query = new QueryCommand({
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: '#person = :person AND begins_with(#item, :key)',
    ExpressionAttributeNames: { '#person': 'person', '#item': 'item' },
    ExpressionAttributeValues: { ':person': { S: person }, ':key': { S: 'key' } },
  });
  const items = (await dynamodb.send(query)).Items ?? [];
  const wrapped = items.find(({ item }) => item?.S === 'key')?.wrapped?.B;
  const restriction = items.find(({ item }) => item?.S === 'key-restriction')?.restriction?.S;
  const salts = new Map<string, Uint8Array>();
  for (const { item, salt } of items)
    if (item?.S?.startsWith(saltPrefix) && salt?.B) salts.set(item.S.slice(saltPrefix.length), salt.B);
  return {
    salts,
    ...(wrapped && { wrapped }),
    ...(restriction && { restriction: JSON.parse(restriction) as Restriction }),
  };
}

/** An erasure that comes again spares the key of somebody who has begun anew since. */
async function deleteMadeBy(dynamodb: DynamoDBClient, table: string, person: string, madeBy: string): Promise<void> {
  const remove = new DeleteItemCommand({
    TableName: table,
    Key: keyOf(person),
    ConditionExpression: 'attribute_not_exists(#at) OR #at <= :by',
    ExpressionAttributeNames: { '#at': 'at' },
    ExpressionAttributeValues: { ':by': { S: madeBy } },
  });
  try {
    await dynamodb.send(remove);
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

async function putNew(dynamodb: DynamoDBClient, table: string, Item: Record<string, AttributeValue>) {
  try {
    await dynamodb.send(
      new PutItemCommand({
        TableName: table,
        Item,
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
