import { type Conditions, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { prefixes } from '../../shared/files/index.ts';

const allow = (actions: readonly string[], resource: string, conditions: Conditions = {}): PolicyStatement =>
  new PolicyStatement({ actions: [...actions], resources: [resource], conditions });

/** Folding an aggregate. */
export const readLog = (tableArn: string): PolicyStatement => allow(['dynamodb:Query'], tableArn);

/** Landing commits. Nothing may be deleted but in a transaction, where the kernel deletes claims and nothing else. */
export const landCommits = (tableArn: string): PolicyStatement[] => [
  allow(['dynamodb:PutItem'], tableArn),
  allow(['dynamodb:DeleteItem'], tableArn, {
    'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] },
  }),
];

/** Lists and single rows. */
export const readViews = (tableArn: string): PolicyStatement => allow(['dynamodb:Query', 'dynamodb:GetItem'], tableArn);

/** What is due: a list, and no single rows. */
export const readDues = (tableArn: string): PolicyStatement => allow(['dynamodb:Query'], tableArn);

/** Keeping the views as the log says. */
export const writeViews = (tableArn: string): PolicyStatement =>
  allow(['dynamodb:PutItem', 'dynamodb:BatchWriteItem', 'dynamodb:DeleteItem'], tableArn);

/** Snapshots stand among the views; these open no other row. */
const snapshotsAlone = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['snapshot#*'] } };

export const readSnapshots = (tableArn: string): PolicyStatement =>
  allow(['dynamodb:GetItem'], tableArn, snapshotsAlone);

export const keepSnapshots = (tableArn: string): PolicyStatement =>
  allow(['dynamodb:GetItem', 'dynamodb:PutItem'], tableArn, snapshotsAlone);

/** Reading a table's stream as Lambda does for the function. */
export const readStream = (streamArn: string): PolicyStatement =>
  allow(
    ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
    streamArn,
  );

/** Reading a queue as Lambda does for the function. */
export const readQueue = (queueArn: string): PolicyStatement =>
  allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], queueArn);

export const sendTo = (queueArn: string): PolicyStatement => allow(['sqs:SendMessage'], queueArn);

/** Publishing in the service's own name alone. */
export const publish = (busArn: string, service: string): PolicyStatement =>
  allow(['events:PutEvents'], busArn, { 'ForAllValues:StringEquals': { 'events:source': [`plus.${service}`] } });

/** Making, reading and recording the use of persons' wrapped data keys. */
export const useDataKeys = (tableArn: string): PolicyStatement =>
  allow(['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:PutItem'], tableArn);

/** Deleting persons' wrapped data keys, noting it, and halting their use; reading and opening nothing. */
export const eraseDataKeys = (tableArn: string): PolicyStatement =>
  allow(['dynamodb:PutItem', 'dynamodb:DeleteItem'], tableArn);

/** Wrapping and unwrapping under a key, only for whom or what the encryption context names by this word. */
export const wrapUnder = (keyArn: string, contextKey?: string): PolicyStatement =>
  allow(
    ['kms:GenerateDataKey', 'kms:Decrypt'],
    keyArn,
    contextKey === undefined ? {} : { Null: { [`kms:EncryptionContext:${contextKey}`]: 'false' } },
  );

type Prefix = keyof typeof prefixes;
const under = (bucket: Bucket, prefix: Prefix): string => bucket.arnForObjects(`${prefixes[prefix]}*`);

export const putFiles = (bucket: Bucket, prefix: Prefix): PolicyStatement =>
  allow(['s3:PutObject'], under(bucket, prefix));

export const readFiles = (bucket: Bucket, prefix: Prefix): PolicyStatement =>
  allow(['s3:GetObject'], under(bucket, prefix));

export const removeFiles = (bucket: Bucket, prefix: Prefix): PolicyStatement =>
  allow(['s3:DeleteObject'], under(bucket, prefix));

/** Without it S3 answers "forbidden" where an object is not there. */
export const listFiles = (bucket: Bucket): PolicyStatement => allow(['s3:ListBucket'], bucket.bucketArn);
