import type { Item } from './item.ts';

/**
 * A claim holds something that spans aggregates (one active application for a service, a booked slot) and is
 * taken or released in the same transaction as the commit that needs it.
 */
export interface Claims {
  take?: readonly string[];
  release?: readonly string[];
}

const key = (name: string): Item => ({ stream: { S: `claim#${name}` }, version: { N: '0' } });

const names = { '#holder': 'holder' };

/** Free means free: a claim is taken once, even by the stream that holds it, so it also tells what was seen before. */
const ifFree = { ConditionExpression: 'attribute_not_exists(#holder)', ExpressionAttributeNames: names };

const ifOwnOrFree = (holder: string) => ({
  ConditionExpression: 'attribute_not_exists(#holder) OR #holder = :holder',
  ExpressionAttributeNames: names,
  ExpressionAttributeValues: { ':holder': { S: holder } },
});

/** The transaction's writes for a commit's claims; a taken claim fails the whole transaction. */
export function claimWrites(table: string, claims: Claims, holder: string) {
  const take = (claims.take ?? []).map((name) => ({
    Put: {
      TableName: table,
      Item: { ...key(name), holder: { S: holder } },
      ...ifFree,
    },
  }));
  const release = (claims.release ?? []).map((name) => ({
    Delete: {
      TableName: table,
      Key: key(name),
      ...ifOwnOrFree(holder),
    },
  }));
  return { take, release };
}

/** Whether a commit has claims at all, and so needs a transaction. */
export const hasClaims = (claims: Claims): boolean => (claims.take?.length ?? 0) + (claims.release?.length ?? 0) > 0;
