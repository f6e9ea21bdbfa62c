import { setTimeout as sleep } from 'node:timers/promises';

/** Waits; resolves early, without an error, when the signal says so. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** 100 ms, doubled with every failure, up to 10 s. */
export const backOff = (failures: number): number => Math.min(100 * 2 ** Math.max(0, failures - 1), 10_000);

/** Waits for the end of something, but not longer than that. */
export async function within(task: Promise<unknown>, milliseconds: number): Promise<void> {
  const ended = new AbortController();
  await Promise.race([task.finally(() => ended.abort()), pause(milliseconds, ended.signal)]);
}

/**
 * How long a source rests after a batch that was not full and took so long, in milliseconds: the busier the machine, the
 * fuller the next batch. AWS looks four times a second.
 */
export const restAfter = (took: number): number => Math.min(2 * took, 100);
