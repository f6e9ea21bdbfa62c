import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseless, caselessTest } from './caseless.ts';

const character = fc.constantFrom(...'aZ5.*$ ßSsİıIiΣσςŉΐǰﬁK才𐐀𐐨'.split(''));
const text = fc.string({ unit: character });

describe('caseless', () => {
  test('given any UTF-16 unit, then its lower and its upper spelling fold alike', () => {
    const units = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    const apart = units.filter((unit) => caseless(unit.toLowerCase()) !== caseless(unit.toUpperCase()));
    expect(apart).toEqual([]);
  });

  test('given two texts, then they fold side by side', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(caseless(one + other)).toBe(caseless(one) + caseless(other));
      }),
    );
  });
});

describe('caselessTest', () => {
  test('given any text, then either case of each unit passes, and what passes folds alike', () => {
    const units = fc.array(fc.tuple(character, fc.boolean()));
    fc.assert(
      fc.property(units, text, (drawn, more) => {
        const whole = drawn.map(([unit]) => unit).join('');
        const mixed = whole
          .split('')
          .map((unit, at) => (drawn[at]?.[1] ? unit.toUpperCase() : unit.toLowerCase()))
          .join('');
        expect(caselessTest(whole, 'whole')(mixed)).toBe(true);
        expect(caselessTest(whole, 'head')(mixed + more)).toBe(true);
        expect(caselessTest(whole, 'tail')(more + mixed)).toBe(true);
        expect(caseless(mixed)).toBe(caseless(whole));
      }),
    );
  });
});
