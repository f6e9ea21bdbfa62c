import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, shortDigest } from './hash.ts';

const turned = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(turned);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, turned(inner)])
      .reverse(),
  );
};
const json = fc.json().map((text) => JSON.parse(text) as unknown);

describe('the canonical form', () => {
  test('given names in another order, when it is made, then it is the same', () => {
    fc.assert(fc.property(json, (value) => canonical(turned(value)) === canonical(value)));
  });

  test('given any JSON, when it is made, then it says the same', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonical(value))).toEqual(value);
      }),
    );
  });

  test('given names that objects have by birth, when it is made, then they count', () => {
    const forms = ['{"a":1}', '{"a":1,"__proto__":1}', '{"a":1,"__proto__":2}', '{"a":1,"constructor":1}'];
    expect(new Set(forms.map((text) => canonical(JSON.parse(text)))).size).toBe(forms.length);
  });

  test('given what is not there, when it is made, then it is as it will be stored', () => {
    expect(canonical({ b: undefined, a: [undefined] })).toBe('{"a":[null]}');
  });
});

test('given parts that run together alike, when they are digested, then the digests differ', () => {
  expect(
    new Set([shortDigest('ab', 'c'), shortDigest('a', 'bc'), shortDigest('abc'), shortDigest('ab","c')]).size,
  ).toBe(4);
});
