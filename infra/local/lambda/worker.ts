import type { Invocation } from '../types.ts';
import { type Failure, failure, timedOut, tooLarge } from './failures.ts';
import type { Run, Setup, Word } from './runtime/messages.ts';
import type { BundleThread } from './thread.ts';

export interface WorkerOptions {
  thread: BundleThread;
  setup: Setup;
  /** Of one invocation. */
  timeLimitMs: number;
  /** Of loading the bundle. */
  startLimitMs: number;
  /** Appends to the function's log. */
  log(line: string): void;
  /** The worker is gone; it takes no further orders. */
  onGone(worker: FunctionWorker): void;
}

/** One sandbox of a function, in a thread of its bundle; it runs one invocation at a time. */
export interface FunctionWorker {
  run(requestId: string, payload: string): Promise<Invocation>;
  busy(): boolean;
  /** When the last invocation ended (or the worker began), by `performance.now()`. */
  idleSince(): number;
  /** Ends its thread, as a machine that goes down; an invocation in hand gets this answer. */
  end(answer: Failure): Promise<void>;
  /** Ends this worker alone. Only for one that is not busy. */
  retire(): Promise<void>;
}

interface Current {
  run: Run;
  answer: PromiseWithResolvers<Invocation>;
  timer: NodeJS.Timeout;
}

/** Begins to load the function; the first order may come at once. */
export function startWorker(options: WorkerOptions): FunctionWorker {
  return new SandboxWorker(options);
}

class SandboxWorker implements FunctionWorker {
  readonly #options: WorkerOptions;
  readonly #sandbox: number;
  #current: Current | undefined;
  #ready = false;
  #idleSince = performance.now();

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#sandbox = options.thread.open(options.setup, {
      hear: (word) => this.#hear(word),
      gone: (answer) => this.#leave(answer),
    });
  }

  run(requestId: string, payload: string): Promise<Invocation> {
    const run = { requestId, payload, timeLimitMs: this.#options.timeLimitMs };
    const answer = Promise.withResolvers<Invocation>();
    const timer = setTimeout(() => this.#giveUp(slowStart(this.#options)), this.#options.startLimitMs);
    this.#current = { run, answer, timer };
    if (this.#ready) this.#send(this.#current);
    return answer.promise;
  }

  busy(): boolean {
    return this.#current !== undefined;
  }

  idleSince(): number {
    return this.#idleSince;
  }

  end(answer: Failure): Promise<void> {
    return this.#options.thread.end(this.#sandbox, answer);
  }

  async retire(): Promise<void> {
    this.#options.onGone(this);
    await this.#options.thread.close(this.#sandbox);
  }

  #hear(word: Word): void {
    if (word.kind === 'broken') {
      this.#leave(failure(word.errorType, word.message));
      void this.#options.thread.close(this.#sandbox);
    } else if (word.kind === 'ready') {
      this.#ready = true;
      if (this.#current) this.#send(this.#current);
    } else if (word.requestId === this.#current?.run.requestId) {
      this.#settle(resultOf(word));
    }
  }

  /** The time limit runs from here: loading is not charged to the invocation. */
  #send(current: Current): void {
    const { timeLimitMs, thread } = this.#options;
    const answer = () => timedOut(current.run.requestId, timeLimitMs / 1000);
    clearTimeout(current.timer);
    current.timer = setTimeout(() => this.#giveUp(answer()), timeLimitMs);
    thread.tell({ kind: 'run', sandbox: this.#sandbox, run: current.run });
  }

  #giveUp(answer: Failure): void {
    this.#options.log(`${answer.message}\n`);
    void this.end(answer);
  }

  #leave(answer: Failure): void {
    this.#options.onGone(this);
    this.#settle(answer);
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

function resultOf(word: Extract<Word, { kind: 'done' | 'failed' }>): Invocation {
  if (word.kind === 'failed') return failure(word.errorType, word.message);
  if (tooLarge(word.payload)) return failure('Function.ResponseSizeTooLarge', 'Response payload size exceeded 6 MB');
  return { ok: true, payload: JSON.parse(word.payload) };
}

const slowStart = ({ startLimitMs }: WorkerOptions) =>
  failure('Sandbox.Timedout', `Init did not end within ${startLimitMs / 1000} seconds`);
