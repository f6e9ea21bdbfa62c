import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createFaults } from '../faults.ts';
import { stopped } from '../lambda/failures.ts';
import type { Faults, LambdaHost } from '../types.ts';
import { type Checkpoints, openCheckpoints } from './checkpoints.ts';
import type { Source } from './source.ts';
import { createStreamFeed, type StreamFeed } from './stream-feed.ts';
import { createStreamSource } from './stream-source.ts';
import {
  createTable,
  functionSpec,
  type Ground,
  inlineHost,
  numbersIn,
  openGround,
  putItems,
  region,
  type TestFunction,
} from './test-kit.ts';

const streamArn = 'arn:local:dynamodb:local:1:table/t/stream/now';
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

let ground: Ground;
let table: string;
let feed: StreamFeed;
let checkpoints: Checkpoints;
let faults: Faults;
let problems: string[];
let sources: Source[];
let dead: string;

beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.end());

beforeEach(async () => {
  table = `t-${randomUUID()}`;
  dead = `dead-${randomUUID()}`;
  ground.queues.create({ name: dead, attributes: {} });
  feed = createStreamFeed({
    endpoint: ground.database.endpoint,
    region,
    streamArn: await createTable(ground.client, table),
  });
  checkpoints = openCheckpoints(ground.folder);
  faults = createFaults();
  problems = [];
  sources = [];
});
afterEach(async () => {
  await Promise.all(sources.map((source) => source.stop()));
  await feed.stop();
  checkpoints.close();
});

function given(host: LambdaHost, properties: Record<string, unknown> = {}, id = 'm'): Source {
  const source = createStreamSource({
    id,
    properties: { EventSourceArn: streamArn, FunctionName: 'f', StartingPosition: 'TRIM_HORIZON', ...properties },
    function: functionSpec,
    host,
    queues: ground.queues,
    authorize: () => ({ allowed: true }),
    faults,
    region,
    checkpoints,
    feed,
    report: (problem) => problems.push(problem),
  });
  sources.push(source);
  void source.start();
  return source;
}

const withFunction = (run: TestFunction, properties?: Record<string, unknown>, id?: string) =>
  given(inlineHost(run), properties, id);

const reporting = { FunctionResponseTypes: ['ReportBatchItemFailures'] };

describe('a function on a stream', () => {
  test('gets every record once, in order, in batches up to the limit', async () => {
    const batches: number[][] = [];
    await putItems(ground.client, table, 1, 12);
    const source = withFunction((event) => void batches.push(numbersIn(event)), { BatchSize: 5 });
    await source.settled();
    await putItems(ground.client, table, 13, 14);
    await source.settled();
    expect(batches.flat()).toEqual(range(1, 14));
    expect(Math.max(...batches.map((batch) => batch.length))).toBe(5);
    expect(source.busy()).toBe(false);
  });

  test("sees records as Lambda shows them, with the template's ARN", async () => {
    let seen: unknown;
    const source = withFunction((event) => {
      seen = event.Records[0];
    });
    await putItems(ground.client, table, 1, 1);
    await source.settled();
    expect(seen).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      eventSourceARN: streamArn,
      awsRegion: region,
      dynamodb: { Keys: { pk: { S: 'item-1' } }, NewImage: { n: { N: '1' } }, StreamViewType: 'NEW_IMAGE' },
    });
  });

  test('goes on after a restart where it was, also when it began with LATEST before anything was written', async () => {
    await putItems(ground.client, table, 1, 3);
    const seen: number[] = [];
    const latest = { StartingPosition: 'LATEST' };
    const first = withFunction((event) => void seen.push(...numbersIn(event)), latest);
    await first.settled();
    await first.stop();
    await putItems(ground.client, table, 4, 5);
    const second = withFunction((event) => void seen.push(...numbersIn(event)), latest);
    await second.settled();
    await second.stop();
    await withFunction((event) => void seen.push(...numbersIn(event)), latest).settled();
    expect(seen).toEqual([4, 5]);
  });

  test('shares the reading with another function, which may be slower', async () => {
    const seen: Record<string, number[]> = { relay: [], projector: [] };
    const relay = withFunction((event) => void seen.relay?.push(...numbersIn(event)), {}, 'relay');
    const slow: TestFunction = async (event) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      seen.projector?.push(...numbersIn(event));
    };
    const projector = withFunction(slow, { BatchSize: 3 }, 'projector');
    await putItems(ground.client, table, 1, 30);
    await Promise.all([relay.settled(), projector.settled()]);
    expect(seen).toEqual({ relay: range(1, 30), projector: range(1, 30) });
  });

  test('gets only what its filters let pass, and passes over the rest for good', async () => {
    const seen: number[] = [];
    const Pattern = JSON.stringify({ dynamodb: { NewImage: { n: { N: ['2', '4'] } } } });
    await putItems(ground.client, table, 1, 5);
    const source = withFunction((event) => void seen.push(...numbersIn(event)), {
      FilterCriteria: { Filters: [{ Pattern }] },
    });
    await source.settled();
    expect(seen).toEqual([2, 4]);
    expect(checkpoints.read(`m ${feed.streamArn}`, (await feed.shards())[0]?.id ?? '')).toBe('5');
  });

  test('gathers a batch for as long as its window says', async () => {
    const batches: number[][] = [];
    const source = withFunction((event) => void batches.push(numbersIn(event)), {
      BatchSize: 4,
      MaximumBatchingWindowInSeconds: 20,
    });
    await putItems(ground.client, table, 1, 4);
    await source.settled();
    expect(batches).toEqual([[1, 2, 3, 4]]);
  });
});

describe('failures', () => {
  test('are bisected; the bad record ends in the destination with its place, the others arrive', async () => {
    const seen: number[] = [];
    await putItems(ground.client, table, 1, 6);
    const run: TestFunction = (event) => {
      if (numbersIn(event).includes(4)) throw new Error('poison');
      seen.push(...numbersIn(event));
    };
    const DestinationConfig = { OnFailure: { Destination: ground.queues.arn(dead) } };
    const source = withFunction(run, { MaximumRetryAttempts: 1, BisectBatchOnFunctionError: true, DestinationConfig });
    await source.settled();
    expect(seen).toEqual([1, 2, 3, 5, 6]);
    const [message] = ground.queues.peek(dead).map(({ body }) => JSON.parse(body));
    expect(message).toMatchObject({
      requestContext: { functionArn: functionSpec.arn, condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
      DDBStreamBatchInfo: { startSequenceNumber: '4', endSequenceNumber: '4', batchSize: 1, streamArn },
    });
    expect(problems).toHaveLength(1);
  });

  test('reported for one item bring that item and all after it again, in order', async () => {
    const seen: number[] = [];
    let failuresLeft = 2;
    await putItems(ground.client, table, 1, 4);
    const run: TestFunction = ({ Records }) => {
      for (const one of Records) {
        const number = Number(one.dynamodb.NewImage.n.N);
        if (number === 3 && failuresLeft-- > 0)
          return { batchItemFailures: [{ itemIdentifier: one.dynamodb.SequenceNumber }] };
        seen.push(number);
      }
      return { batchItemFailures: [] };
    };
    await withFunction(run, reporting).settled();
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  test('of a host that stops are no failures: the records come again after the restart', async () => {
    await putItems(ground.client, table, 1, 2);
    const called = Promise.withResolvers<void>();
    const host: LambdaHost = {
      async invoke() {
        called.resolve();
        return stopped();
      },
      async stop() {},
    };
    const source = given(host, { MaximumRetryAttempts: 0 });
    await called.promise;
    await source.stop();
    expect(problems).toEqual([]);
    const seen: number[] = [];
    await withFunction((event) => void seen.push(...numbersIn(event))).settled();
    expect(seen).toEqual([1, 2]);
  });

  test('of duplicate delivery are played when asked for', async () => {
    const batches: number[][] = [];
    faults.set({ seed: 1, duplicate: 1 });
    await putItems(ground.client, table, 1, 2);
    await withFunction((event) => void batches.push(numbersIn(event))).settled();
    expect(batches).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });
});

describe('a mapping is refused', () => {
  const mapping =
    (properties: Record<string, unknown>, allowed = true) =>
    () =>
      createStreamSource({
        id: 'm',
        properties: { EventSourceArn: streamArn, FunctionName: 'f', StartingPosition: 'LATEST', ...properties },
        function: functionSpec,
        host: inlineHost(() => null),
        queues: ground.queues,
        authorize: () => (allowed ? { allowed } : { allowed, reason: 'no statement allows it' }),
        faults,
        region,
        checkpoints,
        feed,
        report: () => {},
      });

  test('when the role may not read the stream, naming function, action and resource', () => {
    expect(mapping({}, false)).toThrow(
      /m: the role of f may not dynamodb:DescribeStream on arn:local:dynamodb.*no statement/,
    );
  });

  test('when its destination is no queue or a filter is none', () => {
    expect(mapping({ DestinationConfig: { OnFailure: { Destination: 'arn:local:s3:::b' } } })).toThrow(
      /only an SQS queue/,
    );
    expect(mapping({ FilterCriteria: { Filters: [{ Pattern: '{"a":1}' }] } })).toThrow(/filter \{"a":1\}/);
  });
});
