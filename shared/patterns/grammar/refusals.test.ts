import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePattern, compilePatternText } from '../compile.ts';
import { refusals } from '../testing/matches.ts';
import { MENDS } from './mends.ts';

describe('what a pattern must not be', () => {
  test.each([
    [null, [' not-object']],
    ['{}', [' not-object']],
    [[1], [' not-object']],
    [{}, [' empty-object']],
    [{ a: {} }, ['/a empty-object']],
    [{ a: [] }, ['/a empty-array']],
    [{ a: 1 }, ['/a field-value']],
    [{ a: 'x' }, ['/a field-value']],
    [{ a: null }, ['/a field-value']],
    [{ a: [[1]] }, ['/a/0 member-kind']],
    [{ a: [{}] }, ['/a/0 one-operator']],
    [{ a: [{ prefix: 'x', suffix: 'y' }] }, ['/a/0 one-operator']],
    [{ a: [{ regex: 'x' }] }, ['/a/0/regex unknown-operator']],
    [{ a: [Number.NaN] }, ['/a/0 number-size']],
    [{ a: [1n] }, [' not-json']],
    [{ 'a/b~c': [{ foo: 1 }] }, ['/a~1b~0c/0/foo unknown-operator']],
    [{ a: [undefined] }, ['/a/0 member-kind']],
    [{ a: 1, b: { c: [] }, d: ['ok', { e: 1 }] }, ['/a field-value', '/b/c empty-array', '/d/1/e unknown-operator']],
  ])('%o', (pattern, expected) => {
    expect(refusals(pattern)).toEqual(expected);
  });

  test('given a cycle or bottomless nesting, then it is refused and not followed', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(refusals(cycle)).toEqual([' not-json']);
    const deep = JSON.parse(`${'{"a":'.repeat(200)}[1]${'}'.repeat(200)}`);
    expect(refusals(deep)).toEqual([`${'/a'.repeat(101)} too-deep`]);
  });

  test('given anything at all, then compiling returns a verdict and never throws', () => {
    fc.assert(fc.property(fc.anything(), (pattern) => typeof compilePattern(pattern).ok === 'boolean'));
    fc.assert(fc.property(fc.jsonValue(), (pattern) => typeof compilePattern(pattern).ok === 'boolean'));
  });
});

describe('limits', () => {
  test('given more than 2,048 characters, then it is refused; the limit can be set', () => {
    expect(refusals({ a: ['x'.repeat(2038)] })).toEqual([]);
    expect(refusals({ a: ['x'.repeat(2039)] })).toEqual([' too-long']);
    expect(refusals({ a: ['x'.repeat(2039)] }, { characters: 3000 })).toEqual([]);
  });

  test('given more wildcards than allowed, wherever they stand, then it is refused', () => {
    const pattern = { a: [{ wildcard: '*b*' }], $or: [{ c: [{ 'anything-but': { wildcard: ['*d'] } }] }, { e: [1] }] };
    expect(refusals(pattern, { wildcards: 3 })).toEqual([]);
    expect(refusals(pattern, { wildcards: 2 })).toEqual([' too-many-wildcards']);
    expect(refusals({ a: [{ wildcard: '\\*\\*' }] }, { wildcards: 0 })).toEqual([]);
  });
});

describe('pattern text', () => {
  test('given bad JSON, then it is refused', () => {
    expect(compilePatternText('{')).toMatchObject({ ok: false, errors: [{ pointer: '', rule: 'not-json' }] });
  });

  test('given white space beyond the limit, then it is refused', () => {
    expect(compilePatternText(`{"a":[1]${' '.repeat(2040)}}`)).toMatchObject({ ok: false });
    expect(compilePatternText('{ "a": [ 1 ] }').ok).toBe(true);
  });

  test('given a number beyond a double, then it is refused', () => {
    expect(compilePatternText('{"a":[1e999]}')).toMatchObject({ errors: [{ pointer: '/a/0', rule: 'number-size' }] });
  });
});

test('every rule has a mend in both languages, with the limit that is in force', () => {
  const limits = { characters: 11, wildcards: 12, alternatives: 13 };
  for (const writeMend of Object.values(MENDS)) {
    expect(writeMend(limits)).toEqual({
      zh: expect.stringMatching(/[\u4e00-\u9fff]/),
      en: expect.stringMatching(/\w/),
    });
  }
  expect(MENDS['too-long'](limits).en).toContain('11');
});
