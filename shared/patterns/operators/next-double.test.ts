import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextAbove, nextBelow } from './next-double.ts';

test.each([
  [0, Number.MIN_VALUE],
  [-0, Number.MIN_VALUE],
  [1, 1 + Number.EPSILON],
  [-Number.MIN_VALUE, -0],
  [Number.MAX_VALUE, Infinity],
])('the double above %d is %d', (number, above) => {
  expect(nextAbove(number)).toBe(above);
});

test('given any double, then going up and down again comes back, and nothing lies between', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const above = nextAbove(number);
      expect(above).toBeGreaterThan(number);
      if (above === Infinity) return;
      expect(nextBelow(above) === number).toBe(true);
      expect([number, above]).toContain(number / 2 + above / 2);
    }),
  );
});
