import { describe, expect, it } from 'vitest';
import {
  type Clock,
  dueOf,
  elapsedDays,
  extend,
  isPaused,
  pause,
  remainingDays,
  resume,
  startClock,
  stop,
} from './clock.ts';

const at = (day: string, time = '10:00') => `${day}T${time}:00+08:00`;
const started = (day: string, limitDays: number, warnShare = 0.8) => startClock({ at: at(day), limitDays, warnShare });
const dueDay = (clock: Clock) => dueOf(clock).dueAt?.slice(0, 10);

describe('a clock that runs', () => {
  it('given a start on a Monday, when 5 days are allowed, then it is due at the end of the next Monday', () => {
    expect(dueOf(started('2026-11-23', 5))).toEqual({
      dueAt: '2026-11-30T23:59:59.999+08:00',
      warnAt: '2026-11-27T23:59:59.999+08:00',
      provisional: false,
      paused: false,
    });
  });

  it('given a start just before midnight and one just after, when due, then they are a day apart', () => {
    expect(dueDay(startClock({ at: '2026-11-23T15:59:59Z', limitDays: 1, warnShare: 1 }))).toBe('2026-11-24');
    expect(dueDay(startClock({ at: '2026-11-23T16:00:00Z', limitDays: 1, warnShare: 1 }))).toBe('2026-11-25');
  });

  it('given a start before Spring Festival, when 10 days are allowed, then holiday and make-up days are reckoned', () => {
    expect(dueDay(started('2026-02-13', 10))).toBe('2026-03-05');
  });

  it('given a start before National Day, when 3 days are allowed, then the make-up Saturday is the last', () => {
    expect(dueDay(started('2026-09-30', 3))).toBe('2026-10-10');
  });

  it('given a start on a holiday, when 1 day is allowed, then the first working day after it is the last', () => {
    expect(dueDay(started('2026-10-03', 1))).toBe('2026-10-08');
  });

  it('given a limit that ends in 2027, when due, then it is provisional; when the warning alone is, it is not', () => {
    expect(dueOf(started('2026-12-24', 5)).provisional).toBe(false);
    expect(dueOf(started('2026-12-24', 6))).toMatchObject({
      provisional: true,
      dueAt: '2027-01-01T23:59:59.999+08:00',
    });
  });

  it('given a limit of 0 days, when due, then it is the end of the first day, whatever day that is', () => {
    expect(dueDay(started('2026-10-03', 0))).toBe('2026-10-03');
    expect(stop(started('2026-10-03', 0), at('2026-10-03', '23:59'))).toEqual({ inTime: true, usedDays: 0 });
  });

  it.each([
    [10, 0.7, '2026-11-16'],
    [3, 0.8, '2026-11-09'],
    [1, 0.5, '2026-11-05'],
    [2, 1, '2026-11-09'],
  ])('given %d days and a share of %d, when the warning is reckoned, then it is the end of %s', (limit, share, day) => {
    expect(dueOf(started('2026-11-05', limit, share)).warnAt?.slice(0, 10)).toBe(day);
  });

  it('given the due day, when it is finished at its last second, then it is in time, a second later it is not', () => {
    const clock = started('2026-11-23', 5);
    expect(stop(clock, at('2026-11-30', '23:59'))).toEqual({ inTime: true, usedDays: 5 });
    expect(stop(clock, at('2026-12-01', '00:00'))).toEqual({ inTime: false, usedDays: 6 });
    expect(remainingDays(clock, at('2026-11-27'))).toBe(1);
    expect(remainingDays(clock, at('2026-12-24'))).toBe(0);
  });

  it('given a due day on a Friday, when it is finished on the Saturday, then it is late with all days used', () => {
    expect(stop(started('2026-11-23', 4), at('2026-11-28'))).toEqual({ inTime: false, usedDays: 4 });
  });

  it('given a moment before the start, when days are counted, then there are none', () => {
    expect(elapsedDays(started('2026-11-23', 5), at('2026-11-20'))).toBe(0);
  });
});

describe('a clock that pauses', () => {
  const running = started('2026-11-23', 5);
  const paused = pause(running, at('2026-11-25'), 'supplement');

  it('given a pause, when due is asked, then what lies ahead has no date', () => {
    expect(dueOf(paused)).toEqual({ dueAt: null, warnAt: null, provisional: false, paused: true });
  });

  it('given a pause after the warning, when asked, then the warning keeps its date', () => {
    const late = pause(running, at('2026-11-30'), 'supplement');
    expect(dueOf(late)).toMatchObject({ dueAt: null, warnAt: '2026-11-27T23:59:59.999+08:00', paused: true });
  });

  it('given a pause from Wednesday to Friday, when it goes on, then none of the three days counts', () => {
    const resumed = resume(paused, at('2026-11-27'));
    expect(dueDay(resumed)).toBe('2026-12-03');
    expect(elapsedDays(resumed, at('2026-11-27'))).toBe(1);
    expect(elapsedDays(resumed, at('2026-11-30'))).toBe(2);
  });

  it('given a pause of an hour, when it goes on, then that day does not count', () => {
    const resumed = resume(pause(running, at('2026-11-25', '09:00'), 'x'), at('2026-11-25', '10:00'));
    expect(dueDay(resumed)).toBe('2026-12-01');
  });

  it('given a pause over a weekend only, when it goes on, then nothing moves', () => {
    const resumed = resume(pause(running, at('2026-11-28'), 'x'), at('2026-11-29'));
    expect(dueDay(resumed)).toBe('2026-11-30');
  });

  it('given a pause on the due day, when it goes on, then that day is still owed', () => {
    const resumed = resume(pause(running, at('2026-11-30'), 'x'), at('2026-12-08'));
    expect(dueDay(resumed)).toBe('2026-12-09');
  });

  it('given a delay, when it is paused afterwards, then the delay stays', () => {
    const late = pause(running, at('2026-12-01'), 'too late');
    expect(dueOf(late)).toMatchObject({ dueAt: '2026-11-30T23:59:59.999+08:00', paused: true });
    expect(stop(resume(late, at('2026-12-20')), at('2026-12-21')).inTime).toBe(false);
  });

  it('given a pause from 2026 into 2027, when it goes on, then the due date is provisional', () => {
    const clock = resume(pause(started('2026-12-01', 5), at('2026-12-02'), 'x'), at('2027-01-05'));
    expect(dueOf(clock)).toMatchObject({ dueAt: '2027-01-12T23:59:59.999+08:00', provisional: true });
  });

  it('given a paused clock, when paused again, then it is the same; given a running one, resuming too', () => {
    expect(pause(paused, at('2026-11-26'), 'again')).toBe(paused);
    expect(resume(running, at('2026-11-26'))).toBe(running);
    const resumed = resume(paused, at('2026-11-27'));
    expect(resume(resumed, at('2026-11-30'))).toBe(resumed);
    expect([isPaused(running), isPaused(paused), isPaused(resumed)]).toEqual([false, true, false]);
  });

  it('given a moment before the last change, when it pauses or goes on, then it is taken as that change', () => {
    expect(pause(running, at('2026-11-01'), 'x').pauses[0]?.from).toBe(running.startedAt);
    expect(resume(paused, at('2026-11-01')).pauses[0]?.until).toBe('2026-11-25T10:00:00.000+08:00');
  });
});

describe('a clock that is extended', () => {
  const clock = started('2026-11-23', 5);

  it('given a clock in time, when extended by 3 days, then due and warning move', () => {
    const extended = extend(clock, { days: 3, reason: 'site visit', at: at('2026-11-30') });
    if (!extended.ok) throw new Error(extended.code);
    expect(dueOf(extended.clock)).toMatchObject({
      dueAt: '2026-12-03T23:59:59.999+08:00',
      warnAt: '2026-12-01T23:59:59.999+08:00',
    });
    const again = extend(extended.clock, { days: 1, reason: 'again', at: at('2026-12-01') });
    expect(again).toEqual({ ok: false, code: 'already-extended' });
  });

  it('given a delay, when an extension is asked for, then it is refused', () => {
    expect(extend(clock, { days: 3, reason: 'late', at: at('2026-12-01') })).toEqual({ ok: false, code: 'overdue' });
  });
});

describe('settings that make no sense', () => {
  it.each([
    [-1, 0.5],
    [1.5, 0.5],
    [3651, 0.5],
    [5, 0],
    [5, 1.1],
    [5, Number.NaN],
  ])('given %d days and a share of %d, when started, then it is refused', (limitDays, warnShare) => {
    expect(() => startClock({ at: 0, limitDays, warnShare })).toThrow(RangeError);
  });
});
