import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { AwsError } from '../aws-error.ts';
import { createJournal, type Journal } from './journal.ts';
import type {
  Depth,
  OutgoingMessage,
  QueueSpec,
  Queues,
  ReceivedMessage,
  ReceiveOptions,
  StoredMessage,
} from './model.ts';
import { type QueueSettings, queueName, queueSettings } from './settings.ts';
import { attributesOf, type MessageRow, QueueStore, type TakenRow } from './store.ts';
import { createWaiters } from './waiters.ts';
import { callQueues } from './wire.ts';

interface Queue extends QueueSpec {
  settings: QueueSettings;
}

/** Queues over one SQLite file; every answer means that its change is on disk. */
export class StoredQueues implements Queues {
  readonly #arnBase: string;
  readonly #store: QueueStore;
  readonly #journal: Journal;
  readonly #queues = new Map<string, Queue>();
  readonly #waiters = createWaiters();
  #stopping = false;

  /** `arnBase` is the part of queue ARNs before the name. */
  constructor(db: DatabaseSync, arnBase: string) {
    this.#arnBase = arnBase;
    this.#store = new QueueStore(db);
    this.#journal = createJournal(db);
    // Whoever held messages before is gone with the process; on AWS they would wait for their visibility timeout.
    this.#store.release(Date.now());
  }

  create(spec: QueueSpec): { arn: string } {
    this.#queues.set(spec.name, { ...spec, settings: queueSettings(spec.name, spec.attributes) });
    return { arn: this.#arnBase + spec.name };
  }

  names(): string[] {
    return [...this.#queues.keys()];
  }

  attributes(queue: string): Record<string, string> | undefined {
    return this.#queues.get(queueName(queue))?.attributes;
  }

  arn(queue: string): string {
    return this.#arnBase + this.#queue(queue).name;
  }

  async send(queue: string, messages: OutgoingMessage[]): Promise<string[]> {
    const { name, settings } = this.#queue(queue);
    for (const message of messages) refuseTooLarge(message, settings.maximumBytes);
    const ids = await this.#journal.write(() => this.#store.add(name, messages, settings, Date.now()));
    this.#waiters.wake(name);
    return ids;
  }

  async receive(queue: string, options: ReceiveOptions = {}): Promise<ReceivedMessage[]> {
    const { name, settings } = this.#queue(queue);
    const deadline = Date.now() + (options.waitMs ?? settings.waitSeconds * 1000);
    while (!this.#stopping) {
      const taken = await this.#take(name, settings, options);
      if (taken.length > 0 || Date.now() >= deadline || options.signal?.aborted || this.#stopping) return taken;
      const at = Math.min(deadline, this.#store.nextAt(name) ?? deadline);
      await this.#waiters.until(name, at, options.signal);
    }
    return [];
  }

  async #take(name: string, settings: QueueSettings, options: ReceiveOptions): Promise<ReceivedMessage[]> {
    const now = Date.now();
    if (!this.#store.hasVisible(name, now)) return [];
    const hiddenMs = (options.visibilitySeconds ?? settings.visibilitySeconds) * 1000;
    const rows = await this.#journal.write(() => this.#store.take(name, options.max ?? 1, hiddenMs, settings, now));
    if (settings.redrive !== undefined) this.#waiters.wake(settings.redrive.queue);
    return rows.map(receivedMessage);
  }

  async delete(queue: string, receiptHandles: string[]): Promise<void> {
    const { name } = this.#queue(queue);
    await this.#journal.write(() => {
      for (const handle of receiptHandles) this.#store.remove(name, handle);
    });
  }

  async changeVisibility(queue: string, receiptHandle: string, seconds: number): Promise<void> {
    const { name } = this.#queue(queue);
    const now = Date.now();
    const found = await this.#journal.write(() => this.#store.hide(name, receiptHandle, now + seconds * 1000, now));
    if (!found) throw new AwsError('MessageNotInflight', 'The specified message is not in flight.');
    this.#waiters.wake(name);
  }

  depth(queue: string): Depth {
    return this.#store.depth(this.#queue(queue).name, Date.now());
  }

  peek(queue: string, limit = 100): StoredMessage[] {
    return this.#store.list(this.#queue(queue).name, limit).map(storedMessage);
  }

  async hurry(milliseconds: number): Promise<void> {
    await this.#journal.write(() => this.#store.hurry(milliseconds, Date.now()));
    this.#waiters.wakeAll();
  }

  async redrive(from: string, to: string, limit = 1_000_000): Promise<number> {
    const source = this.#queue(from).name;
    const target = this.#queue(to).name;
    const moved = await this.#journal.write(() => this.#store.move(source, target, limit, Date.now()));
    this.#waiters.wake(target);
    return moved;
  }

  async purge(queue: string): Promise<void> {
    const { name } = this.#queue(queue);
    await this.#journal.write(() => this.#store.clear(name));
  }

  call(action: string, input: Record<string, unknown>, signal?: AbortSignal): Promise<unknown> {
    return callQueues(this, action, input, signal);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#waiters.wakeAll();
    this.#journal.close();
  }

  #queue(queue: string): Queue {
    const found = this.#queues.get(queueName(queue));
    if (found === undefined)
      throw new AwsError('AWS.SimpleQueueService.NonExistentQueue', `The queue ${queueName(queue)} does not exist.`);
    return found;
  }
}

function refuseTooLarge(message: OutgoingMessage, maximumBytes: number): void {
  const attributes = message.messageAttributes === undefined ? '' : JSON.stringify(message.messageAttributes);
  if (Buffer.byteLength(message.body) + Buffer.byteLength(attributes) > maximumBytes)
    throw new AwsError('InvalidParameterValue', `Message must be shorter than ${maximumBytes} bytes.`);
}

function receivedMessage(row: TakenRow): ReceivedMessage {
  return {
    messageId: row.id,
    receiptHandle: row.handle,
    body: row.body,
    md5OfBody: hash('md5', row.body),
    attributes: {
      ApproximateReceiveCount: String(row.receive_count),
      SentTimestamp: String(row.sent_at),
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: String(row.first_received_at),
    },
    messageAttributes: attributesOf(row),
  };
}

function storedMessage(row: MessageRow): StoredMessage {
  return {
    messageId: row.id,
    body: row.body,
    sentAt: row.sent_at,
    receiveCount: row.receive_count,
    messageAttributes: attributesOf(row),
  };
}
