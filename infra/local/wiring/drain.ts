import { setTimeout as wait } from 'node:timers/promises';
import type { Queues } from '../servers/queues.ts';
import type { Functions } from './functions.ts';
import type { Sources } from './sources.ts';

export interface DrainParts {
  functions: Functions;
  sources: Sources;
  queues: Queues;
}

/** Resolves when streams are read to the end, fed queues are empty and nothing runs. Throws, naming what is left, after the timeout. */
export async function drain(parts: DrainParts, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const before = parts.functions.host.completed();
    const settled = Promise.all(parts.sources.all.map((source) => source.settled()));
    await Promise.race([settled, wait(Math.max(0, deadline - Date.now()), undefined, { ref: false })]);
    const left = leftovers(parts);
    // What ended meanwhile may have written something that no source had seen yet.
    if (left.length === 0 && parts.functions.host.completed() === before) return;
    if (Date.now() >= deadline)
      throw new Error(`not drained after ${timeoutMs} ms: ${left.join(', ') || 'still at work'}`);
    await wait(5);
  }
}

function leftovers({ functions, sources, queues }: DrainParts): string[] {
  const left = sources.all.filter((source) => source.busy()).map(({ id }) => id);
  for (const name of sources.queues) {
    const { visible, inFlight, delayed } = queues.depth(name);
    if (visible + inFlight + delayed > 0)
      left.push(`${name} (${visible} waiting, ${inFlight} in flight, ${delayed} delayed)`);
  }
  if (functions.host.running() > 0) left.push(`${functions.host.running()} invocations`);
  if (functions.invoker.pending() > 0) left.push(`${functions.invoker.pending()} asynchronous invocations`);
  return left;
}
