import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Commit } from './commit.ts';

export type Item = Record<string, AttributeValue>;

/** Above so many bytes a body is packed, so that a command of up to 1 KB stays one write unit. */
const packAbove = 400;

/** A commit as a DynamoDB item; `body` holds events and published events as JSON, packed when large. */
export function toItem(commit: Commit): Item {
  const body = JSON.stringify([commit.events, commit.published]);
  const item: Item = {
    stream: { S: commit.stream },
    version: { N: String(commit.version) },
    at: { S: commit.at },
    by: { S: commit.by },
    commandId: { S: commit.commandId },
    request: { S: commit.request },
    body: Buffer.byteLength(body) > packAbove ? { B: deflateRawSync(body, { level: 9 }) } : { S: body },
    prev: { S: commit.prev },
    hash: { S: commit.hash },
  };
  if (commit.cause !== undefined) item.cause = { S: commit.cause };
  // So that the relay is not called for the others.
  if (commit.published.length > 0) item.publishes = { N: String(commit.published.length) };
  return item;
}

/** Whether an item of the log table is a commit (the others are claims). */
export const isCommit = (item: Item): boolean => item.commandId?.S !== undefined;

/** Reads a commit back; an item that is none, or damaged, throws with its key. */
export function fromItem(item: Item): Commit {
  const string = (name: string): string => {
    const value = item[name]?.S;
    if (value === undefined) throw new Error(`commit ${item.stream?.S}/${item.version?.N} lacks ${name}`);
    return value;
  };
  const [events, published] = bodyOf(item) as [Commit['events'], Commit['published']];
  const commit: Commit = {
    stream: string('stream'),
    version: Number(item.version?.N),
    at: string('at'),
    by: string('by'),
    commandId: string('commandId'),
    request: string('request'),
    events,
    published,
    prev: string('prev'),
    hash: string('hash'),
  };
  if (item.cause?.S !== undefined) commit.cause = item.cause.S;
  return commit;
}

function bodyOf(item: Item): unknown {
  if (item.body?.S !== undefined) return JSON.parse(item.body.S);
  if (item.body?.B !== undefined) return JSON.parse(inflateRawSync(item.body.B).toString('utf8'));
  throw new Error(`commit ${item.stream?.S}/${item.version?.N} lacks body`);
}
