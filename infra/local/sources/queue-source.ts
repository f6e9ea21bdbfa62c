import { setTimeout as sleep } from 'node:timers/promises';
import type { ReceivedMessage } from '../servers/queues.ts';
import { compileFilter, type Filter } from './filter.ts';
import { queueGrants, requireGrants } from './grants.ts';
import { type QueueMapping, readQueueMapping } from './mapping.ts';
import { pause, within } from './pause.ts';
import { invokeWithMessages, type QueueOutcome } from './queue-batch.ts';
import { filteredShape, withinPayload } from './queue-event.ts';
import { createSlots } from './slots.ts';
import type { QueueSourceOptions, Source } from './source.ts';

/** Feeds a function from an SQS queue. Errors at once: settings that cannot be honoured, missing grants. */
export function createQueueSource(options: QueueSourceOptions): Source {
  const mapping = readQueueMapping(options.id, options.properties);
  requireGrants(options.id, options.function, options.authorize, queueGrants(mapping.EventSourceArn));
  const visibility = visibilityOf(options, mapping.EventSourceArn);
  return new QueueSource(options, mapping, visibility);
}

/** In seconds. AWS too refuses a queue that would hand a message out again while the function still works on it. */
function visibilityOf({ id, queues, function: spec }: QueueSourceOptions, queueArn: string): number {
  const attributes = queues.attributes(queueArn);
  if (!attributes) throw new Error(`event source mapping ${id}: there is no queue ${queueArn}`);
  const visibility = Number(attributes.VisibilityTimeout ?? 30);
  if (visibility >= spec.timeoutSeconds) return visibility;
  const limits = `${visibility} s, the time limit of ${spec.name} is ${spec.timeoutSeconds} s`;
  throw new Error(`event source mapping ${id}: the visibility timeout of ${queueArn} is too short: ${limits}`);
}

const longPollMs = 20_000;
const graceMs = 3_000;

/**
 * How long a failed message stays away, in seconds: AWS waits for the visibility timeout, which is minutes; here it is
 * 0.25 s at first, three times as long with each try, and never more than that timeout.
 */
const retryAfter = (tries: number, visibility: number): number => Math.min(0.25 * 3 ** (tries - 1), visibility);

class QueueSource implements Source {
  readonly id: string;
  readonly #options: QueueSourceOptions;
  readonly #mapping: QueueMapping;
  readonly #visibility: number;
  readonly #filter: Filter | undefined;
  readonly #stopping = new AbortController();
  readonly #slots;
  #running: Promise<void> = Promise.resolve();
  #inHand = 0;

  constructor(options: QueueSourceOptions, mapping: QueueMapping, visibility: number) {
    this.id = options.id;
    this.#options = options;
    this.#mapping = mapping;
    this.#visibility = visibility;
    this.#filter = compileFilter(options.id, mapping.FilterCriteria.Filters);
    const most = mapping.ScalingConfig.MaximumConcurrency ?? Number.POSITIVE_INFINITY;
    this.#slots = createSlots(Math.max(1, Math.min(options.concurrency, most)));
  }

  async start(): Promise<void> {
    this.#running = this.#poll();
  }

  /** The queue itself wakes whoever waits for a message. */
  poke(): void {}

  async settled(): Promise<void> {
    while (!this.#stopping.signal.aborted && (this.busy() || this.#left() > 0)) await sleep(10);
  }

  busy(): boolean {
    return this.#inHand > 0;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const idle = async () => {
      await this.#running;
      while (this.busy()) await sleep(10, undefined, { ref: false });
    };
    await within(idle(), graceMs);
  }

  #left(): number {
    const { visible, inFlight, delayed } = this.#options.queues.depth(this.#mapping.EventSourceArn);
    return visible + inFlight + delayed;
  }

  async #poll(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; ) {
      await this.#slots.free();
      try {
        const messages = await this.#gather();
        for (const batch of withinPayload(messages)) void this.#take(batch);
        failures = 0;
      } catch (error) {
        failures += 1;
        if (!signal.aborted) this.#options.report(`${this.id}: the queue cannot be read: ${String(error)}`);
        await pause(Math.min(1_000 * failures, longPollMs), signal);
      }
    }
  }

  /** Waits for a message, then for more of them until the batch is full or the window is over. */
  async #gather(): Promise<ReceivedMessage[]> {
    const { BatchSize, MaximumBatchingWindowInSeconds: window } = this.#mapping;
    const messages = await this.#receive(BatchSize, longPollMs);
    const over = performance.now() + window * 1000;
    while (messages.length > 0 && messages.length < BatchSize && performance.now() < over) {
      if (this.#stopping.signal.aborted) break;
      messages.push(...(await this.#receive(BatchSize - messages.length, over - performance.now())));
    }
    return messages;
  }

  #receive(max: number, waitMs: number): Promise<ReceivedMessage[]> {
    return this.#options.queues.receive(this.#mapping.EventSourceArn, { max, waitMs, signal: this.#stopping.signal });
  }

  async #take(messages: ReceivedMessage[]): Promise<void> {
    const now: ReceivedMessage[] = [];
    for (const message of messages) {
      if (message.attributes.ApproximateReceiveCount === '1' && this.#options.faults.strikes('delay'))
        void this.#hold(message);
      else now.push(message);
    }
    if (this.#options.faults.strikes('reorder')) shuffle(now, this.#options.faults.random);
    if (now.length > 0) await this.#process(now);
  }

  async #hold(message: ReceivedMessage): Promise<void> {
    const { faults } = this.#options;
    // It must come back before the queue takes it for lost.
    const longest = Math.min(faults.plan()?.delayMs ?? 0, (this.#visibility * 1000) / 3);
    this.#inHand += 1;
    await pause(faults.random() * longest, this.#stopping.signal);
    await this.#process([message]);
    this.#inHand -= 1;
  }

  async #process(messages: ReceivedMessage[]): Promise<void> {
    this.#inHand += 1;
    const release = await this.#slots.take();
    try {
      await this.#settle(await this.#handle(messages));
    } catch (error) {
      // What was not deleted comes again after its visibility timeout.
      if (!this.#stopping.signal.aborted) this.#options.report(`${this.id}: ${String(error)}`);
    } finally {
      release();
      this.#inHand -= 1;
    }
  }

  async #handle(messages: ReceivedMessage[]): Promise<QueueOutcome> {
    const filter = this.#filter;
    const wanted = filter ? messages.filter((message) => filter(filteredShape(message))) : messages;
    if (this.#stopping.signal.aborted) return { done: [], failed: [], undecided: messages };
    if (wanted.length === 0) return { done: messages, failed: [], undecided: [] };
    const outcome = await invokeWithMessages(wanted, this.#mapping, this.#options);
    const unwanted = messages.filter((message) => !wanted.includes(message));
    return { ...outcome, done: [...outcome.done, ...unwanted] };
  }

  async #settle({ done, failed, undecided }: QueueOutcome): Promise<void> {
    const { queues } = this.#options;
    const queue = this.#mapping.EventSourceArn;
    const show = ({ receiptHandle }: ReceivedMessage, seconds: number) =>
      queues.changeVisibility(queue, receiptHandle, seconds);
    await Promise.all([
      done.length > 0
        ? queues.delete(
            queue,
            done.map(({ receiptHandle }) => receiptHandle),
          )
        : undefined,
      ...failed.map((message) => show(message, retryAfter(triesOf(message), this.#visibility))),
      ...undecided.map((message) => show(message, 0)),
    ]);
  }
}

const triesOf = (message: ReceivedMessage): number => Number(message.attributes.ApproximateReceiveCount ?? 1);

/** Fisher and Yates. */
function shuffle<T>(items: T[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other] as T, items[last] as T];
  }
}
