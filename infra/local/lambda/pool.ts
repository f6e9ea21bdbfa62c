import type { Invocation } from '../types.ts';
import { type Failure, failure, stopped, throttledType } from './failures.ts';
import type { FunctionWorker } from './worker.ts';

export interface PoolOptions {
  /** Workers at most; 0 refuses every invocation, as reserved concurrency 0 does. */
  limit: number;
  /** Invocations that may wait for a worker. */
  waitingLimit: number;
  /** Starts a worker; undefined when the machine has no room for a second one of this function. */
  spawn(first: boolean, onGone: (worker: FunctionWorker) => void): FunctionWorker | undefined;
}

/** An invocation waits so long for a busy worker before another is started: about what a start takes while many start. */
const patienceMs = 1000;

interface Waiting {
  /** By `performance.now()`. */
  since: number;
  requestId: string;
  payload: string;
  answer: PromiseWithResolvers<Invocation>;
}

/** The workers of one function, and who waits for them, first come first served. */
export interface Pool {
  invoke(requestId: string, payload: string): Promise<Invocation>;
  workers(): readonly FunctionWorker[];
  /** Invocations running or waiting. */
  load(): number;
  /** Answers everything that waits with "stopped". */
  abandon(): void;
}

/** An empty pool. */
export function createPool(options: PoolOptions): Pool {
  const workers = new Set<FunctionWorker>();
  const idle: FunctionWorker[] = [];
  const waiting: Waiting[] = [];
  const onGone = (worker: FunctionWorker) => {
    if (!workers.delete(worker)) return;
    const place = idle.indexOf(worker);
    if (place >= 0) idle.splice(place, 1);
    queueMicrotask(serve);
  };
  const spawn = () => {
    if (workers.size >= options.limit) return undefined;
    const worker = options.spawn(workers.size === 0, onGone);
    if (worker) workers.add(worker);
    return worker;
  };
  let looking = false;
  const look = (inMs: number) => {
    if (looking) return;
    looking = true;
    const again = () => {
      looking = false;
      serve();
    };
    setTimeout(again, inMs).unref();
  };
  // The worker used last is taken first, so that the others can fall idle and end.
  const serve = () => {
    for (let first = waiting[0]; first; first = waiting[0]) {
      const patience = workers.size === 0 ? 0 : first.since + patienceMs - performance.now();
      const worker = idle.pop() ?? (patience <= 0 ? spawn() : undefined);
      if (!worker) return patience > 0 && workers.size < options.limit ? look(patience) : undefined;
      waiting.shift();
      void work(worker, first);
    }
  };
  const work = async (worker: FunctionWorker, one: Waiting) => {
    const result = await worker.run(one.requestId, one.payload);
    if (workers.has(worker)) idle.push(worker);
    one.answer.resolve(result);
    serve();
  };
  return {
    invoke(requestId, payload) {
      const refused = refusal(options, waiting.length);
      if (refused) return Promise.resolve(refused);
      const answer = Promise.withResolvers<Invocation>();
      waiting.push({ since: performance.now(), requestId, payload, answer });
      serve();
      return answer.promise;
    },
    workers: () => [...workers],
    load: () => waiting.length + workers.size - idle.length,
    abandon() {
      for (const one of waiting.splice(0)) one.answer.resolve(stopped());
    },
  };
}

function refusal(options: PoolOptions, waiting: number): Failure | undefined {
  if (options.limit > 0 && waiting < options.waitingLimit) return undefined;
  return failure(throttledType, 'Rate Exceeded.');
}
