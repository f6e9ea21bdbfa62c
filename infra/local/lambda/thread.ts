import { Worker } from 'node:worker_threads';
import { type Failure, failure } from './failures.ts';
import type { Order, Said, Setup, ThreadSetup, Word } from './runtime/messages.ts';
import { runtimeScript } from './runtime-script.ts';

/** Who opened a sandbox in a thread. */
export interface Lodger {
  hear(word: Word): void;
  /** The thread is gone, and the sandbox with it. */
  gone(answer: Failure): void;
}

/** A thread with the sandboxes of one bundle's functions: they load in a third of the time when one was loaded before. */
export interface BundleThread {
  /** Begins to load a function; answers the number of its sandbox. */
  open(setup: Setup, lodger: Lodger): number;
  tell(order: Order): void;
  /** Forgets one sandbox; with the last one the thread ends. */
  close(sandbox: number): Promise<void>;
  /** Ends the thread: `sandbox` gets this answer, and what its neighbours have in hand fails with it. */
  end(sandbox: number | undefined, answer: Failure): Promise<void>;
}

/** Starts a thread that may use so much memory, in MB. */
export function startThread(
  setup: ThreadSetup,
  memoryMb: number,
  onGone: (thread: BundleThread) => void,
): BundleThread {
  return new WorkerThread(setup, memoryMb, onGone);
}

class WorkerThread implements BundleThread {
  readonly #thread: Worker;
  readonly #onGone: (thread: BundleThread) => void;
  readonly #lodgers = new Map<number, Lodger>();
  #opened = 0;

  constructor(setup: ThreadSetup, memoryMb: number, onGone: (thread: BundleThread) => void) {
    this.#onGone = onGone;
    this.#thread = new Worker(runtimeScript(), {
      eval: true,
      execArgv: [],
      env: {},
      workerData: setup,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    this.#thread.on('message', (said: Said) => this.#hear(said));
    this.#thread.on('error', (error: NodeJS.ErrnoException) => void this.end(undefined, threadFailure(error)));
    this.#thread.on('exit', (code) => void this.end(undefined, exited(code)));
  }

  open(setup: Setup, lodger: Lodger): number {
    this.#opened += 1;
    const sandbox = this.#opened;
    this.#lodgers.set(sandbox, lodger);
    this.tell({ kind: 'open', sandbox, setup });
    return sandbox;
  }

  tell(order: Order): void {
    this.#thread.postMessage(order);
  }

  async close(sandbox: number): Promise<void> {
    this.#lodgers.delete(sandbox);
    if (this.#lodgers.size === 0) return this.end(undefined, exited(0));
    this.tell({ kind: 'close', sandbox });
  }

  async end(sandbox: number | undefined, answer: Failure): Promise<void> {
    this.#onGone(this);
    const lodgers = [...this.#lodgers];
    this.#lodgers.clear();
    for (const [id, lodger] of lodgers)
      lodger.gone(sandbox === undefined || id === sandbox ? answer : neighbour(answer));
    await this.#thread.terminate();
  }

  #hear({ sandbox, word }: Said): void {
    if (sandbox !== undefined) this.#lodgers.get(sandbox)?.hear(word);
    else if (word.kind === 'broken') void this.end(undefined, failure(word.errorType, word.message));
  }
}

const exited = (code: number) => failure('Runtime.ExitError', `Runtime exited with exit status ${code}`);

const neighbour = ({ message }: Failure) =>
  failure('Runtime.ExitError', `Runtime exited with a function of the same bundle: ${message}`);

function threadFailure(error: NodeJS.ErrnoException): Failure {
  const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return failure(memory ? 'Runtime.OutOfMemory' : 'Runtime.ExitError', error.message);
}
