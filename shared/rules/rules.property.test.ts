import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, dayNumber } from '../calendar/local-date.ts';
import { addMonths, monthsHeld, wholeMonths } from './domain/months.ts';
import type { Period } from './model.ts';

const day = fc.integer({ min: dayNumber('1960-01-01'), max: dayNumber('2060-12-31') }).map(dateOf);
const period = fc.tuple(day, day).map(([a, b]): Period => (a <= b ? [a, b] : [b, a]));
const periods = fc.array(period, { maxLength: 6 });

describe('months', () => {
  test('given a day and months, when they are added, then as many whole months lie between', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 600 }), (from, months) => {
        const to = addMonths(from, months);
        expect(dayNumber(to)).toBeGreaterThanOrEqual(dayNumber(from));
        expect(wholeMonths(from, to)).toBe(months);
        expect(wholeMonths(from, dateOf(dayNumber(to) - 1))).toBe(Math.max(0, months - 1));
      }),
    );
  });

  test('given periods, when one is repeated, split or put elsewhere, then as many months were held', () => {
    fc.assert(
      fc.property(periods, day, (held, until) => {
        const months = monthsHeld(held, until);
        expect(monthsHeld([...held, ...held].reverse(), until)).toBe(months);
        const split = held.flatMap(([from, to]): Period[] => {
          const middle = dateOf(Math.floor((dayNumber(from) + dayNumber(to)) / 2));
          return middle === to
            ? [[from, to]]
            : [
                [from, middle],
                [dateOf(dayNumber(middle) + 1), to],
              ];
        });
        expect(monthsHeld(split, until)).toBe(months);
      }),
    );
  });

  test('given periods, when time goes on or more is held, then it is never less, and never more than there was time', () => {
    fc.assert(
      fc.property(periods, period, day, day, (held, more, one, other) => {
        const [soon, late] = one <= other ? [one, other] : [other, one];
        expect(monthsHeld(held, late)).toBeGreaterThanOrEqual(monthsHeld(held, soon));
        expect(monthsHeld(held, late)).toBeLessThanOrEqual(wholeMonths('1960-01-01', '2061-01-01'));
        expect(monthsHeld(held, '1960-01-01')).toBe(0);
        if (held.length === 0)
          expect(monthsHeld([more], late)).toBe(
            wholeMonths(more[0], late < more[1] ? late : dateOf(dayNumber(more[1]) + 1)),
          );
      }),
    );
  });
});
