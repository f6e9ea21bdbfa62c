import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowedDays,
  type Clock,
  dueOf,
  elapsedDays,
  extend,
  pause,
  remainingDays,
  resume,
  startClock,
  stop,
} from './clock.ts';
import { millisecondsOf } from './local-date.ts';

const hour = 3_600_000;
const begin = Date.UTC(2026, 7, 1);

type Step = { kind: 'pause' | 'resume' | 'extend'; hours: number };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('pause', 'resume', 'extend'),
  hours: fc.nat({ max: 200 }),
});

const started = fc
  .record({
    at: fc.integer({ min: begin, max: begin + 150 * 24 * hour }),
    limitDays: fc.nat({ max: 40 }),
    warnShare: fc.double({ min: 0.1, max: 1, noNaN: true }),
  })
  .map(startClock);

/** A clock after any course of steps, and the moment of the last. */
const lived = fc
  .tuple(started, fc.array(step, { maxLength: 12 }))
  .map(([clock, steps]) => steps.reduce(take, { clock, now: millisecondsOf(clock.startedAt) }));

function take({ clock, now }: { clock: Clock; now: number }, { kind, hours }: Step) {
  const at = now + hours * hour;
  if (kind === 'pause') return { clock: pause(clock, at, 'made up'), now: at };
  if (kind === 'resume') return { clock: resume(clock, at), now: at };
  const extended = extend(clock, { days: 1 + (hours % 9), reason: 'made up', at });
  return { clock: extended.ok ? extended.clock : clock, now: at };
}

const dueMs = (clock: Clock) => {
  const { dueAt } = dueOf(clock);
  return dueAt === null ? Number.POSITIVE_INFINITY : millisecondsOf(dueAt);
};

describe('any clock', () => {
  it('when it has gone through JSON, then it is the same value', () => {
    fc.assert(
      fc.property(lived, ({ clock }) => {
        expect(JSON.parse(JSON.stringify(clock))).toEqual(clock);
      }),
    );
  });

  it('when finished at any moment, then it is in time exactly until due, and never below 0', () => {
    fc.assert(
      fc.property(lived, fc.integer({ min: -100, max: 3000 }), ({ clock, now }, hours) => {
        const at = now + hours * hour;
        const { inTime, usedDays } = stop(clock, at);
        expect(inTime).toBe(at <= dueMs(clock));
        expect(usedDays).toBeGreaterThanOrEqual(0);
        expect(remainingDays(clock, at)).toBe(Math.max(0, allowedDays(clock) - usedDays));
      }),
    );
  });

  it('when time goes on, then the days used never fall, and rest while it is paused', () => {
    fc.assert(
      fc.property(lived, fc.nat({ max: 900 }), fc.nat({ max: 900 }), ({ clock, now }, a, b) => {
        const [sooner, later] = [elapsedDays(clock, now + a * hour), elapsedDays(clock, now + (a + b) * hour)];
        expect(sooner).toBeLessThanOrEqual(later);
        if (dueOf(clock).paused) expect(later).toBe(elapsedDays(clock, now));
      }),
    );
  });

  it('when it pauses and goes on, then due never comes sooner, and what was late stays late', () => {
    fc.assert(
      fc.property(lived, fc.nat({ max: 400 }), fc.nat({ max: 400 }), ({ clock, now }, a, b) => {
        const paused = pause(clock, now + a * hour, 'made up');
        const after = resume(paused, now + (a + b) * hour);
        if (dueOf(clock).paused) return;
        expect(dueMs(after)).toBeGreaterThanOrEqual(dueMs(clock));
        if (!stop(clock, now + a * hour).inTime) expect(dueMs(after)).toBe(dueMs(clock));
      }),
    );
  });

  it('when its warning has a date, then that is not after due', () => {
    fc.assert(
      fc.property(lived, ({ clock }) => {
        const { warnAt, dueAt } = dueOf(clock);
        if (dueAt !== null) expect(warnAt !== null && warnAt <= dueAt).toBe(true);
      }),
    );
  });
});
