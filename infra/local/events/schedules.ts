import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MovableClock } from '../clock.ts';
import { eventTime } from './bus-event.ts';
import { type FiredStore, openFiredStore } from './fired-store.ts';
import { type Occasions, parseSchedule } from './schedule-expression.ts';
import type { TargetSpec } from './target-spec.ts';
import { createTarget, type Target, type TargetOptions } from './targets.ts';

export interface ScheduleSpec {
  name: string;
  arn: string;
  /** `rate(1 minute)` or `cron(0 8 ? * MON-FRI *)`, in UTC. */
  expression: string;
  enabled: boolean;
  targets: TargetSpec[];
}

export interface SchedulesOptions extends TargetOptions {
  dataDir: string;
  region: string;
  account: string;
  clock: MovableClock;
}

/** Rules with a schedule. A restart neither loses nor doubles an occasion; occasions missed together fire once. */
export interface Schedules {
  /** Errors: expression refused, target of a kind that is not known here. */
  add(schedule: ScheduleSpec): void;
  start(): void;
  /** Fires every enabled schedule now; answers how many. */
  fireAll(): number;
  /** Next occasion of each enabled schedule, on the engine's clock. */
  next(): { name: string; at: number }[];
  stop(): void;
}

/** Opens what is kept under the data folder. Errors: file damaged. */
export function createSchedules(options: SchedulesOptions): Schedules {
  return new KeptSchedules(options);
}

interface Scheduled {
  spec: ScheduleSpec;
  occasions: Occasions;
  targets: Target[];
  /** When it became known: a rate counts from here. */
  anchor: number;
  /** Occasions up to here are done. */
  done: number;
  firing: boolean;
}

/** A machine that slept wakes within this time. */
const longestWaitMs = 60_000;
const retryMs = 1_000;

class KeptSchedules implements Schedules {
  readonly #options: SchedulesOptions;
  readonly #store: FiredStore;
  readonly #scheduled: Scheduled[] = [];
  #timer: NodeJS.Timeout | undefined;
  #forgetClock = () => {};
  #stopped = false;

  constructor(options: SchedulesOptions) {
    this.#options = options;
    this.#store = openFiredStore(options.dataDir);
  }

  add(spec: ScheduleSpec): void {
    const occasions = parseSchedule(spec.expression);
    const targets = spec.targets.map((target) => createTarget(spec.arn, target, this.#options));
    if (!spec.enabled) return;
    const now = this.#options.clock.now();
    const { anchor, done } = this.#store.open(`${spec.arn} ${spec.expression}`, now);
    this.#scheduled.push({ spec, occasions, targets, anchor, done: Math.min(done, now), firing: false });
  }

  start(): void {
    this.#forgetClock = this.#options.clock.onAdvance(() => this.#tick());
    this.#tick();
  }

  fireAll(): number {
    const now = this.#options.clock.now();
    for (const one of this.#scheduled) {
      this.#deliver(one, now, undefined).catch((error) => this.#options.report(`${one.spec.arn}: ${String(error)}`));
    }
    return this.#scheduled.length;
  }

  next(): { name: string; at: number }[] {
    return this.#scheduled.flatMap((one) => {
      const at = one.occasions.after(one.done, one.anchor);
      return at === undefined ? [] : [{ name: one.spec.name, at }];
    });
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#forgetClock();
    this.#store.close();
  }

  #tick(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    const now = this.#options.clock.now();
    for (const one of this.#scheduled) {
      const at = one.occasions.after(one.done, one.anchor);
      if (at !== undefined && at <= now && !one.firing) void this.#fire(one, at, now);
    }
    const waiting = this.#scheduled.filter((one) => !one.firing);
    const nexts = waiting.map((one) => one.occasions.after(one.done, one.anchor) ?? Number.POSITIVE_INFINITY);
    this.#timer = setTimeout(() => this.#tick(), Math.min(Math.max(0, Math.min(...nexts) - now), longestWaitMs));
  }

  async #fire(one: Scheduled, at: number, now: number): Promise<void> {
    one.firing = true;
    let done = false;
    try {
      // The key keeps a crash between these two lines from firing twice.
      await this.#deliver(one, now, `${one.spec.arn}@${at}`);
      done = true;
    } catch (error) {
      this.#options.report(`${one.spec.arn}: could not fire, is tried again: ${String(error)}`);
    }
    if (!done) await sleep(retryMs);
    else if (!this.#stopped) this.#markDone(one, now);
    one.firing = false;
    this.#tick();
  }

  #markDone(one: Scheduled, now: number): void {
    one.done = now;
    this.#store.done(`${one.spec.arn} ${one.spec.expression}`, now);
  }

  async #deliver({ spec, targets }: Scheduled, now: number, key: string | undefined): Promise<void> {
    const { region, account } = this.#options;
    const json = JSON.stringify({
      version: '0',
      id: randomUUID(),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account,
      time: eventTime(now),
      region,
      resources: [spec.arn],
      detail: {},
    });
    const sent = targets.map((target, place) =>
      target.deliver([key === undefined ? { json } : { json, key: `${key}/${place}` }]),
    );
    await Promise.all(sent);
  }
}
