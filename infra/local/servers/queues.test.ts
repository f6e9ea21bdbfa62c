import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Queues, startQueues } from './queues.ts';

let dataDir: string;
let queues: Queues;

const open = () => startQueues({ dataDir, partition: 'aws-cn', region: 'cn-north-1', account: '000000000000' });
const createInbox = (attributes: Record<string, string> = {}): void => {
  queues.create({ name: 'inbox-dlq', attributes: {} });
  const redrive = { deadLetterTargetArn: 'arn:aws-cn:sqs:cn-north-1:000000000000:inbox-dlq', maxReceiveCount: 2 };
  queues.create({ name: 'inbox', attributes: { RedrivePolicy: JSON.stringify(redrive), ...attributes } });
};
const bodies = (messages: { body: string }[]): string[] => messages.map((message) => message.body);

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'queues-'));
  queues = await open();
  createInbox();
});

afterEach(async () => {
  await queues.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('sending and receiving', () => {
  it('given messages, when they are received and deleted, then they come in order and are gone', async () => {
    await queues.send('inbox', [{ body: 'one' }, { body: 'two' }]);
    const received = await queues.receive('inbox', { max: 10 });
    expect(bodies(received)).toEqual(['one', 'two']);
    await queues.delete(
      'inbox',
      received.map((message) => message.receiptHandle),
    );
    expect(queues.depth('inbox')).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  it('given a received message, when it is not deleted, then it is hidden and comes again with a count', async () => {
    await queues.send('inbox', [{ body: 'one' }]);
    const [first] = await queues.receive('inbox', { visibilitySeconds: 1 });
    expect(await queues.receive('inbox')).toEqual([]);
    expect(queues.depth('inbox').inFlight).toBe(1);
    const [again] = await queues.receive('inbox', { waitMs: 10_000 });
    expect(again?.messageId).toBe(first?.messageId);
    expect(again?.attributes.ApproximateReceiveCount).toBe('2');
  });

  it('given a handle of an earlier receipt, when it deletes, then the later receipt keeps the message', async () => {
    await queues.send('inbox', [{ body: 'one' }]);
    const [first] = await queues.receive('inbox', { visibilitySeconds: 0 });
    const [second] = await queues.receive('inbox');
    await queues.delete('inbox', [first?.receiptHandle ?? '', 'nonsense']);
    expect(queues.depth('inbox').inFlight).toBe(1);
    await queues.delete('inbox', [second?.receiptHandle ?? '']);
    expect(queues.depth('inbox').inFlight).toBe(0);
  });

  it('given a message in flight, when its visibility is set to 0, then it can be received at once', async () => {
    await queues.send('inbox', [{ body: 'one' }]);
    const [first] = await queues.receive('inbox');
    await queues.changeVisibility('inbox', first?.receiptHandle ?? '', 0);
    expect(bodies(await queues.receive('inbox'))).toEqual(['one']);
  });

  it('given a message that is not in flight, when its visibility is changed, then SQS refuses', async () => {
    await expect(queues.changeVisibility('inbox', '1.x', 0)).rejects.toMatchObject({ code: 'MessageNotInflight' });
  });

  it('given a delay, when it is received before, then it is not there and counts as delayed', async () => {
    await queues.send('inbox', [{ body: 'later', delaySeconds: 1 }]);
    expect(await queues.receive('inbox')).toEqual([]);
    expect(queues.depth('inbox')).toEqual({ visible: 0, inFlight: 0, delayed: 1 });
    expect(bodies(await queues.receive('inbox', { waitMs: 10_000 }))).toEqual(['later']);
  });

  it('given a delay, when the clock moves past it, then the message can be received', async () => {
    await queues.send('inbox', [{ body: 'later', delaySeconds: 900 }]);
    const waiting = queues.receive('inbox', { waitMs: 5000 });
    await queues.hurry(900_000);
    expect((await waiting).map(({ body }) => body)).toEqual(['later']);
  });

  it('given a long poll, when a message arrives, then the poll answers with it', async () => {
    const polled = queues.receive('inbox', { waitMs: 20_000 });
    await queues.send('inbox', [{ body: 'one' }]);
    expect(bodies(await polled)).toEqual(['one']);
  });

  it('given a long poll, when it is aborted, then it answers empty', async () => {
    const control = new AbortController();
    const polled = queues.receive('inbox', { waitMs: 20_000, signal: control.signal });
    control.abort();
    expect(await polled).toEqual([]);
  });

  it('given a message over the limit, when it is sent, then SQS refuses', async () => {
    createInbox({ MaximumMessageSize: '1024' });
    await expect(queues.send('inbox', [{ body: 'x'.repeat(1025) }])).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    });
  });

  it('given two queues, when one is purged, then the other keeps its messages', async () => {
    await queues.send('inbox', [{ body: 'one' }]);
    await queues.send('inbox-dlq', [{ body: 'dead' }]);
    await queues.purge('inbox');
    expect([queues.depth('inbox').visible, queues.depth('inbox-dlq').visible]).toEqual([0, 1]);
  });
});

describe('dead letters', () => {
  it('given a message received too often, when it would come again, then it lies in the dead-letter queue', async () => {
    await queues.send('inbox', [{ body: 'poison' }, { body: 'good' }]);
    for (let round = 0; round < 2; round++) await queues.receive('inbox', { max: 10, visibilitySeconds: 0 });
    await queues.send('inbox', [{ body: 'new' }]);
    expect(bodies(await queues.receive('inbox', { max: 10 }))).toEqual(['new']);
    expect(bodies(queues.peek('inbox-dlq'))).toEqual(['poison', 'good']);
  });

  it('given dead letters, when they are redriven, then they start anew', async () => {
    await queues.send('inbox-dlq', [{ body: 'dead' }]);
    expect(await queues.redrive('inbox-dlq', 'inbox')).toBe(1);
    const [message] = await queues.receive('inbox');
    expect(message?.attributes.ApproximateReceiveCount).toBe('1');
  });

  it('given a FIFO queue, when it is created, then it is refused by name', () => {
    expect(() => queues.create({ name: 'x.fifo', attributes: {} })).toThrow(/x\.fifo: FIFO queues cannot be run/);
  });
});

describe('durability', () => {
  it('given messages in every state, when the engine restarts, then they are there, with their counts and in nobody’s hands', async () => {
    await queues.send('inbox', [{ body: 'taken' }, { body: 'waiting' }]);
    await queues.receive('inbox', { visibilitySeconds: 600 });
    await queues.stop();
    queues = await open();
    createInbox({ VisibilityTimeout: '60' });
    expect(queues.depth('inbox')).toEqual({ visible: 2, inFlight: 0, delayed: 0 });
    const again = await queues.receive('inbox', { max: 10 });
    expect(again.map(({ body, attributes }) => [body, attributes.ApproximateReceiveCount])).toEqual([
      ['waiting', '1'],
      ['taken', '2'],
    ]);
  });

  it('given a process that is killed, when the queues are opened again, then all it was told is sent is there', async () => {
    await queues.stop();
    const module = new URL('./queues.ts', import.meta.url).href;
    const script = `
      const { startQueues } = await import(${JSON.stringify(module)});
      const queues = await startQueues({ dataDir: ${JSON.stringify(dataDir)}, partition: 'aws', region: 'r', account: '0' });
      queues.create({ name: 'inbox', attributes: {} });
      for (let i = 0; ; i++) { await queues.send('inbox', [{ body: 'm' + i }]); console.log(i); }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    let told = '';
    for await (const line of createInterface(child.stdout)) {
      told = line;
      if (Number(line) === 100) child.kill('SIGKILL');
    }
    await ended;
    queues = await open();
    createInbox();
    expect(bodies(queues.peek('inbox', 1_000_000))).toContain(`m${told}`);
  });

  it('given a damaged file, when the queues are opened, then it is said and the file left', async () => {
    await queues.stop();
    writeFileSync(join(dataDir, 'queues.sqlite'), 'no database '.repeat(1000));
    rmSync(join(dataDir, 'queues.sqlite-wal'), { force: true });
    await expect(open()).rejects.toThrow(/cannot be read; it is left as it is/);
    rmSync(join(dataDir, 'queues.sqlite'));
    queues = await open();
  });
});

describe('the SQS protocol', () => {
  it('given a batch, when it is sent, received and deleted by calls, then the answers are those of SQS', async () => {
    const QueueUrl = 'http://127.0.0.1:1/000000000000/inbox';
    const entries = [
      { Id: 'a', MessageBody: 'one' },
      { Id: 'b', MessageBody: 'two', MessageAttributes: { kind: { DataType: 'String', StringValue: 'x' } } },
    ];
    const sent = await queues.call('SendMessageBatch', { QueueUrl, Entries: entries });
    expect(sent).toMatchObject({ Successful: [{ Id: 'a' }, { Id: 'b' }], Failed: [] });
    const answer = await queues.call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
    expect(answer).toMatchObject({ Messages: [{ Body: 'one' }, { Body: 'two', MessageAttributes: { kind: {} } }] });
    expect(await queues.call('GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] })).toMatchObject({
      Attributes: {
        QueueArn: 'arn:aws-cn:sqs:cn-north-1:000000000000:inbox',
        ApproximateNumberOfMessagesNotVisible: '2',
      },
    });
  });

  it.each([
    ['AddPermission', {}, 'UnsupportedOperation'],
    ['SendMessage', { QueueUrl: 'https://x/0/none', MessageBody: 'x' }, 'AWS.SimpleQueueService.NonExistentQueue'],
    ['SendMessage', { QueueUrl: 'https://x/0/inbox', MessageBody: '' }, 'InvalidParameterValue'],
    ['ReceiveMessage', { QueueUrl: 'https://x/0/inbox', MaxNumberOfMessages: 11 }, 'InvalidParameterValue'],
  ])('given %s with %j, when it is called, then it is refused as %s', async (action, input, code) => {
    await expect(queues.call(action, input)).rejects.toMatchObject({ code });
  });
});
