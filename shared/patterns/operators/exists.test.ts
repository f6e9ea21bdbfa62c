import { describe, expect, test } from 'vitest';
import { matches, refusals } from '../testing/matches.ts';

describe('exists', () => {
  test.each([
    ['a text', { a: { x: 'v' } }, true],
    ['null', { a: { x: null } }, true],
    ['an array of values', { a: { x: [1] } }, true],
    ['nothing', { a: {} }, false],
    ['nothing above either', {}, false],
    ['an object, which is no leaf', { a: { x: { y: 1 } } }, false],
    ['an empty array, which has no leaf', { a: { x: [] } }, false],
    ['an array of objects, which are no leaves', { a: { x: [{ y: 1 }] } }, false],
  ])('given %s, then true and false are opposites', (_, event, present) => {
    expect(matches({ a: { x: [{ exists: true }] } }, event)).toBe(present);
    expect(matches({ a: { x: [{ exists: false }] } }, event)).toBe(!present);
  });

  test('given exists false beside a value, then either suffices', () => {
    const pattern = { a: ['v', { exists: false }] };
    expect([{}, { a: 'v' }, { a: 'w' }].map((event) => matches(pattern, event))).toEqual([true, true, false]);
  });

  test('given no event object, then even an absent field does not match', () => {
    for (const event of [null, undefined, 'text', 5, ['a'], []]) {
      expect(matches({ a: [{ exists: false }] }, event)).toBe(false);
    }
  });

  test.each(['true', 1, null, {}])('refuses %j', (operand) => {
    expect(refusals({ a: [{ exists: operand }] })).toEqual(['/a/0/exists exists-value']);
  });
});
