import { stoppedType, throttledType } from '../lambda/failures.ts';
import type { Queues } from '../servers/queues.ts';
import { within } from '../sources/pause.ts';
import type { Invocation, LambdaHost } from '../types.ts';
import { failedEvent } from './failed-event.ts';
import { openPendingStore, type Pending, type PendingStore } from './pending-store.ts';

/** What AWS::Lambda::EventInvokeConfig says of one function. */
export interface AsyncSettings {
  functionName: string;
  functionArn: string;
  /** 0 to 2. Default 2. */
  maximumRetryAttempts?: number;
  /** Default 6 hours. */
  maximumEventAgeInSeconds?: number;
  /** ARN of an SQS queue. */
  onFailure?: string;
}

export interface AsyncInvokerOptions {
  dataDir: string;
  host: LambdaHost;
  queues: Queues;
  /** Waits before the retries, in milliseconds. Default 1,000 and 2,000 (AWS: one and two minutes). */
  retryDelaysMs?: readonly number[];
  /** Told of every event that was given up. */
  report(problem: string): void;
}

/** Asynchronous invocations: kept in a file until they succeeded or were given up. */
export interface AsyncInvoker {
  configure(settings: AsyncSettings): void;
  /** Durable when it returns. While an event with the same key is kept, another is passed over. */
  enqueue(functionName: string, event: unknown, key?: string): void;
  /** Takes up what an earlier run left. */
  start(): void;
  /** Kept and not yet ended. */
  pending(): number;
  /** Begins nothing any more; what does not end within 3 seconds stays kept for the next start. */
  stop(): Promise<void>;
}

/** Opens what is kept under the data folder. Errors: file damaged. */
export function createAsyncInvoker(options: AsyncInvokerOptions): AsyncInvoker {
  return new KeptInvoker(options);
}

const sixHours = 21_600;
const longestWaitMs = 60_000;
const graceMs = 3_000;

class KeptInvoker implements AsyncInvoker {
  readonly #options: AsyncInvokerOptions;
  readonly #delays: readonly number[];
  readonly #store: PendingStore;
  readonly #settings = new Map<string, AsyncSettings>();
  readonly #inHand = new Map<number, NodeJS.Timeout | undefined>();
  readonly #runs = new Set<Promise<void>>();
  #stopping = false;
  #closed = false;

  constructor(options: AsyncInvokerOptions) {
    this.#options = options;
    this.#delays = options.retryDelaysMs ?? [1_000, 2_000];
    this.#store = openPendingStore(options.dataDir);
  }

  configure(settings: AsyncSettings): void {
    this.#settings.set(settings.functionName, settings);
  }

  enqueue(functionName: string, event: unknown, key?: string): void {
    const one = this.#store.add(functionName, JSON.stringify(event) ?? 'null', key);
    if (one) this.#begin(one, 0);
  }

  start(): void {
    for (const one of this.#store.all()) if (!this.#inHand.has(one.id)) this.#begin(one, 0);
  }

  pending(): number {
    return this.#inHand.size;
  }

  async stop(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    for (const timer of this.#inHand.values()) clearTimeout(timer);
    await within(Promise.all(this.#runs), graceMs);
    this.#closed = true;
    this.#store.close();
  }

  #begin(one: Pending, delayMs: number): void {
    if (this.#stopping) return;
    if (delayMs === 0) {
      this.#inHand.set(one.id, undefined);
      const run = this.#run(one).finally(() => this.#runs.delete(run));
      this.#runs.add(run);
    } else {
      this.#inHand.set(
        one.id,
        setTimeout(() => this.#begin(one, 0), delayMs),
      );
    }
  }

  async #run(one: Pending): Promise<void> {
    const result = await this.#options.host.invoke(one.functionName, JSON.parse(one.payload));
    if (this.#closed) return;
    if (result.ok) return this.#end(one);
    if (result.errorType === stoppedType) return;
    one.failures += 1;
    const condition = this.#giveUpBecause(one, result);
    if (condition !== undefined) return this.#giveUp(one, result, condition);
    this.#store.failed(one);
    this.#begin(one, this.#delays[Math.min(one.failures, this.#delays.length) - 1] ?? 1_000);
  }

  #end(one: Pending): void {
    this.#store.remove(one.id);
    this.#inHand.delete(one.id);
  }

  /** An event that found no free worker is tried until it is too old, as on AWS. */
  #giveUpBecause(one: Pending, result: Extract<Invocation, { ok: false }>): string | undefined {
    const settings = this.#settings.get(one.functionName);
    const age = Date.now() - one.acceptedAt;
    if (age > (settings?.maximumEventAgeInSeconds ?? sixHours) * 1000) return 'EventAgeExceeded';
    if (result.errorType === throttledType) return undefined;
    return one.failures > (settings?.maximumRetryAttempts ?? 2) ? 'RetriesExhausted' : undefined;
  }

  async #giveUp(one: Pending, result: Extract<Invocation, { ok: false }>, condition: string): Promise<void> {
    const settings = this.#settings.get(one.functionName);
    const what = `${one.functionName} gave up an event after ${one.failures} tries (${condition}, ${result.errorType})`;
    if (settings?.onFailure === undefined) {
      this.#options.report(`${what}; there is no failure destination, it is lost`);
      return this.#end(one);
    }
    try {
      await this.#options.queues.send(settings.onFailure, [
        { body: failedEvent(one, result, condition, settings.functionArn) },
      ]);
      this.#options.report(`${what}; see ${settings.onFailure}`);
      if (!this.#closed) this.#end(one);
    } catch (error) {
      this.#options.report(`${what}; ${settings.onFailure} does not take it: ${String(error)}`);
      if (!this.#stopping)
        this.#inHand.set(
          one.id,
          setTimeout(() => this.#begin(one, 0), longestWaitMs),
        );
    }
  }
}
