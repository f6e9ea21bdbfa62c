import { describe, expect, test } from 'vitest';
import { readQueueMapping, readStreamMapping } from './mapping.ts';

const common = { EventSourceArn: 'arn:x', FunctionName: 'f' };

describe('the properties of an event source mapping', () => {
  test("get AWS's defaults", () => {
    expect(readStreamMapping('m', { ...common, StartingPosition: 'LATEST' })).toMatchObject({
      BatchSize: 100,
      MaximumRetryAttempts: -1,
      MaximumRecordAgeInSeconds: -1,
      BisectBatchOnFunctionError: false,
    });
    expect(readQueueMapping('m', common)).toMatchObject({ BatchSize: 10, MaximumBatchingWindowInSeconds: 0 });
  });

  test('may be text where they are numbers or truth values', () => {
    const properties = { ...common, StartingPosition: 'LATEST', BatchSize: '5', BisectBatchOnFunctionError: 'true' };
    expect(readStreamMapping('m', properties)).toMatchObject({ BatchSize: 5, BisectBatchOnFunctionError: true });
  });

  test('are refused by name when they are unknown, out of range or of the other kind of source', () => {
    expect(() => readStreamMapping('m', { ...common, StartingPosition: 'LATEST', Tumbling: 1 })).toThrow(
      /m: .*Tumbling/,
    );
    expect(() => readQueueMapping('m', { ...common, BatchSize: 0 })).toThrow(/m: BatchSize/);
    expect(() => readQueueMapping('m', { ...common, StartingPosition: 'LATEST' })).toThrow(/StartingPosition/);
    expect(() => readQueueMapping('m', { ...common, BatchSize: 20 })).toThrow(/MaximumBatchingWindowInSeconds/);
  });
});
