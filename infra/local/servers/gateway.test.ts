import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { request } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from './gateway/test-gateway.ts';

let here: TestGateway;
let dynamodb: DynamoDBClient;
let events: EventBridgeClient;
let kms: KMSClient;
let sqs: SQSClient;

const logArn = 'arn:aws-cn:dynamodb:cn-north-1:000000000000:table/log';
const queueArn = 'arn:aws-cn:sqs:cn-north-1:000000000000:work';

beforeAll(async () => {
  here = await startTestGateway();
  here.queues.create({ name: 'work', attributes: {} });
  await createLog(here.database.endpoint);
});

afterAll(() => here.stop());

let caller = 0;
let accessKeyId: string;

/** Each test is another caller, since what was allowed to one is remembered. */
beforeEach(() => {
  accessKeyId = `KEY${++caller}`;
  const settings = { ...here.settings, credentials: { accessKeyId, secretAccessKey: 'made-up' }, maxAttempts: 1 };
  dynamodb = new DynamoDBClient(settings);
  events = new EventBridgeClient(settings);
  kms = new KMSClient(settings);
  sqs = new SQSClient(settings);
  for (const list of [here.asked, here.crashed, here.written, here.published]) list.length = 0;
  here.denied.clear();
  here.struck.clear();
  here.gateway.resetCounts();
});

async function createLog(endpoint: string): Promise<void> {
  const owner = new DynamoDBClient({ ...here.settings, endpoint });
  await owner.send(
    new CreateTableCommand({
      TableName: 'log',
      AttributeDefinitions: ['stream', 'due'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [{ AttributeName: 'stream', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'due',
          KeySchema: [{ AttributeName: 'due', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
}

const put = (id: string, more: Record<string, { S: string }> = {}) =>
  dynamodb.send(new PutItemCommand({ TableName: 'log', Item: { stream: { S: id }, ...more } }));
const get = (id: string) => dynamodb.send(new GetItemCommand({ TableName: 'log', Key: { stream: { S: id } } }));
const queueUrl = (): string => `${here.gateway.endpoint}/000000000000/work`;
const event = (DetailType: string, Detail = '{}') => ({
  Source: 'plus.talent',
  DetailType,
  Detail,
  EventBusName: 'plus',
});

describe('DynamoDB through the gateway', () => {
  it('given a grant, when an item is put and read, then the database answers and the table’s readers are told', async () => {
    await put('one', { text: { S: '甲' } });
    expect((await get('one')).Item?.text).toEqual({ S: '甲' });
    expect(here.written).toEqual([['log']]);
    expect(here.asked).toEqual([
      { accessKeyId, action: 'dynamodb:PutItem', resources: [logArn] },
      { accessKeyId, action: 'dynamodb:GetItem', resources: [logArn] },
    ]);
  });

  it('given no grant, when an item is put, then nothing is written and the reason is told', async () => {
    here.denied.add(`dynamodb:PutItem ${logArn}`);
    await expect(put('refused')).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `no grant of dynamodb:PutItem on ${logArn}`,
    });
    here.denied.clear();
    expect((await get('refused')).Item).toBeUndefined();
    expect(here.written).toEqual([]);
  });

  it('given a transaction, when it is sent, then the permission of each item’s action is asked', async () => {
    const item = { stream: { S: 'two' } };
    await dynamodb.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName: 'log', Item: item } },
          {
            ConditionCheck: {
              TableName: 'log',
              Key: { stream: { S: 'none' } },
              ConditionExpression: 'attribute_not_exists(#s)',
              ExpressionAttributeNames: { '#s': 'stream' },
            },
          },
        ],
      }),
    );
    expect(here.asked.map((call) => call.action)).toEqual(['dynamodb:PutItem', 'dynamodb:ConditionCheckItem']);
    expect(here.gateway.counts()).toMatchObject([{ action: 'dynamodb:TransactWriteItems', calls: 1, items: 2 }]);
  });

  it('given several puts in one call and a partial failure, when they are sent, then the rest comes back and can be sent', async () => {
    here.struck.add('partialFailure');
    const requests = ['left-1', 'left-2', 'left-3'].map((id) => ({ PutRequest: { Item: { stream: { S: id } } } }));
    const { UnprocessedItems } = await dynamodb.send(new BatchWriteItemCommand({ RequestItems: { log: requests } }));
    expect(UnprocessedItems).toEqual({ log: requests.slice(2) });
    expect([(await get('left-2')).Item, (await get('left-3')).Item]).toEqual([{ stream: { S: 'left-2' } }, undefined]);
    here.struck.clear();
    const rest = await dynamodb.send(new BatchWriteItemCommand({ RequestItems: UnprocessedItems }));
    expect(rest.UnprocessedItems ?? {}).toEqual({});
    expect((await get('left-3')).Item).toBeDefined();
    expect(here.asked[0]).toEqual({ accessKeyId, action: 'dynamodb:BatchWriteItem', resources: [logArn] });
  });

  it('given a query of an index, when it is sent, then the permission of the index is asked', async () => {
    await dynamodb.send(
      new QueryCommand({
        TableName: 'log',
        IndexName: 'due',
        KeyConditionExpression: 'due = :d',
        ExpressionAttributeValues: { ':d': { S: 'x' } },
      }),
    );
    expect(here.asked.map((call) => call.resources)).toEqual([[`${logArn}/index/due`]]);
  });

  it('given a refusal of the database, when it answers, then it arrives unchanged and nobody is told of a write', async () => {
    const command = new PutItemCommand({
      TableName: 'log',
      Item: { stream: { S: 'one' } },
      ConditionExpression: 'attribute_not_exists(#s)',
      ExpressionAttributeNames: { '#s': 'stream' },
    });
    await expect(dynamodb.send(command)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect(here.written).toEqual([]);
  });

  it('given calls, when they are counted, then by function and action, with capacity when it is measured', async () => {
    here.gateway.measureCapacity(true);
    await put('large', { text: { S: 'x'.repeat(2500) } });
    await put('large', { text: { S: 'x'.repeat(2500) } });
    here.gateway.measureCapacity(false);
    expect(here.gateway.counts()).toEqual([
      {
        caller: `function of ${accessKeyId}`,
        action: 'dynamodb:PutItem',
        calls: 2,
        errors: 0,
        items: 2,
        capacityUnits: 6,
      },
    ]);
  });
});

describe('faults', () => {
  it('given the throttle fault, when an item is put, then the call fails as AWS throttles', async () => {
    here.struck.add('throttle');
    await expect(put('throttled')).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    here.struck.clear();
    expect((await get('throttled')).Item).toBeUndefined();
  });

  it('given the crash fault, when an item is put, then it is stored and the caller killed without an answer', async () => {
    here.struck.add('crashAfterWrite');
    await expect(put('crashed')).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(here.crashed).toEqual([accessKeyId]);
    expect((await get('crashed')).Item).toBeDefined();
  });
});

describe('EventBridge through the gateway', () => {
  it('given entries of which some are bad, when they are put, then only those fail', async () => {
    const answer = await events.send(
      new PutEventsCommand({
        Entries: [event('a.v1'), event('malformed', '[1]'), event('unlucky'), { ...event('x'), Source: undefined }],
      }),
    );
    expect(answer.FailedEntryCount).toBe(3);
    expect(answer.Entries?.map((one) => one.ErrorCode)).toEqual([
      undefined,
      'MalformedDetail',
      'ThrottlingException',
      'InvalidArgument',
    ]);
    expect(here.published.map((one) => one.DetailType)).toEqual(['a.v1']);
    expect(here.asked[0]).toMatchObject({
      resources: ['arn:aws-cn:events:cn-north-1:000000000000:event-bus/plus'],
      context: { 'events:source': 'plus.talent', 'events:detail-type': 'a.v1' },
    });
  });

  it('given 11 entries, or more than 256 KB, when they are put, then the whole call is refused', async () => {
    const many = Array.from({ length: 11 }, () => event('a.v1'));
    const large = [event('a.v1', JSON.stringify({ text: 'x'.repeat(262_144) }))];
    for (const Entries of [many, large])
      await expect(events.send(new PutEventsCommand({ Entries }))).rejects.toMatchObject({
        name: 'ValidationException',
      });
    expect(here.published).toEqual([]);
  });
});

describe('KMS and SQS through the gateway', () => {
  it('given a key, when a data key is made and opened, then policies see the key and its context', async () => {
    const { arn } = here.kms.createKey('personal');
    const EncryptionContext = { person: 'p1' };
    const made = await kms.send(new GenerateDataKeyCommand({ KeyId: arn, KeySpec: 'AES_256', EncryptionContext }));
    const opened = await kms.send(new DecryptCommand({ CiphertextBlob: made.CiphertextBlob, EncryptionContext }));
    expect(opened.Plaintext).toEqual(made.Plaintext);
    const context = { 'kms:EncryptionContext:person': 'p1', 'kms:EncryptionContextKeys': ['person'] };
    expect(here.asked[1]).toEqual({ accessKeyId, action: 'kms:Decrypt', resources: [arn], context });
    await expect(kms.send(new DecryptCommand({ CiphertextBlob: made.CiphertextBlob }))).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
  });

  it('given a queue, when messages are sent alone and in a batch, then they are there', async () => {
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl(), MessageBody: 'one' }));
    const Entries = [{ Id: 'a', MessageBody: 'two' }];
    await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl(), Entries }));
    expect(here.queues.peek('work').map((message) => message.body)).toEqual(['one', 'two']);
    expect(here.asked).toEqual([{ accessKeyId, action: 'sqs:SendMessage', resources: [queueArn] }]);
  });

  it('given no grant, when a message is sent, then it is refused', async () => {
    here.denied.add(`sqs:SendMessage ${queueArn}`);
    const sent = sqs.send(new SendMessageCommand({ QueueUrl: queueUrl(), MessageBody: 'x' }));
    await expect(sent).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('other calls', () => {
  const signed = (service: string): string =>
    `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/cn-north-1/${service}/aws4_request, x`;

  it.each([
    [
      'a service that is not there',
      'ssm',
      'AmazonSSM.GetParameter',
      '{}',
      400,
      'ssm:GetParameter cannot be run locally',
    ],
    [
      'an action that is not there',
      'dynamodb',
      'X.ExecuteStatement',
      '{}',
      400,
      'dynamodb:ExecuteStatement cannot be run',
    ],
    ['no signature', undefined, 'X.GetItem', '{}', 403, 'carries no AWS signature'],
    ['no JSON', 'dynamodb', 'X.GetItem', '{"', 400, 'no JSON object'],
  ])('given %s, when it is called, then it is refused in words', async (_, service, target, body, status, words) => {
    const headers = { 'x-amz-target': target, ...(service && { authorization: signed(service) }) };
    const answer = await request(here.gateway.endpoint, { method: 'POST', headers, body });
    expect(answer.statusCode).toBe(status);
    expect(await answer.body.text()).toContain(words);
  });

  it('given a bucket, when an object is put, read and listed by path, then S3’s permissions are asked', async () => {
    here.objects.createBucket('files');
    const headers = { authorization: signed('s3') };
    const at = (path: string) => `${here.gateway.endpoint}/files${path}`;
    await request(at('/a/b.txt?x-id=PutObject'), { method: 'PUT', headers, body: 'text' });
    expect(await (await request(at('/a/b.txt'), { headers })).body.text()).toBe('text');
    expect(await (await request(at('/?list-type=2'), { headers })).body.text()).toContain('<Key>a/b.txt</Key>');
    expect(here.asked.map((call) => [call.action, call.resources[0]])).toEqual([
      ['s3:PutObject', 'arn:aws-cn:s3:::files/a/b.txt'],
      ['s3:GetObject', 'arn:aws-cn:s3:::files/a/b.txt'],
      ['s3:ListBucket', 'arn:aws-cn:s3:::files'],
    ]);
  });
});
