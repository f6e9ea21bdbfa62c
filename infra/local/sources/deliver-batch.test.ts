import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DeliveryRules, deliverBatch, type Outcome } from './deliver-batch.ts';
import type { StreamRecord } from './streams-api.ts';

const record = (number: number): StreamRecord => ({ dynamodb: { SequenceNumber: String(number) } });
const numbersOf = (records: readonly StreamRecord[]) => records.map((one) => Number(one.dynamodb.SequenceNumber));

interface Given {
  count: number;
  rules: DeliveryRules;
  /** What the function does with a batch, given how often it was called before. */
  handle(numbers: number[], calls: number): Outcome;
  tooOld?(number: number): boolean;
  stopsWaiting?: boolean;
}

/** Delivers records 1 to `count` and tells everything that happened. */
async function delivered({ count, rules, handle, tooOld = () => false, stopsWaiting = false }: Given) {
  const seen = {
    calls: [] as number[][],
    done: [] as number[],
    lost: [] as [string, number, number[]][],
    waits: [] as number[],
  };
  const records = Array.from({ length: count }, (_, index) => record(index + 1));
  const finished = await deliverBatch(records, rules, {
    async invoke(part) {
      seen.calls.push(numbersOf(part));
      return handle(numbersOf(part), seen.calls.length - 1);
    },
    async discard(part, condition, tries) {
      seen.lost.push([condition, tries, numbersOf(part)]);
      return true;
    },
    isTooOld: (one) => tooOld(Number(one.dynamodb.SequenceNumber)),
    advance: (one) => seen.done.push(Number(one.dynamodb.SequenceNumber)),
    async wait(failures) {
      seen.waits.push(failures);
      return !stopsWaiting;
    },
  });
  return { ...seen, finished };
}

const failsWith =
  (bad: number[]) =>
  (numbers: number[]): Outcome => ({
    kind: numbers.some((one) => bad.includes(one)) ? 'failure' : 'success',
  });

describe('a batch', () => {
  test('that succeeds is handed over once and passed', async () => {
    const result = await delivered({ count: 3, rules: { retries: 0, bisect: true }, handle: failsWith([]) });
    expect(result).toMatchObject({ calls: [[1, 2, 3]], done: [3], lost: [], finished: true });
  });

  test('without bisect is tried as a whole, then given up as a whole', async () => {
    const result = await delivered({ count: 3, rules: { retries: 2, bisect: false }, handle: failsWith([2]) });
    expect(result.calls).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect(result).toMatchObject({ lost: [['RetryAttemptsExhausted', 3, [1, 2, 3]]], done: [3], waits: [1, 2] });
  });

  test('with bisect loses the bad record only, and keeps the order of the others', async () => {
    const result = await delivered({ count: 8, rules: { retries: 1, bisect: true }, handle: failsWith([3, 8]) });
    expect(result.lost).toEqual([
      ['RetryAttemptsExhausted', 2, [3]],
      ['RetryAttemptsExhausted', 2, [8]],
    ]);
    expect(result.done).toEqual([2, 3, 4, 6, 7, 8]);
  });

  test('goes on from the item that the function reported, and a later success loses nothing', async () => {
    const handle = (numbers: number[], calls: number): Outcome =>
      calls < 2 ? { kind: 'partial', from: numbers.indexOf(3) } : { kind: 'success' };
    const result = await delivered({ count: 4, rules: { retries: 3, bisect: true }, handle });
    expect(result.calls).toEqual([
      [1, 2, 3, 4],
      [3, 4],
      [3, 4],
    ]);
    expect(result).toMatchObject({ done: [2, 4], lost: [], waits: [1, 2] });
  });

  test('whose reported item never succeeds loses that item only with bisect, all from it without', async () => {
    const handle = (numbers: number[]): Outcome =>
      numbers.includes(2) ? { kind: 'partial', from: numbers.indexOf(2) } : { kind: 'success' };
    const bisected = await delivered({ count: 4, rules: { retries: 1, bisect: true }, handle });
    expect(bisected).toMatchObject({ lost: [['RetryAttemptsExhausted', 2, [2]]], done: [1, 2, 4] });
    const whole = await delivered({ count: 4, rules: { retries: 1, bisect: false }, handle });
    expect(whole).toMatchObject({ lost: [['RetryAttemptsExhausted', 2, [2, 3, 4]]], done: [1, 4] });
  });

  test('is tried without end when retries are -1', async () => {
    const handle = (_: number[], calls: number): Outcome => ({ kind: calls < 30 ? 'failure' : 'success' });
    const result = await delivered({ count: 1, rules: { retries: -1, bisect: true }, handle });
    expect(result).toMatchObject({ lost: [], done: [1] });
    expect(result.waits.length).toBe(30);
  });

  test('gives up records that are too old, also in the middle of retries', async () => {
    let old = new Set([1, 2]);
    const handle = (_: number[], calls: number): Outcome => {
      if (calls === 1) old = new Set([1, 2, 3, 4]);
      return { kind: 'failure' };
    };
    const rules = { retries: -1, bisect: false };
    const result = await delivered({ count: 4, rules, handle, tooOld: (number) => old.has(number) });
    expect(result.lost).toEqual([
      ['MaximumRecordAgeExceeded', 0, [1, 2]],
      ['MaximumRecordAgeExceeded', 2, [3, 4]],
    ]);
    expect(result.done).toEqual([2, 4]);
  });

  test('is left where it is when the engine stops, in a call or between two', async () => {
    const rules = { retries: 0, bisect: true };
    const inCall = await delivered({ count: 2, rules, handle: () => ({ kind: 'stopped' }) });
    expect(inCall).toMatchObject({ finished: false, done: [], lost: [] });
    const between = await delivered({
      count: 1,
      rules: { retries: 5, bisect: true },
      handle: failsWith([1]),
      stopsWaiting: true,
    });
    expect(between).toMatchObject({ finished: false, done: [], lost: [] });
  });
});

/** What the function does at one call: any outcome, the place of a partial one given as a share of the batch. */
const behaviour = fc.record({
  kind: fc.constantFrom('success', 'failure', 'partial'),
  share: fc.double({ min: 0, max: 0.99, noNaN: true }),
});

test('whatever the function does, every record is done or given up once, in order, after a bounded number of calls', async () => {
  const rules = fc.record({ retries: fc.integer({ min: 0, max: 4 }), bisect: fc.boolean() });
  const property = fc.asyncProperty(
    fc.integer({ min: 1, max: 20 }),
    rules,
    fc.array(behaviour),
    async (count, given, behaviours) => {
      const handle = (numbers: number[], calls: number): Outcome => {
        const { kind, share } = behaviours[calls] ?? { kind: 'success', share: 0 };
        return kind === 'partial'
          ? { kind, from: Math.floor(share * numbers.length) }
          : { kind: kind as 'success' | 'failure' };
      };
      const result = await delivered({ count, rules: given, handle });
      const lost = result.lost.flatMap(([, , numbers]) => numbers);
      expect(result.done).toEqual([...new Set(result.done)].sort((a, b) => a - b));
      expect(result.done.at(-1)).toBe(count);
      expect(lost).toEqual([...new Set(lost)].sort((a, b) => a - b));
      expect(result.calls.length).toBeLessThanOrEqual(behaviours.length + count);
      // Whatever was not given up was part of a call that ended well or went past it.
      const handed = new Set(result.calls.flat());
      for (let number = 1; number <= count; number += 1) expect(handed.has(number) || lost.includes(number)).toBe(true);
    },
  );
  await fc.assert(property, { numRuns: 500 });
});
