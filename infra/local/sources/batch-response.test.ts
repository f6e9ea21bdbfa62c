import { describe, expect, test } from 'vitest';
import { readBatchResponse } from './batch-response.ts';

const known = new Set(['1', '2']);
const failures = (...items: unknown[]) => ({ batchItemFailures: items.map((itemIdentifier) => ({ itemIdentifier })) });

describe('the answer of a function that reports item failures', () => {
  test.each([null, undefined, {}, { batchItemFailures: null }, failures(), { other: 1 }])(
    '%j is success',
    (payload) => {
      expect(readBatchResponse(payload, known)).toEqual({ kind: 'success' });
    },
  );

  test.each([
    failures(''),
    failures(null),
    { batchItemFailures: [{ id: '1' }] },
    { batchItemFailures: 'x' },
    failures('1', '9'),
    'done',
    [1],
  ])('%j fails the whole batch', (payload) => expect(readBatchResponse(payload, known)).toEqual({ kind: 'failure' }));

  test('names the items that failed', () => {
    expect(readBatchResponse(failures('2', '1'), known)).toEqual({ kind: 'partial', failed: known });
  });
});
