import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldMatches, refusals } from '../testing/matches.ts';

describe('wildcard', () => {
  test.each([
    ['*', '', true],
    ['*', 'anything', true],
    ['*', 5, false],
    ['', '', true],
    ['', 'a', false],
    ['abc', 'abc', true],
    ['abc', 'abcd', false],
    ['a*', 'a', true],
    ['*a', 'ba', true],
    ['*a', 'ab', false],
    ['a*b', 'ab', true],
    ['a*b', 'a1b1', false],
    ['a*a', 'a', false],
    ['ab*ba', 'aba', false],
    ['*b*', 'abc', true],
    ['*b*', 'ac', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*bb*c', 'abc', false],
    ['a*b*b', 'ab', false],
    ['*ab*b', 'ab', false],
    ['*/bin/*.jar', '/usr/bin/x.jar', true],
    ['*/bin/*.jar', '/usr/lib/x.jar', false],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'axb', false],
    ['a\\\\*', 'a\\x', true],
    ['a\\\\*', 'ax', false],
    ['*\\**', 'has*star', true],
    ['签约*企业', '签约一家企业', true],
  ])('%j on %j is %s', (text, value, expected) => {
    expect(fieldMatches([{ wildcard: text }], value)).toBe(expected);
  });

  test.each([
    ['a**b', 'wildcard-stars'],
    ['**', 'wildcard-stars'],
    ['a\\b', 'wildcard-escape'],
    ['a\\', 'wildcard-escape'],
    [5, 'operand-text'],
    [['a*'], 'operand-text'],
  ])('refuses %j', (operand, rule) => {
    expect(refusals({ x: [{ wildcard: operand }] })).toEqual([`/x/0/wildcard ${rule}`]);
  });

  test('given any pieces and value, then it agrees with a regular expression', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', '*', '\\'), maxLength: 3 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '\\'), maxLength: 9 });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), text, (drawn, value) => {
        const pieces = drawn.filter((one, at) => at === 0 || at === drawn.length - 1 || one !== '');
        const wildcard = pieces.map((one) => one.replace(/[*\\]/g, '\\$&')).join('*');
        const regex = new RegExp(`^${pieces.map((one) => one.replace(/[*\\]/g, '\\$&')).join('[^]*')}$`);
        expect(fieldMatches([{ wildcard }], value)).toBe(regex.test(value));
      }),
    );
  });
});
