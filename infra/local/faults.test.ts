import { expect, test } from 'vitest';
import { createFaults } from './faults.ts';

const drawn = (seed: number) => {
  const faults = createFaults();
  faults.set({ seed, duplicate: 0.3 });
  return { struck: Array.from({ length: 1_000 }, () => faults.strikes('duplicate')), counts: faults.counts() };
};

test('given the same plan, then the same faults strike, about as often as the plan says', () => {
  expect(drawn(5)).toEqual(drawn(5));
  expect(drawn(5).struck).not.toEqual(drawn(6).struck);
  expect(drawn(5).counts.duplicate).toBe(drawn(5).struck.filter(Boolean).length);
  expect(Math.abs((drawn(5).counts.duplicate ?? 0) - 300)).toBeLessThan(60);
});

test('given no plan, or one that does not name the fault, then nothing strikes', () => {
  const faults = createFaults();
  expect(faults.strikes('delay')).toBe(false);
  faults.set({ seed: 1, duplicate: 1 });
  expect([faults.strikes('delay'), faults.strikes('duplicate')]).toEqual([false, true]);
  faults.set(undefined);
  expect([faults.strikes('duplicate'), faults.counts()]).toEqual([false, {}]);
});
