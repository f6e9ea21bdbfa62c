import { Worker } from 'node:worker_threads';
import type { Invocation } from '../types.ts';
import { type Failure, failure, timedOut, tooLarge } from './failures.ts';
import type { Order, Setup, Word } from './runtime/messages.ts';
import { runtimeScript } from './runtime-script.ts';

export interface WorkerOptions {
  setup: Setup;
  environment: Record<string, string>;
  /** Of one invocation. */
  timeLimitMs: number;
  /** Of loading the bundle. */
  startLimitMs: number;
  /** Appends to the function's log. */
  log(line: string): void;
  /** The thread is gone; it takes no further orders. */
  onGone(worker: FunctionWorker): void;
}

/** One thread that runs one invocation at a time. */
export interface FunctionWorker {
  run(requestId: string, payload: string): Promise<Invocation>;
  busy(): boolean;
  /** When the last invocation ended (or the thread began), by `performance.now()`. */
  idleSince(): number;
  /** Ends the thread; an invocation in hand gets this answer. */
  end(answer: Failure): Promise<void>;
}

interface Current {
  order: Order;
  answer: PromiseWithResolvers<Invocation>;
  timer: NodeJS.Timeout;
}

/** Begins to load the function; the first order may come at once. */
export function startWorker(options: WorkerOptions): FunctionWorker {
  return new ThreadWorker(options);
}

class ThreadWorker implements FunctionWorker {
  readonly #options: WorkerOptions;
  readonly #thread: Worker;
  #current: Current | undefined;
  #ready = false;
  #idleSince = performance.now();

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#thread = startThread(options);
    this.#thread.on('message', (word: Word) => this.#hear(word));
    this.#thread.on('error', (error: NodeJS.ErrnoException) => this.#giveUp(threadFailure(error)));
    this.#thread.on('exit', (code) => void this.end(exited(this.#current?.order.requestId ?? '', code)));
  }

  run(requestId: string, payload: string): Promise<Invocation> {
    const order = { requestId, payload, timeLimitMs: this.#options.timeLimitMs };
    const answer = Promise.withResolvers<Invocation>();
    const timer = setTimeout(() => this.#giveUp(slowStart(this.#options)), this.#options.startLimitMs);
    this.#current = { order, answer, timer };
    if (this.#ready) this.#send(this.#current);
    return answer.promise;
  }

  busy(): boolean {
    return this.#current !== undefined;
  }

  idleSince(): number {
    return this.#idleSince;
  }

  async end(answer: Failure): Promise<void> {
    this.#options.onGone(this);
    this.#settle(answer);
    await this.#thread.terminate();
  }

  #hear(word: Word): void {
    if (word.kind === 'broken') {
      void this.end(failure(word.errorType, word.message));
    } else if (word.kind === 'ready') {
      this.#ready = true;
      if (this.#current) this.#send(this.#current);
    } else if (word.requestId === this.#current?.order.requestId) {
      this.#settle(resultOf(word));
    }
  }

  /** The time limit runs from here: loading is not charged to the invocation. */
  #send(current: Current): void {
    const { timeLimitMs } = this.#options;
    const answer = () => timedOut(current.order.requestId, timeLimitMs / 1000);
    clearTimeout(current.timer);
    current.timer = setTimeout(() => this.#giveUp(answer()), timeLimitMs);
    this.#thread.postMessage(current.order);
  }

  #giveUp(answer: Failure): void {
    this.#options.log(`${answer.message}\n`);
    void this.end(answer);
  }

  #settle(result: Invocation): void {
    const current = this.#current;
    if (!current) return;
    clearTimeout(current.timer);
    this.#current = undefined;
    this.#idleSince = performance.now();
    current.answer.resolve(result);
  }
}

function startThread({ setup, environment }: WorkerOptions): Worker {
  return new Worker(runtimeScript(), {
    eval: true,
    execArgv: [],
    env: environment,
    workerData: setup,
    resourceLimits: { maxOldGenerationSizeMb: setup.memoryMb },
  });
}

function resultOf(word: Extract<Word, { kind: 'done' | 'failed' }>): Invocation {
  if (word.kind === 'failed') return failure(word.errorType, word.message);
  if (tooLarge(word.payload)) return failure('Function.ResponseSizeTooLarge', 'Response payload size exceeded 6 MB');
  return { ok: true, payload: JSON.parse(word.payload) };
}

const slowStart = ({ startLimitMs }: WorkerOptions) =>
  failure('Sandbox.Timedout', `Init did not end within ${startLimitMs / 1000} seconds`);

const exited = (requestId: string, code: number) =>
  failure('Runtime.ExitError', `RequestId: ${requestId} Error: Runtime exited with exit status ${code}`);

function threadFailure(error: NodeJS.ErrnoException): Failure {
  const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return failure(memory ? 'Runtime.OutOfMemory' : 'Runtime.ExitError', error.message);
}
