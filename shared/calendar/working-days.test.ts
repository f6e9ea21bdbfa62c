import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, dayNumber } from './local-date.ts';
import { addWorkingDays, isPublished, isWorkingDay, publishedDays, workingDaysBetween } from './working-days.ts';

const day = fc.integer({ min: dayNumber('2017-06-01'), max: dayNumber('2027-12-31') }).map(dateOf);
const count = fc.nat({ max: 400 });

describe('working days', () => {
  it.each([
    ['2026-02-14', true, 'a Saturday made up before Spring Festival'],
    ['2026-02-16', false, 'the eve of the lunar new year, a Monday'],
    ['2026-02-28', true, 'a Saturday made up after Spring Festival'],
    ['2026-09-20', true, 'a Sunday made up before National Day'],
    ['2026-10-07', false, 'a Wednesday of the National Day week'],
    ['2026-10-10', true, 'a Saturday made up after National Day'],
    ['2026-10-11', false, 'an ordinary Sunday'],
    ['2025-10-08', false, 'a Wednesday: Mid-Autumn and National Day together'],
    ['2026-11-23', true, 'an ordinary Monday'],
  ])('given %s, when asked, then %s: %s', (date, works) => {
    expect(isWorkingDay(date)).toBe(works);
  });

  it('given the day before Spring Festival 2026, when 5 days are added, then the holiday is passed over', () => {
    expect(addWorkingDays('2026-02-13', 5)).toEqual({ date: '2026-02-27', provisional: false });
    expect(addWorkingDays('2026-02-13', 6)).toEqual({ date: '2026-02-28', provisional: false });
  });

  it('given the last day before National Day 2026, when 3 days are added, then the make-up Saturday counts', () => {
    expect(addWorkingDays('2026-09-30', 3)).toEqual({ date: '2026-10-10', provisional: false });
  });

  it('given the year end, when days reach into 2027, then the date is provisional', () => {
    expect(addWorkingDays('2026-12-30', 1)).toEqual({ date: '2026-12-31', provisional: false });
    expect(addWorkingDays('2026-12-30', 2)).toEqual({ date: '2027-01-01', provisional: true });
    expect(addWorkingDays('2026-12-31', 0)).toEqual({ date: '2026-12-31', provisional: false });
    expect(addWorkingDays('2027-01-04', 0).provisional).toBe(true);
    expect(publishedDays.until).toBe('2026-12-31');
  });

  it('given any day, when 0 days are added, then it is that day', () => {
    fc.assert(fc.property(day, (from) => addWorkingDays(from, 0).date === from));
  });

  it('given any day, when n days are added, then a working day comes out with n working days between', () => {
    fc.assert(
      fc.property(day, count, (from, days) => {
        const { date, provisional } = addWorkingDays(from, days);
        expect(workingDaysBetween(from, date)).toBe(days);
        expect(days === 0 || isWorkingDay(date)).toBe(true);
        expect(provisional).toBe(!isPublished(from) || !isPublished(date));
      }),
    );
  });

  it('given any day, when days are added in two steps, then it is the same as in one', () => {
    fc.assert(
      fc.property(day, count, count, (from, a, b) => {
        expect(addWorkingDays(addWorkingDays(from, a).date, b).date).toBe(addWorkingDays(from, a + b).date);
      }),
    );
  });

  it('given three days in order, when the days between are counted, then the parts sum up', () => {
    fc.assert(
      fc.property(fc.tuple(day, day, day), (days) => {
        const [a = '', b = '', c = ''] = [...days].sort();
        expect(workingDaysBetween(a, b) + workingDaysBetween(b, c)).toBe(workingDaysBetween(a, c));
        expect(workingDaysBetween(c, a)).toBe(0);
      }),
    );
  });

  it.each([-1, 0.5, Number.NaN])('given %d days, when added, then it is refused', (days) => {
    expect(() => addWorkingDays('2026-01-05', days)).toThrow(RangeError);
  });
});
