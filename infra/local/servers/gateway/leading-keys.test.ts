import { describe, expect, it } from 'vitest';
import { leadingKeys } from './leading-keys.ts';

const keyOf = (table: string): string | undefined => (table === 'things' ? 'id' : undefined);
const TableName = 'things';
const id = (S: string) => ({ id: { S } });

describe('leading keys', () => {
  it.each([
    ['PutItem', { TableName, Item: { ...id('a'), by: { S: 'x' } } }, { PutItem: ['a'] }],
    ['GetItem', { TableName: 'arn:aws:dynamodb:r:1:table/things', Key: id('a') }, { GetItem: ['a'] }],
    [
      'Query',
      {
        TableName,
        KeyConditionExpression: '#v >= :v AND #i = :i',
        ExpressionAttributeNames: { '#i': 'id', '#v': 'version' },
        ExpressionAttributeValues: { ':i': { S: 'a' }, ':v': { N: '1' } },
      },
      { Query: ['a'] },
    ],
    [
      'TransactWriteItems',
      { TransactItems: [{ Put: { TableName, Item: id('a') } }, { Delete: { TableName, Key: id('b') } }] },
      { PutItem: ['a'], DeleteItem: ['b'] },
    ],
    ['BatchGetItem', { RequestItems: { things: { Keys: [id('a'), id('b')] } } }, { BatchGetItem: ['a', 'b'] }],
    ['BatchWriteItem', { RequestItems: { things: [{ PutRequest: { Item: id('a') } }] } }, { BatchWriteItem: ['a'] }],
    ['PutItem', { TableName: 'others', Item: id('a') }, {}],
  ])('given a %s, then the partition keys it names', (operation, input, expected) => {
    expect(Object.fromEntries(leadingKeys(operation, input, keyOf))).toEqual(expected);
  });
});
