import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MovableClock } from '../clock.ts';
import type { FunctionSpec, Invocation, LambdaHost } from '../types.ts';
import { functionEnvironment } from './environment.ts';
import { failure, stopped, tooLarge } from './failures.ts';
import { lastLines } from './log-tail.ts';
import { createPool, type Pool } from './pool.ts';
import { openLogFile } from './runtime/log-file.ts';
import type { Setup } from './runtime/messages.ts';
import { type BundleThread, startThread } from './thread.ts';
import { type FunctionWorker, startWorker } from './worker.ts';

export interface HostOptions {
  clock: MovableClock;
  /** Folder of the functions' log files (`<function>.log`, the one before as `<function>.log.1`). */
  logDir: string;
  /** Folder of compiled code that makes later workers start faster; without it every worker compiles anew. */
  compileCacheDir?: string;
  /** Variables that every function gets beneath its own, for instance AWS_REGION and AWS_ENDPOINT_URL_DYNAMODB; read at each worker's start. */
  environment(): Record<string, string>;
  /** Workers of one function at most; a function's reserved concurrency can lower it. Default 2. */
  workersPerFunction?: number;
  /** Workers of all functions together; the one idle longest makes room. Default 64. */
  workers?: number;
  /** A worker that had nothing to do for so long is ended, in milliseconds. Default 5 minutes. */
  idleMs?: number;
  /** A log file that grew past this is turned over. Default 5 MB. */
  logBytes?: number;
  /** How long `stop` waits for running invocations, in milliseconds. Default 3,000. */
  graceMs?: number;
}

export interface FunctionHost extends LambdaHost {
  /** Makes a function known; nothing is loaded until it is invoked. Errors: name known already. */
  add(spec: FunctionSpec): void;
  /** How many invocations of a function run at once here. */
  concurrency(functionName: string): number;
  /**
   * Kills the running workers of the function with this key (only the one with this session token, when given), and
   * with them all of their bundle, since they share a thread; answers how many were meant.
   */
  crash(accessKeyId: string, sessionToken?: string): number;
  /** Invocations running or waiting now. */
  running(): number;
  /** Invocations ended since the start, of all functions. */
  completed(): number;
  /** Invocations ended since the start or the last reset, by function. */
  invocations(): { name: string; calls: number; errors: number }[];
  resetInvocations(): void;
  /** The last lines of the function's log. Default 1,000. */
  logs(functionName: string, lines?: number): string[];
  /** Ends every worker at once, as a power cut would. */
  kill(): Promise<void>;
}

interface Hosted {
  spec: FunctionSpec;
  pool: Pool;
  sessions: Map<FunctionWorker, string>;
  invoked: { calls: number; errors: number };
}

const defaults = { workersPerFunction: 2, workers: 64, idleMs: 300_000, logBytes: 5_000_000, graceMs: 3_000 };
const startLimitMs = 30_000;
/** As many as an account's concurrent executions. */
const waitingLimit = 1_000;

/** Hosts functions in sandboxes, started lazily; those of one bundle share a worker thread. */
export function createLambdaHost(options: HostOptions): FunctionHost {
  return new ThreadHost({ ...defaults, ...options });
}

class ThreadHost implements FunctionHost {
  readonly #options: HostOptions & typeof defaults;
  readonly #functions = new Map<string, Hosted>();
  /** By the folder of the bundle. */
  readonly #threads = new Map<string, BundleThread>();
  readonly #clockOffset = new SharedArrayBuffer(8);
  readonly #forgetClock: () => void;
  readonly #sweep: NodeJS.Timeout;
  #completed = 0;
  #stopping = false;

  constructor(options: HostOptions & typeof defaults) {
    this.#options = options;
    // Functions run in UTC; a thread has no time zone of its own, it takes the process's.
    process.env.TZ = 'UTC';
    const offset = new Float64Array(this.#clockOffset);
    offset[0] = options.clock.offset();
    this.#forgetClock = options.clock.onAdvance((ahead) => {
      offset[0] = ahead;
    });
    this.#sweep = setInterval(() => this.#retire(), Math.max(options.idleMs / 4, 10)).unref();
  }

  add(spec: FunctionSpec): void {
    if (this.#functions.has(spec.name)) throw new Error(`two functions are called ${spec.name}`);
    const limit = Math.min(this.#options.workersPerFunction, spec.reservedConcurrency ?? Number.POSITIVE_INFINITY);
    const sessions = new Map<FunctionWorker, string>();
    const pool = createPool({
      limit,
      waitingLimit,
      spawn: (first, onGone) => this.#spawn(spec, first, sessions, onGone),
    });
    this.#functions.set(spec.name, { spec, pool, sessions, invoked: { calls: 0, errors: 0 } });
  }

  async invoke(functionName: string, event: unknown): Promise<Invocation> {
    if (this.#stopping) return stopped();
    const hosted = this.#functions.get(functionName);
    if (!hosted) return failure('ResourceNotFoundException', `Function not found: ${functionName}`);
    const payload = JSON.stringify(event) ?? 'null';
    if (tooLarge(payload)) return failure('RequestEntityTooLargeException', 'the event is larger than 6 MB');
    const result = await hosted.pool.invoke(randomUUID(), payload);
    this.#completed += 1;
    hosted.invoked.calls += 1;
    hosted.invoked.errors += result.ok ? 0 : 1;
    return result;
  }

  concurrency(functionName: string): number {
    const spec = this.#functions.get(functionName)?.spec;
    return Math.min(this.#options.workersPerFunction, spec?.reservedConcurrency ?? Number.POSITIVE_INFINITY);
  }

  crash(accessKeyId: string, sessionToken?: string): number {
    const struck = [...this.#functions.values()]
      .filter(({ spec }) => spec.accessKeyId === accessKeyId)
      .flatMap(({ sessions }) => [...sessions])
      .filter(([worker, session]) => worker.busy() && (sessionToken === undefined || session === sessionToken));
    for (const [worker] of struck)
      void worker.end(failure('Runtime.ExitError', 'Runtime exited with error: signal: killed'));
    return struck.length;
  }

  running(): number {
    return [...this.#functions.values()].reduce((sum, { pool }) => sum + pool.load(), 0);
  }

  completed(): number {
    return this.#completed;
  }

  invocations() {
    return [...this.#functions].map(([name, { invoked }]) => ({ name, ...invoked }));
  }

  resetInvocations(): void {
    for (const hosted of this.#functions.values()) hosted.invoked = { calls: 0, errors: 0 };
  }

  logs(functionName: string, lines = 1_000): string[] {
    return lastLines(this.#logFile(functionName), lines);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#abandonWaiting();
    const deadline = performance.now() + this.#options.graceMs;
    while (this.running() > 0 && performance.now() < deadline) await sleep(10);
    await this.kill();
  }

  async kill(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#sweep);
    this.#forgetClock();
    this.#abandonWaiting();
    await Promise.all([...this.#threads.values()].map((thread) => thread.end(undefined, stopped())));
  }

  #abandonWaiting(): void {
    for (const { pool } of this.#functions.values()) pool.abandon();
  }

  #workers(): FunctionWorker[] {
    return [...this.#functions.values()].flatMap(({ pool }) => pool.workers());
  }

  #spawn(
    spec: FunctionSpec,
    first: boolean,
    sessions: Map<FunctionWorker, string>,
    onGone: (worker: FunctionWorker) => void,
  ): FunctionWorker | undefined {
    if (!this.#hasRoom() && !first) return undefined;
    const session = randomUUID();
    const worker = startWorker({
      thread: this.#threadOf(spec),
      setup: this.#setup(spec, session),
      timeLimitMs: spec.timeoutSeconds * 1000,
      startLimitMs,
      log: (line) => this.#log(spec.name, line),
      onGone(gone) {
        sessions.delete(gone);
        onGone(gone);
      },
    });
    sessions.set(worker, session);
    return worker;
  }

  #threadOf({ codePath }: FunctionSpec): BundleThread {
    const { compileCacheDir } = this.#options;
    const running = this.#threads.get(codePath);
    if (running) return running;
    const setup = {
      clockOffset: this.#clockOffset,
      ...(compileCacheDir === undefined ? {} : { compileCache: compileCacheDir }),
    };
    const thread = startThread(setup, this.#memoryOf(codePath), (gone) => {
      if (this.#threads.get(codePath) === gone) this.#threads.delete(codePath);
    });
    this.#threads.set(codePath, thread);
    return thread;
  }

  /** What the bundle's functions may use together, in MB. */
  #memoryOf(codePath: string): number {
    const together = [...this.#functions.values()].filter(({ spec }) => spec.codePath === codePath);
    return together.reduce((sum, { spec }) => sum + spec.memoryMb, 0);
  }

  #setup(spec: FunctionSpec, session: string): Setup {
    return {
      codePath: spec.codePath,
      handler: spec.handler,
      functionName: spec.name,
      functionArn: spec.arn,
      memoryMb: spec.memoryMb,
      logFile: this.#logFile(spec.name),
      logBytes: this.#options.logBytes,
      environment: functionEnvironment(spec, this.#options.environment(), session),
    };
  }

  #logFile(functionName: string): string {
    return join(this.#options.logDir, `${functionName}.log`);
  }

  #log(functionName: string, line: string): void {
    const file = openLogFile(this.#logFile(functionName), this.#options.logBytes);
    file.write(line);
    file.close();
  }

  #hasRoom(): boolean {
    const workers = this.#workers();
    if (workers.length < this.#options.workers) return true;
    const [longest] = workers.filter((worker) => !worker.busy()).sort((a, b) => a.idleSince() - b.idleSince());
    void longest?.retire();
    return longest !== undefined;
  }

  #retire(): void {
    const before = performance.now() - this.#options.idleMs;
    for (const worker of this.#workers()) {
      if (!worker.busy() && worker.idleSince() < before) void worker.retire();
    }
  }
}
