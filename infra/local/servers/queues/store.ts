import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Depth, MessageAttribute, OutgoingMessage } from './model.ts';
import type { QueueSettings } from './settings.ts';
import { prepareStatements } from './statements.ts';

export interface MessageRow {
  seq: number;
  id: string;
  body: string;
  attributes: string | null;
  sent_at: number;
  receive_count: number;
  first_received_at: number | null;
}

export interface TakenRow extends MessageRow {
  handle: string;
  first_received_at: number;
}

/** The messages of all queues in one table; times are milliseconds since the epoch. */
export class QueueStore {
  readonly #sql: ReturnType<typeof prepareStatements>;

  constructor(db: DatabaseSync) {
    this.#sql = prepareStatements(db);
  }

  add(queue: string, messages: OutgoingMessage[], settings: QueueSettings, now: number): string[] {
    return messages.map((message) => {
      const id = randomUUID();
      const attributes = message.messageAttributes === undefined ? null : JSON.stringify(message.messageAttributes);
      const visibleAt = now + (message.delaySeconds ?? settings.delaySeconds) * 1000;
      this.#sql.insert.run(queue, id, message.body, attributes, now, visibleAt);
      return id;
    });
  }

  hasVisible(queue: string, now: number): boolean {
    return this.#sql.next.get(queue, now, 1) !== undefined;
  }

  /** Takes up to `max` messages; those received too often go to the dead-letter queue in the same transaction. */
  take(queue: string, max: number, hiddenMs: number, settings: QueueSettings, now: number): TakenRow[] {
    const taken: TakenRow[] = [];
    while (taken.length < max) {
      const rows = this.#sql.next.all(queue, now, max - taken.length) as unknown as MessageRow[];
      if (rows.length === 0) break;
      for (const row of rows) {
        const one = this.#takeOne(row, hiddenMs, settings, now);
        if (one !== undefined) taken.push(one);
      }
      if (hiddenMs === 0) break;
    }
    return taken;
  }

  #takeOne(row: MessageRow, hiddenMs: number, { redrive }: QueueSettings, now: number): TakenRow | undefined {
    if (redrive !== undefined && row.receive_count >= redrive.maxReceiveCount) {
      this.#sql.bury.run(redrive.queue, now, row.seq);
      return undefined;
    }
    const handle = `${row.seq}.${randomUUID()}`;
    const receiveCount = row.receive_count + 1;
    const first = row.first_received_at ?? now;
    this.#sql.take.run(handle, now + hiddenMs, receiveCount, first, row.seq);
    return { ...row, receive_count: receiveCount, first_received_at: first, handle };
  }

  remove(queue: string, handle: string): void {
    this.#sql.remove.run(seqOf(handle), queue, handle);
  }

  /** False when the handle is not that of a message in flight. */
  hide(queue: string, handle: string, until: number, now: number): boolean {
    return this.#sql.hide.run(until, seqOf(handle), queue, handle, now).changes === 1;
  }

  /** When the next message becomes visible, if there is one. */
  nextAt(queue: string): number | undefined {
    const at = this.#sql.earliest.get(queue)?.at;
    return typeof at === 'number' ? at : undefined;
  }

  depth(queue: string, now: number): Depth {
    const visible = Number(this.#sql.visible.get(queue, now)?.count ?? 0);
    const hidden = this.#sql.hidden.get(queue, now);
    const delayed = Number(hidden?.delayed ?? 0);
    return { visible, delayed, inFlight: Number(hidden?.count ?? 0) - delayed };
  }

  list(queue: string, limit: number): MessageRow[] {
    return this.#sql.list.all(queue, limit) as unknown as MessageRow[];
  }

  move(from: string, to: string, limit: number, now: number): number {
    return Number(this.#sql.move.run(to, now, from, limit).changes);
  }

  /** Nobody holds messages any more. */
  release(now: number): void {
    this.#sql.release.run(now, now);
  }

  /** What was sent with a delay becomes visible so much sooner. */
  hurry(milliseconds: number, now: number): void {
    this.#sql.hurry.run(milliseconds, now);
  }

  clear(queue: string): void {
    this.#sql.clear.run(queue);
  }
}

/** Message attributes of a row, as they were sent. */
export function attributesOf(row: MessageRow): Record<string, MessageAttribute> {
  return row.attributes === null ? {} : JSON.parse(row.attributes);
}

const seqOf = (handle: string): number => Number.parseInt(handle, 10) || 0;
