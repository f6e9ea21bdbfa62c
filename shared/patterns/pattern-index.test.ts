import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPatternIndex } from './pattern-index.ts';
import { eventArbitrary, patternArbitrary } from './testing/arbitraries.ts';
import { mustCompile } from './testing/matches.ts';

const RUNS = { numRuns: 100 };

describe('given any patterns', () => {
  const patterns = fc.array(patternArbitrary, { minLength: 1, maxLength: 60 });
  const events = fc.array(eventArbitrary, { minLength: 1, maxLength: 8 });

  test('when events come, then the index finds exactly those that match, in the order of adding', () => {
    fc.assert(
      fc.property(patterns, events, (drawn, arriving) => {
        const index = createPatternIndex<number>();
        const compiled = drawn.map(mustCompile);
        for (const [key, pattern] of compiled.entries()) index.add(key, pattern);
        for (const event of arriving) {
          const expected = [...compiled.keys()].filter((key) => compiled[key]?.matches(event));
          expect(index.match(event)).toEqual(expected);
        }
      }),
      RUNS,
    );
  });

  test('when patterns also go and are replaced, then the index knows those that are left', () => {
    const change = fc.tuple(fc.nat({ max: 20 }), fc.option(patternArbitrary, { nil: undefined, freq: 2 }));
    const changes = fc.array(change, { minLength: 20, maxLength: 80 });
    fc.assert(
      fc.property(changes, events, (drawn, arriving) => {
        const index = createPatternIndex<number>();
        const kept = new Map<number, ReturnType<typeof mustCompile>>();
        for (const [key, pattern] of drawn) {
          const had = kept.delete(key);
          if (!pattern) {
            expect(index.remove(key)).toBe(had);
            continue;
          }
          kept.set(key, mustCompile(pattern));
          index.add(key, mustCompile(pattern));
        }
        expect(index.size).toBe(kept.size);
        for (const event of arriving) {
          const expected = [...kept].filter(([, pattern]) => pattern.matches(event)).map(([key]) => key);
          expect(index.match(event)).toEqual(expected);
        }
      }),
      RUNS,
    );
  });
});

describe('an index', () => {
  test('given one pattern under many keys, then all are found and each can go alone', () => {
    const index = createPatternIndex<string>();
    const pattern = mustCompile({ a: [1], b: [{ 'anything-but': 'x' }] });
    for (let key = 0; key < 50; key += 1) index.add(`k${key}`, pattern);
    expect(index.match({ a: 1, b: 'y' })).toHaveLength(50);
    expect(index.remove('k7')).toBe(true);
    expect(index.remove('k7')).toBe(false);
    expect(index.match({ a: 1, b: 'y' })).not.toContain('k7');
    expect(index.match({ a: 1, b: 'x' })).toEqual([]);
  });

  test('given a pattern of which several alternatives match, then its key comes once', () => {
    const index = createPatternIndex<string>();
    index.add('one', mustCompile({ $or: [{ a: [1] }, { b: [1] }, { c: [1] }] }));
    expect(index.match({ a: 1, b: 1, c: 1 })).toEqual(['one']);
  });

  test('given long lists of values in many fields, then their combinations do not fill the memory', () => {
    const index = createPatternIndex<number>();
    const list = Array.from({ length: 60 }, (_, at) => `v${at}`);
    const pattern = mustCompile({ a: list, b: list, c: list, d: list });
    for (let key = 0; key < 20; key += 1) index.add(key, pattern);
    expect(index.match({ a: 'v1', b: 'v59', c: 'v3', d: 'v4' })).toHaveLength(20);
    expect(index.match({ a: 'v1', b: 'v59', c: 'v3', d: 'x' })).toEqual([]);
  });

  test('given no event object, then nothing matches', () => {
    const index = createPatternIndex<number>();
    index.add(1, mustCompile({ a: [{ exists: false }] }));
    expect([null, 1, 'a', [], undefined].flatMap((event) => index.match(event))).toEqual([]);
    expect(index.match({})).toEqual([1]);
  });

  test('given keys of any kind, undefined too, then they come back', () => {
    const index = createPatternIndex<undefined | object>();
    index.add(undefined, mustCompile({ a: [1] }));
    expect(index.match({ a: 1 })).toEqual([undefined]);
  });
});
