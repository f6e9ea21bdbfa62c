import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wantedPatterns } from './wanted-patterns.ts';

describe('wantedPatterns', () => {
  test('given few types, is one pattern', () => {
    expect(wantedPatterns(['plus.a.b.v1', 'plus.a.c.v1'])).toEqual([{ 'detail-type': ['plus.a.b.v1', 'plus.a.c.v1'] }]);
  });

  test('given none, is none', () => {
    expect(wantedPatterns([])).toEqual([]);
  });

  test('given any types, holds each once and in order, and no pattern is over EventBridge’s limit', () => {
    const type = fc.stringMatching(/^plus\.[a-z]{1,30}\.[a-z-]{1,60}\.v[1-9]$/);
    fc.assert(
      fc.property(fc.uniqueArray(type, { maxLength: 120 }), (types) => {
        const patterns = wantedPatterns(types);
        expect(patterns.flatMap((pattern) => pattern['detail-type'])).toEqual(types);
        for (const pattern of patterns) expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(2048);
      }),
    );
  });
});
