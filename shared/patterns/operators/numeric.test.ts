import { describe, expect, test } from 'vitest';
import { fieldMatches, refusals } from '../testing/matches.ts';

describe('numeric', () => {
  test.each([
    [['=', 3.018e2], 301.8, true],
    [['=', 5], 6, false],
    [['=', 5], '5', false],
    [['<', 10], 9.999, true],
    [['<', 10], 10, false],
    [['<=', 10], 10, true],
    [['<=', 10], 10.001, false],
    [['>', -1], 0, true],
    [['>', -1], -1, false],
    [['>=', -1], -1, true],
    [['>=', -1], -1.5, false],
    [['>', 0, '<=', 5], 5, true],
    [['>', 0, '<=', 5], 0, false],
    [['>=', 0, '<', 5], 0, true],
    [['>=', 0, '<', 5], 5, false],
    [['>=', 0, '<', 5], true, false],
    [['=', 0], -0, true],
    [['>', 0], Number.MAX_VALUE, true],
    [['>', 0], Number.POSITIVE_INFINITY, false],
    [['=', 1e-320], 1e-320, true],
  ])('%j on %j is %s', (operand, value, expected) => {
    expect(fieldMatches([{ numeric: operand }], value)).toBe(expected);
  });

  test.each([
    [5, '', 'numeric-form'],
    [[], '', 'numeric-form'],
    [['='], '', 'numeric-form'],
    [['=', 1, 2], '', 'numeric-form'],
    [['==', 1], '/0', 'numeric-form'],
    [['=', '1'], '/1', 'numeric-form'],
    [['=', true], '/1', 'numeric-form'],
    [['=', 1, '<', 2], '', 'numeric-form'],
    [['<', 2, '>', 1], '', 'numeric-form'],
    [['>', 1, '>', 2], '', 'numeric-form'],
    [['>', 1, '!=', 2], '/2', 'numeric-form'],
    [['>', 1, '<', 2, '<', 3], '', 'numeric-form'],
    [['>', 1, '<', 1], '', 'numeric-order'],
    [['>=', 30, '<=', 1], '', 'numeric-order'],
    [['<', Number.POSITIVE_INFINITY], '/1', 'number-size'],
  ])('refuses %j', (operand, below, rule) => {
    expect(refusals({ x: [{ numeric: operand }] })).toEqual([`/x/0/numeric${below} ${rule}`]);
  });
});
