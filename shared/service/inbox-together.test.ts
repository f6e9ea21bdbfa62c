import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CloudEvent } from '../contract/event.ts';
import { startTestCloud, type TestCloud, type TestRuntime } from '../testing/cloud.ts';
import { createInbox } from './inbox.ts';
import { onMany } from './index.ts';
import { bank, paid } from './testing/bank.ts';

let cloud: TestCloud;
let runtime: TestRuntime;
beforeAll(async () => {
  cloud = await startTestCloud();
  runtime = await cloud.runtimeOf(bank);
});
afterAll(() => cloud.stop());

const messageOf = (id: string, data: unknown = { accountId: 'a', amount: 1 }) => ({
  messageId: randomUUID(),
  body: JSON.stringify({
    detail: { specversion: '1.0', id, type: paid.type, source: 'plus/till', streamversion: 1, data },
  }),
});

/** An inbox whose only reaction takes what comes in a batch at once. */
function inboxOf(together: (events: readonly CloudEvent[]) => Promise<unknown>) {
  const reactions = [onMany([paid], together)];
  return createInbox({ ...runtime, service: { ...bank, reactions } });
}

describe('events that one command can do for', () => {
  test('given several in a batch, when it is handled, then they are told together, in the order of their ids', async () => {
    const told: string[][] = [];
    const inbox = inboxOf(async (events) => told.push(events.map(({ id }) => id)));
    const answer = await inbox({ Records: ['evt_c', 'evt_a', 'evt_b'].map((id) => messageOf(id)) });
    expect([answer, told]).toEqual([{ batchItemFailures: [] }, [['evt_a', 'evt_b', 'evt_c']]]);
  });

  test('given one that breaks its schema among them, when they come, then it alone is a dead letter', async () => {
    const told: string[][] = [];
    const inbox = inboxOf(async (events) => told.push(events.map(({ id }) => id)));
    const bad = messageOf('evt_b', { accountId: 'a', amount: 'much' });
    expect(await inbox({ Records: [messageOf('evt_a'), bad] })).toEqual({ batchItemFailures: [] });
    expect(told).toEqual([['evt_a']]);
    expect(cloud.queues.peek(runtime.dlq).map(({ body }) => JSON.parse(body).body)).toEqual([bad.body]);
  });

  test('given it fails, when the batch is handled, then all of them come again', async () => {
    const inbox = inboxOf(async () => {
      throw new Error('the store is gone');
    });
    const Records = [messageOf('evt_a'), messageOf('evt_b')];
    expect(await inbox({ Records })).toEqual({
      batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })),
    });
  });
});
