import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createFaults } from '../faults.ts';
import { stopped } from '../lambda/failures.ts';
import type { Faults, LambdaHost } from '../types.ts';
import { createQueueSource } from './queue-source.ts';
import type { Source } from './source.ts';
import { functionSpec, type Ground, inlineHost, openGround, region, type TestFunction } from './test-kit.ts';

let ground: Ground;
let queue: string;
let dead: string;
let faults: Faults;
let sources: Source[];

beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.end());

beforeEach(() => {
  dead = ground.queues.create({ name: `dead-${randomUUID()}`, attributes: {} }).arn;
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead, maxReceiveCount: 3 });
  queue = ground.queues.create({
    name: `q-${randomUUID()}`,
    attributes: { VisibilityTimeout: '60', RedrivePolicy },
  }).arn;
  faults = createFaults();
  sources = [];
});
afterEach(async () => {
  await Promise.all(sources.map((source) => source.stop()));
});

function made(host: LambdaHost, properties: Record<string, unknown>, allowed = true): Source {
  const source = createQueueSource({
    id: 'm',
    properties: { EventSourceArn: queue, FunctionName: 'f', ...properties },
    function: functionSpec,
    host,
    queues: ground.queues,
    authorize: () => (allowed ? { allowed } : { allowed, reason: 'no statement allows it' }),
    faults,
    region,
    concurrency: 2,
    report: () => {},
  });
  sources.push(source);
  return source;
}

function withFunction(run: TestFunction, properties: Record<string, unknown> = {}): Source {
  const source = made(inlineHost(run), properties);
  void source.start();
  return source;
}

const send = (...bodies: string[]) =>
  ground.queues.send(
    queue,
    bodies.map((body) => ({ body })),
  );
const bodiesIn: (event: Parameters<TestFunction>[0]) => string[] = (event) => event.Records.map(({ body }) => body);
const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');

describe('a function on a queue', () => {
  test('gets every message once, at most so many together, and they are deleted', async () => {
    const batches: string[][] = [];
    await send(...letters);
    await withFunction((event) => void batches.push(bodiesIn(event))).settled();
    expect(batches.flat().sort()).toEqual(letters);
    expect(Math.max(...batches.map((batch) => batch.length))).toBe(10);
    expect(ground.queues.depth(queue)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test('sees messages as Lambda shows them', async () => {
    let seen: unknown;
    const messageAttributes = { kind: { DataType: 'String', StringValue: 'x' } };
    await ground.queues.send(queue, [{ body: 'hello', messageAttributes }]);
    await withFunction((event) => {
      seen = event.Records[0];
    }).settled();
    expect(seen).toMatchObject({
      body: 'hello',
      eventSource: 'aws:sqs',
      eventSourceARN: queue,
      awsRegion: region,
      attributes: { ApproximateReceiveCount: '1' },
      messageAttributes: { kind: { dataType: 'String', stringValue: 'x', stringListValues: [] } },
    });
  });

  test('never runs more batches at once than there are workers for it', async () => {
    let running = 0;
    let most = 0;
    await send(...letters);
    const run: TestFunction = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    };
    await withFunction(run, { BatchSize: 1 }).settled();
    expect(most).toBe(2);
  });

  test('waits for a full batch as long as its window says', async () => {
    const batches: number[] = [];
    const properties = { BatchSize: 12, MaximumBatchingWindowInSeconds: 20 };
    const source = withFunction((event) => void batches.push(event.Records.length), properties);
    await send(...letters.slice(0, 5));
    await send(...letters.slice(0, 7));
    await source.settled();
    expect(batches).toEqual([12]);
  });

  test('gets only what its filters let pass; the rest is deleted', async () => {
    const seen: string[] = [];
    const Pattern = JSON.stringify({ body: { kind: ['wanted'] } });
    await send('{"kind":"wanted"}', '{"kind":"other"}', 'no JSON');
    await withFunction((event) => void seen.push(...bodiesIn(event)), {
      FilterCriteria: { Filters: [{ Pattern }] },
    }).settled();
    expect(seen).toEqual(['{"kind":"wanted"}']);
  });
});

describe('failures', () => {
  test('reported for some messages bring only those again, and in the end to the dead letters', async () => {
    const seen: string[] = [];
    await send('good', 'bad', 'fine');
    const run: TestFunction = ({ Records }) => {
      seen.push(...Records.map(({ body }) => body));
      const failed = Records.filter(({ body }) => body === 'bad');
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    };
    await withFunction(run, { FunctionResponseTypes: ['ReportBatchItemFailures'] }).settled();
    expect(seen.sort()).toEqual(['bad', 'bad', 'bad', 'fine', 'good']);
    expect(ground.queues.peek(dead).map(({ body }) => body)).toEqual(['bad']);
  });

  test('of the function bring the whole batch again', async () => {
    const batches: string[][] = [];
    await send('a', 'b');
    const run: TestFunction = (event) => {
      batches.push(bodiesIn(event).sort());
      if (batches.length === 1) throw new Error('once');
    };
    await withFunction(run).settled();
    expect(batches).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  test('of a host that stops lose nothing: the messages can be received at once', async () => {
    await send('a');
    const called = Promise.withResolvers<void>();
    const host: LambdaHost = {
      async invoke() {
        called.resolve();
        return stopped();
      },
      async stop() {},
    };
    const source = made(host, {});
    void source.start();
    await called.promise;
    await source.stop();
    const [message] = await ground.queues.receive(queue);
    expect(message?.body).toBe('a');
  });

  test('asked for: messages are doubled, held back and shuffled, and none is lost', async () => {
    const seen: string[] = [];
    faults.set({ seed: 7, duplicate: 0.5, delay: 0.5, delayMs: 30, reorder: 1 });
    await send(...letters);
    await withFunction((event) => void seen.push(...bodiesIn(event))).settled();
    expect([...new Set(seen)].sort()).toEqual(letters);
    expect(seen.length).toBe(26 + (faults.counts().duplicate ?? 0));
    expect(seen).not.toEqual([...seen].sort());
    expect(faults.counts().delay).toBeGreaterThan(0);
  });
});

describe('a mapping is refused', () => {
  test('when the role may not read the queue, naming function, action and resource', () => {
    const host = inlineHost(() => null);
    expect(() => made(host, {}, false)).toThrow(/m: the role of f may not sqs:ReceiveMessage on .*sqs:DeleteMessage/);
  });

  test('when messages would come again while the function still works on them', () => {
    queue = ground.queues.create({ name: 'short', attributes: { VisibilityTimeout: '5' } }).arn;
    expect(() =>
      made(
        inlineHost(() => null),
        {},
      ),
    ).toThrow(/visibility timeout .* is too short: 5 s, .* f is 10 s/);
  });

  test('when there is no such queue', () => {
    queue = 'arn:local:sqs:local:1:nowhere';
    expect(() =>
      made(
        inlineHost(() => null),
        {},
      ),
    ).toThrow(/no queue/);
  });
});
