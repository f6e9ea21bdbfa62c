import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClock } from './clock.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'clock-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test('given a clock that moved ahead, when the engine restarts, then it still stands ahead', () => {
  const heard: number[] = [];
  const clock = createClock({ dataDir });
  const forget = clock.onAdvance((offset) => heard.push(offset));
  clock.advance(1_000);
  clock.advance(500);
  forget();
  clock.advance(1);
  expect(heard).toEqual([1_000, 1_500]);
  expect(createClock({ dataDir }).offset()).toBe(1_501);
  expect(clock.now()).toBeGreaterThanOrEqual(Date.now() + 1_500);
});

test.each([-1, 0.5, Number.NaN])('a move by %s milliseconds is refused', (milliseconds) => {
  expect(() => createClock({ dataDir }).advance(milliseconds)).toThrow(RangeError);
});

test('given a damaged file, when the clock opens, then it says so and leaves the file alone', () => {
  writeFileSync(join(dataDir, 'clock.json'), '{"offset":');
  expect(() => createClock({ dataDir })).toThrow(/clock\.json/);
  expect(readFileSync(join(dataDir, 'clock.json'), 'utf8')).toBe('{"offset":');
});
