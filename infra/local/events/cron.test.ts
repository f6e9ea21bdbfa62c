import { describe, expect, test } from 'vitest';
import { parseSchedule } from './schedule-expression.ts';

const start = Date.parse('2026-01-30T10:30:30Z');

function firstThree(expression: string): string[] {
  const found: string[] = [];
  const occasions = parseSchedule(expression);
  for (let time: number | undefined = start; found.length < 3; ) {
    time = occasions.after(time ?? start, start);
    if (time === undefined) break;
    found.push(new Date(time).toISOString().slice(0, 16));
  }
  return found;
}

describe('a schedule expression', () => {
  test.each([
    ['rate(1 minute)', ['2026-01-30T10:31', '2026-01-30T10:32', '2026-01-30T10:33']],
    ['rate(12 hours)', ['2026-01-30T22:30', '2026-01-31T10:30', '2026-01-31T22:30']],
    ['cron(0/15 10 * * ? *)', ['2026-01-30T10:45', '2026-01-31T10:00', '2026-01-31T10:15']],
    ['cron(0 8 ? * MON-FRI *)', ['2026-02-02T08:00', '2026-02-03T08:00', '2026-02-04T08:00']],
    ['cron(0 10 30 * ? *)', ['2026-03-30T10:00', '2026-04-30T10:00', '2026-05-30T10:00']],
    ['cron(0 0 L * ? *)', ['2026-01-31T00:00', '2026-02-28T00:00', '2026-03-31T00:00']],
    ['cron(0 0 LW * ? *)', ['2026-02-27T00:00', '2026-03-31T00:00', '2026-04-30T00:00']],
    ['cron(0 0 15W 2,3,8 ? *)', ['2026-02-16T00:00', '2026-03-16T00:00', '2026-08-14T00:00']],
    ['cron(0 0 1W 8 ? 2026)', ['2026-08-03T00:00']],
    ['cron(5 9 ? FEB-MAR 6#3 2026)', ['2026-02-20T09:05', '2026-03-20T09:05']],
    ['cron(0 0 ? * FRIL *)', ['2026-02-27T00:00', '2026-03-27T00:00', '2026-04-24T00:00']],
    ['cron(0 0 ? * L *)', ['2026-01-31T00:00', '2026-02-07T00:00', '2026-02-14T00:00']],
    ['cron(0 0 29 2 ? *)', ['2028-02-29T00:00', '2032-02-29T00:00', '2036-02-29T00:00']],
    ['cron(0 0 1 1 ? 2020)', []],
  ])('%s fires at %j', (expression, expected) => {
    expect(firstThree(expression)).toEqual(expected);
  });

  test.each([
    'every minute',
    'rate(1 minutes)',
    'rate(2 minute)',
    'rate(0 minutes)',
    'cron(0 8 * * *)',
    'cron(0 8 * * * *)',
    'cron(0 8 ? * ? *)',
    'cron(60 8 * * ? *)',
    'cron(0 8 ? * 8 *)',
    'cron(0 8 ? XXX * *)',
    'cron(5-1 8 * * ? *)',
    'cron(0/0 8 * * ? *)',
    'cron(0 8 ? * 2#6 *)',
  ])('%s is refused', (expression) => {
    expect(() => parseSchedule(expression)).toThrow();
  });
});
