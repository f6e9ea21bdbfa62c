import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failure, stopped } from '../lambda/failures.ts';
import type { AsyncSettings } from './async-invoker.ts';
import { openSurroundings, removeFolder, type Surroundings } from './test-kit.ts';

let around: Surroundings;

beforeEach(async () => {
  around = await openSurroundings();
});
afterEach(async () => {
  await around.end();
  removeFolder(around.folder);
});

const settled = () => expect.poll(() => around.invoker.pending()).toBe(0);

function given(more: Partial<AsyncSettings> = {}): string {
  const dead = around.queues.create({ name: 'dead', attributes: {} }).arn;
  around.invoker.configure({ functionName: 'f', functionArn: 'arn:f', onFailure: dead, ...more });
  return dead;
}

describe('an asynchronous invocation', () => {
  test('is tried again until it succeeds', async () => {
    let calls = 0;
    around.answer = () => (++calls < 3 ? failure('Error', 'not yet') : { ok: true, payload: null });
    given();
    around.invoker.enqueue('f', { a: 1 });
    await settled();
    expect(around.invoked).toEqual([
      ['f', { a: 1 }],
      ['f', { a: 1 }],
      ['f', { a: 1 }],
    ]);
    expect(around.queues.peek('dead')).toEqual([]);
  });

  test.each([
    [undefined, 3],
    [0, 1],
  ])('with %s retries ends after %s tries in the failure destination', async (retries, tries) => {
    around.answer = () => failure('TypeError', 'never');
    given(retries === undefined ? {} : { maximumRetryAttempts: retries });
    around.invoker.enqueue('f', { a: 1 });
    await settled();
    expect(around.invoked).toHaveLength(tries);
    expect(JSON.parse(around.queues.peek('dead')[0]?.body ?? '')).toMatchObject({
      requestContext: { condition: 'RetriesExhausted', functionArn: 'arn:f:$LATEST', approximateInvokeCount: tries },
      requestPayload: { a: 1 },
      responsePayload: { errorType: 'TypeError', errorMessage: 'never' },
    });
    expect(around.problems).toHaveLength(1);
  });

  test('that finds no free worker is not counted as failed', async () => {
    let calls = 0;
    around.answer = () => (++calls < 6 ? failure('TooManyRequestsException', 'busy') : { ok: true, payload: null });
    given();
    around.invoker.enqueue('f', {});
    await settled();
    expect([calls, around.problems]).toEqual([6, []]);
  });

  test('that the engine could not end is taken up by the next run, and only once while it is kept', async () => {
    around.answer = stopped;
    around.invoker.enqueue('f', { a: 1 }, 'key');
    around.invoker.enqueue('f', { a: 2 }, 'key');
    await around.end();
    around = await openSurroundings(around.folder);
    around.invoker.start();
    await settled();
    expect(around.invoked).toEqual([['f', { a: 1 }]]);
    around.invoker.enqueue('f', { a: 3 }, 'key');
    await settled();
    expect(around.invoked).toHaveLength(2);
  });
});
