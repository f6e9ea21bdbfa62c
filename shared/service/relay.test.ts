import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CloudEvent } from '../contract/event.ts';
import type { Commit } from '../log/index.ts';
import { startTestCloud, type TestCloud, type TestRuntime } from '../testing/cloud.ts';
import { callsOf, cloudEventsOf, createRelay } from './relay.ts';
import { bank } from './testing/bank.ts';
import { recordsOf } from './testing/stream-records.ts';

let cloud: TestCloud;
let runtime: TestRuntime;
beforeAll(async () => {
  cloud = await startTestCloud();
  runtime = await cloud.runtimeOf(bank);
});
beforeEach(() => {
  cloud.published.length = 0;
  cloud.refuses = () => false;
});
afterAll(() => cloud.stop());

/** A commit that publishes one event for each of the data given. */
const commitOf = (stream: string, version: number, ...published: unknown[]): Commit => ({
  ...{ stream, version, at: '2026-11-23T09:00:00.000+08:00', by: 'tester', commandId: randomUUID() },
  ...{ request: 'r', events: [], prev: 'p', hash: 'h' },
  published: published.map((data) => ({ type: 'plus.bank.moved.v1', subject: stream, data })),
});
const events = (): CloudEvent[] => cloud.published.map(({ Detail = '{}' }) => JSON.parse(Detail));
const relay = (...commits: Commit[]) => createRelay(runtime)(recordsOf(commits));
const done = { batchItemFailures: [] };
const failedAt = (itemIdentifier: string) => ({ batchItemFailures: [{ itemIdentifier }] });

describe('calls of the bus', () => {
  const entryOf = (bytes: number, sequence: string) => ({ entry: {}, bytes, sequence });

  test('given any entries, when they are cut into calls, then order and limits are kept', () => {
    const sizes = [100_000, 100_000, 100_000, 1, 245_000, 300_000, ...Array(25).fill(10)] as number[];
    const calls = callsOf(sizes.map((bytes, index) => entryOf(bytes, String(index))));
    expect(calls.flat().map(({ sequence }) => Number(sequence))).toEqual(sizes.map((_, index) => index));
    for (const call of calls) {
      expect(call.length).toBeLessThanOrEqual(10);
      const bytes = call.reduce((sum, one) => sum + one.bytes, 0);
      expect(call.length === 1 || bytes <= 240 * 1024).toBe(true);
    }
    expect(calls.map(({ length }) => length)).toEqual([2, 2, 1, 1, 10, 10, 5]);
    expect(callsOf([])).toEqual([]);
  });
});

describe('the relay', () => {
  test('given commits of several streams, when they come, then the bus has all their events in order', async () => {
    const commits = [
      commitOf('a/1', 1, 'a1', 'a2'),
      commitOf('b/1', 1),
      commitOf('b/1', 2, 'b1'),
      commitOf('a/1', 2, 'a3'),
    ];
    expect(await relay(...commits)).toEqual(done);
    expect(events().map(({ data }) => data)).toEqual(['a1', 'a2', 'b1', 'a3']);
    expect(cloud.published[0]).toMatchObject({
      EventBusName: 'plus-test',
      Source: 'plus.bank',
      DetailType: 'plus.bank.moved.v1',
    });
    expect(events()[0]).toMatchObject({ source: 'plus/bank', subject: 'a/1', streamversion: 1, time: commits[0]?.at });
  });

  test('given the same commit again, when it is relayed, then its events bear the same ids, each its own', async () => {
    const commit = { ...commitOf('a/1', 1, 'x', 'x'), cause: 'evt_1' };
    await relay(commit);
    await relay(commit);
    const ids = events().map(({ id }) => id);
    expect([ids.slice(0, 2), new Set(ids).size]).toEqual([ids.slice(2), 2]);
    expect(cloudEventsOf('bank', commit).map(({ causationid }) => causationid)).toEqual(['evt_1', 'evt_1']);
  });

  test('given many large events, when they come, then none is too large for the bus', async () => {
    const large = '户'.repeat(30_000);
    expect(await relay(...Array.from({ length: 12 }, (_, index) => commitOf('a/1', index + 1, large)))).toEqual(done);
    expect(events().map(({ streamversion }) => streamversion)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
  });
});

describe('an event that the bus refuses', () => {
  test('given one of many, when it is refused, then its record is reported, and the next run loses nothing', async () => {
    const commits = Array.from({ length: 25 }, (_, index) => commitOf('a/1', index + 1, index + 1));
    cloud.refuses = ({ Detail = '' }) => JSON.parse(Detail).data === 14;
    expect(await relay(...commits)).toEqual(failedAt('14'));
    expect(runtime.said.at(-1)).toContain('"relay-entry-failed"');
    cloud.refuses = () => false;
    expect(await relay(...commits.slice(13))).toEqual(done);
    const first = [...new Set(events().map(({ streamversion }) => streamversion))];
    expect(first.toSorted((a, b) => a - b)).toEqual(commits.map(({ version }) => version));
    expect(
      events()
        .slice(-12)
        .map(({ streamversion }) => streamversion),
    ).toEqual(commits.slice(13).map(({ version }) => version));
  });

  test('given the second event of a commit, when it is refused, then the whole commit comes again', async () => {
    cloud.refuses = ({ Detail = '' }) => JSON.parse(Detail).data === 'second';
    expect(await relay(commitOf('a/1', 1, 'x'), commitOf('a/1', 2, 'first', 'second'))).toEqual(failedAt('2'));
  });

  test('given a record that cannot be read, when it comes, then what is before it is relayed and it is reported', async () => {
    const batch = recordsOf([commitOf('a/1', 1, 'x'), commitOf('a/1', 2, 'y'), commitOf('a/1', 3, 'z')]);
    const image = batch.Records[1]?.dynamodb?.NewImage as Record<string, unknown>;
    image.body = { B: 'bm90IHBhY2tlZA==' };
    expect(await createRelay(runtime)(batch)).toEqual(failedAt('2'));
    expect(events().map(({ data }) => data)).toEqual(['x']);
  });

  test('given one that is too large for any call, when it comes, then the run fails and nothing after it is lost', async () => {
    const commits = [commitOf('a/1', 1, 'x'), commitOf('a/1', 2, 'x'.repeat(270_000)), commitOf('a/1', 3, 'z')];
    await expect(relay(...commits)).rejects.toMatchObject({ name: 'ValidationException' });
    expect(events().map(({ data }) => data)).toEqual(['x']);
  });
});
