import { parseCron } from './cron.ts';

/** When a schedule fires; times are milliseconds since the epoch, in UTC. */
export interface Occasions {
  /** The first one after that time; nothing when there is none. A rate counts from `anchor`. */
  after(time: number, anchor: number): number | undefined;
}

const units = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const rate = /^rate\((\d+) (minute|hour|day)(s?)\)$/;
const cron = /^cron\((.*)\)$/;

/** Reads `rate(...)` or `cron(...)`. Errors: what EventBridge would refuse. */
export function parseSchedule(expression: string): Occasions {
  const [, count, unit, plural] = rate.exec(expression) ?? [];
  if (count !== undefined && unit !== undefined) {
    if (Number(count) < 1 || (Number(count) === 1) !== (plural === ''))
      throw new Error(`schedule ${expression} is refused`);
    return everyPeriod(Number(count) * units[unit as keyof typeof units]);
  }
  const [, fields] = cron.exec(expression) ?? [];
  if (fields === undefined) throw new Error(`schedule ${expression} is neither rate(...) nor cron(...)`);
  const next = parseCron(fields);
  return { after: (time) => next(time) };
}

function everyPeriod(period: number): Occasions {
  return { after: (time, anchor) => anchor + (Math.floor((time - anchor) / period) + 1) * period };
}
