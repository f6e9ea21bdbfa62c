import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, dayNumber, endOfLocalDay, localDateOf, millisecondsOf, toShanghai } from './local-date.ts';

const instant = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) });

describe('days in Asia/Shanghai', () => {
  it('given a moment late in the day elsewhere, when it is told, then it is already the next day in Shanghai', () => {
    expect(localDateOf('2026-12-31T16:00:00Z')).toBe('2027-01-01');
    expect(localDateOf('2026-12-31T15:59:59.999Z')).toBe('2026-12-31');
    expect(localDateOf('2026-03-01T12:00:00-05:00')).toBe('2026-03-02');
  });

  it('given any moment, when it is told in Shanghai time, then it is the same moment', () => {
    fc.assert(fc.property(instant, (ms) => Date.parse(toShanghai(ms)) === ms && toShanghai(ms).endsWith('+08:00')));
  });

  it('given any moment, when Intl tells the day in Asia/Shanghai, then it agrees', () => {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
    fc.assert(fc.property(instant, (ms) => format.format(ms) === localDateOf(ms)));
  });

  it('given two moments, when their texts are compared, then the order is that of time', () => {
    fc.assert(fc.property(instant, instant, (a, b) => a < b === toShanghai(a) < toShanghai(b)));
  });

  it('given a day, when its end is told, then one millisecond later is the next day', () => {
    expect(endOfLocalDay('2026-02-28')).toBe('2026-02-28T23:59:59.999+08:00');
    const next = millisecondsOf(endOfLocalDay('2026-02-28')) + 1;
    expect(localDateOf(next)).toBe('2026-03-01');
  });

  it('given any day number, when it is told and read, then it is the same', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), (day) => dayNumber(dateOf(day)) === day));
  });

  it.each(['2026-02-30', '2026-2-3', '20260203', '2026-02-03T00:00', '', 'x'])(
    'given %j, when read as a day, then it is refused',
    (text) => {
      expect(() => dayNumber(text)).toThrow(RangeError);
    },
  );

  it.each(['2026-02-03', '2026-02-03T10:00:00', 'now', Number.NaN])(
    'given %j, when read as a moment, then it is refused',
    (text) => {
      expect(() => toShanghai(text)).toThrow(RangeError);
    },
  );
});
