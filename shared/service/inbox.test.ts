import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { account } from '../log/testing/account.ts';
import { startTestCloud, type TestCloud, type TestRuntime } from '../testing/cloud.ts';
import { createInbox } from './inbox.ts';
import { bank, paid } from './testing/bank.ts';

let cloud: TestCloud;
let runtime: TestRuntime;
beforeAll(async () => {
  cloud = await startTestCloud();
  runtime = await cloud.runtimeOf(bank);
});
beforeEach(() => cloud.queues.purge(runtime.dlq));
afterAll(() => cloud.stop());

const eventOf = (data: unknown, more: object = {}) => ({
  specversion: '1.0',
  id: `evt_${randomUUID()}`,
  type: paid.type,
  source: 'plus/till',
  streamversion: 1,
  data,
  ...more,
});
const messageOf = (detail: unknown, messageId: string = randomUUID()) => ({
  messageId,
  body: JSON.stringify({ detail }),
});
const receive = (...Records: { messageId: string; body: string }[]) => createInbox(runtime)({ Records });
const balanceOf = async (id: string) => (await runtime.repository.load(account(), id)).state.balance;
const commitsOf = (id: string) => runtime.commits.read(`account/${id}`);
const deadLetters = () =>
  cloud.queues.peek(runtime.dlq).map(({ body }) => JSON.parse(body) as { reason: string; body: string });
const done = { batchItemFailures: [] };

describe('an event of another service', () => {
  test('given it arrives, when it is handled, then the commit says what caused it', async () => {
    const [id, event] = [randomUUID(), eventOf({ accountId: 'x', amount: 5 })];
    expect(await receive(messageOf({ ...event, data: { accountId: id, amount: 5 } }))).toEqual(done);
    expect(await commitsOf(id)).toMatchObject([{ cause: event.id, by: `event:${paid.type}` }]);
  });

  test('given it comes again, in another batch and twice in one, when it is handled, then it counts once', async () => {
    const id = randomUUID();
    const event = eventOf({ accountId: id, amount: 5 });
    await receive(messageOf(event));
    expect(await receive(messageOf(event), messageOf(event))).toEqual(done);
    expect(await balanceOf(id)).toBe(5);
    expect(deadLetters()).toEqual([]);
  });

  test('given the domain says no, when it is handled, then that is an answer and it does not come again', async () => {
    const id = randomUUID();
    expect(await receive(messageOf(eventOf({ accountId: id, amount: -5 })))).toEqual(done);
    expect([await commitsOf(id), deadLetters()]).toEqual([[], []]);
  });

  test('given fields that nobody here knows, when it is handled, then they are ignored', async () => {
    const id = randomUUID();
    expect(await receive(messageOf(eventOf({ accountId: id, amount: 5, later: true }, { later: 1 })))).toEqual(done);
    expect(await balanceOf(id)).toBe(5);
  });
});

describe('an event that can never be handled', () => {
  test('given data that breaks its schema, when it arrives, then it is a dead letter whose reason names the fields', async () => {
    const message = messageOf(eventOf({ accountId: 'a b', amount: 'secret' }));
    expect(await receive(message)).toEqual(done);
    expect(deadLetters()).toEqual([{ reason: expect.stringContaining(`schema of ${paid.type}`), body: message.body }]);
    expect(deadLetters()[0]?.reason).toMatch(/\/accountId: .*\/amount: /);
    expect(deadLetters()[0]?.reason).not.toContain('secret');
  });

  test.each([
    ['no JSON', '{'],
    ['no event', 'null'],
    ['an event without an id', JSON.stringify({ detail: { ...eventOf({}), id: undefined } })],
    ['an event of an unknown type', JSON.stringify({ detail: { ...eventOf({}), type: 'plus.till.gone.v1' } })],
    ['a type that objects have by birth', JSON.stringify({ detail: { ...eventOf({}), type: '__proto__' } })],
  ])('given %s, when it arrives, then it is a dead letter with a reason', async (_name, body) => {
    expect(await receive({ messageId: 'm1', body })).toEqual(done);
    expect(deadLetters()).toEqual([{ reason: expect.stringMatching(/CloudEvent|no reaction/), body }]);
  });

  test('given a reaction rejects it, when it arrives, then it is a dead letter with that reason', async () => {
    expect(await receive(messageOf(eventOf({ accountId: 'nobody', amount: 1 })))).toEqual(done);
    expect(deadLetters()).toMatchObject([{ reason: 'no such account' }]);
  });

  test('given no dead letters to send it to, when it arrives, then it comes again and ends there by itself', async () => {
    const { INBOX_DLQ_URL: _url, ...env } = runtime.env;
    const answer = await createInbox({ ...runtime, env })({ Records: [{ messageId: 'm1', body: '{' }] });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
  });
});

describe('one message among others', () => {
  const [early, broken] = [
    { accountId: 'later', amount: 1 },
    { accountId: 'broken', amount: 1 },
  ];

  test('given some come too early or fail, when the batch is handled, then only those come again', async () => {
    const id = randomUUID();
    const good = () => messageOf(eventOf({ accountId: id, amount: 1 }));
    const answer = await receive(
      good(),
      messageOf(eventOf(early), 'early'),
      messageOf(eventOf(broken), 'broken'),
      good(),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'early' }, { itemIdentifier: 'broken' }] });
    expect([await balanceOf(id), deadLetters()]).toEqual([2, []]);
  });

  test('given a dead letter that cannot be sent, when the batch is handled, then only that message comes again', async () => {
    const id = randomUUID();
    const env = { ...runtime.env, INBOX_DLQ_URL: `${runtime.env.INBOX_DLQ_URL}-nowhere` };
    const Records = [{ messageId: 'bad', body: '{' }, messageOf(eventOf({ accountId: id, amount: 1 }))];
    const answer = await createInbox({ ...runtime, env })({ Records });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'bad' }] });
    expect(await balanceOf(id)).toBe(1);
  });
});
