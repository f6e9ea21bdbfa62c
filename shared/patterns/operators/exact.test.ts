import { describe, expect, test } from 'vitest';
import { fieldMatches, matches, refusals } from '../testing/matches.ts';

describe('exact values', () => {
  test.each([
    ['text', ['talent'], 'talent', true],
    ['another text', ['talent'], 'hukou', false],
    ['text that only begins so', ['talent'], 'talents', false],
    ['any of several', ['hukou', 'talent'], 'talent', true],
    ['the empty text', [''], '', true],
    ['a text with other Unicode', ['人才'], '人才', true],
    ['an integer', [5], 5, true],
    ['another number', [5], 6, false],
    ['a number is no text', ['5'], 5, false],
    ['a text is no number', [5], '5', false],
    ['true', [true], true, true],
    ['false is not true', [true], false, false],
    ['true is no text', ['true'], true, false],
    ['null', [null], null, true],
    ['null is not false', [null], false, false],
    ['zero is not false', [0], false, false],
    ['minus zero is zero', [0], -0, true],
  ])('%s', (_, values, value, expected) => {
    expect(fieldMatches(values, value)).toBe(expected);
  });

  test('given 300 in one, when the other writes 3.0e2, then they are equal', () => {
    expect(matches(JSON.parse('{"x":[300]}'), JSON.parse('{"x":3.0e2}'))).toBe(true);
    expect(matches(JSON.parse('{"x":[3.0e2]}'), JSON.parse('{"x":300.0}'))).toBe(true);
  });

  test.each([
    ['2001:db8::1', '2001:0DB8:0:0:0:0:0:1', true],
    ['::ffff:a00:1', '10.0.0.1', true],
    ['10.0.0.1', '10.0.0.1', true],
    ['10.0.0.1', '10.0.0.2', false],
    ['10.0.0.1', '010.0.0.1', false],
    ['10.0.0.256', '10.0.0.256', true],
  ])('an IP address matches its other spellings: %s and %s', (pattern, value, expected) => {
    expect(fieldMatches([pattern], value)).toBe(expected);
  });
});

describe('exactly', () => {
  test('given a text, when the value is that text, then it matches', () => {
    expect(fieldMatches([{ exactly: 'a' }], 'a')).toBe(true);
    expect(fieldMatches([{ exactly: 'a' }], 'b')).toBe(false);
  });

  test('given an IP address, when it is spelled otherwise, then it does not match', () => {
    expect(fieldMatches([{ exactly: '::1' }], '0::1')).toBe(false);
  });

  test('given no text, then it is refused', () => {
    expect(refusals({ x: [{ exactly: 33 }] })).toEqual(['/x/0/exactly operand-text']);
  });
});
