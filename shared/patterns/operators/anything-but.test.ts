import { describe, expect, test } from 'vitest';
import { fieldMatches, matches, refusals } from '../testing/matches.ts';

describe('anything-but', () => {
  test.each([
    ['a', 'b', true],
    ['a', 'a', false],
    ['a', 'A', true],
    [5, 5, false],
    [5, 6, true],
    [5, '5', true],
    ['5', 5, true],
    ['a', null, true],
    ['a', false, true],
    ['10.0.0.1', '10.0.0.1', false],
    [['a', 'b'], 'b', false],
    [['a', 'b'], 'c', true],
    [[1, 300], 3.0e2, false],
    [{ prefix: 'ab' }, 'abc', false],
    [{ prefix: 'ab' }, 'bab', true],
    [{ prefix: 'ab' }, 5, true],
    [{ prefix: ['ab', 'cd'] }, 'cde', false],
    [{ suffix: 'ab' }, 'cab', false],
    [{ suffix: ['ab', 'cd'] }, 'abx', true],
    [{ 'equals-ignore-case': 'Ab' }, 'aB', false],
    [{ 'equals-ignore-case': ['Ab', ''] }, '', false],
    [{ 'equals-ignore-case': ['Ab', 'c'] }, 'd', true],
    [{ wildcard: 'a*c' }, 'abc', false],
    [{ wildcard: ['a*c', '*x'] }, 'yx', false],
    [{ wildcard: ['a*c', '*x'] }, 'xy', true],
  ])('%j on %j is %s', (operand, value, expected) => {
    expect(fieldMatches([{ 'anything-but': operand }], value)).toBe(expected);
  });

  test('given no value, then there is nothing that could be anything but', () => {
    expect(matches({ x: [{ 'anything-but': 'a' }] }, {})).toBe(false);
    expect(matches({ x: [{ 'anything-but': 'a' }] }, { x: [] })).toBe(false);
    expect(matches({ x: [{ 'anything-but': 'a' }] }, { x: { y: 'b' } })).toBe(false);
  });

  test('given an array, when one member is another, then it matches', () => {
    expect(fieldMatches([{ 'anything-but': 'a' }], ['a', 'b'])).toBe(true);
    expect(fieldMatches([{ 'anything-but': 'a' }], ['a', 'a'])).toBe(false);
  });

  test.each([
    [null, '', 'anything-but-value'],
    [true, '', 'anything-but-value'],
    [[], '', 'empty-array'],
    [['a', 1], '', 'anything-but-mixed'],
    [['a', null], '', 'anything-but-value'],
    [[['a']], '', 'anything-but-value'],
    [Number.POSITIVE_INFINITY, '', 'number-size'],
    [{}, '', 'one-operator'],
    [{ prefix: 'a', suffix: 'b' }, '', 'one-operator'],
    [{ numeric: ['=', 1] }, '/numeric', 'anything-but-value'],
    [{ prefix: '' }, '/prefix', 'empty-affix'],
    [{ suffix: ['a', ''] }, '/suffix/1', 'empty-affix'],
    [{ prefix: 27 }, '/prefix', 'operand-texts'],
    [{ prefix: [] }, '/prefix', 'operand-texts'],
    [{ 'equals-ignore-case': ['a', 1] }, '/equals-ignore-case/1', 'operand-texts'],
    [{ wildcard: ['a', 'b**'] }, '/wildcard/1', 'wildcard-stars'],
    [{ prefix: { 'equals-ignore-case': 'a' } }, '/prefix', 'operand-texts'],
  ])('refuses %j', (operand, below, rule) => {
    expect(refusals({ x: [{ 'anything-but': operand }] })).toEqual([`/x/0/anything-but${below} ${rule}`]);
  });
});
