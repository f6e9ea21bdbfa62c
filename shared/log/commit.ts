import type { EventDraft } from '../contract/event.ts';

/** A domain event: past tense, plain JSON. */
export interface DomainEvent {
  type: string;
}

/** One item of the log: what one command did, whole. */
export interface Commit<E extends DomainEvent = DomainEvent> {
  /** The aggregate, for instance `application/4k2…`. */
  stream: string;
  /** 1 for the first commit of the stream, then without a gap. */
  version: number;
  /** ISO 8601 instant with offset. */
  at: string;
  /** Subject of the principal, or `event:<type>`, `deadline:<name>`. */
  by: string;
  commandId: string;
  /** Digest of the command's body: tells a repeated command from a reused id. */
  request: string;
  /** The event that caused this, when one did. */
  cause?: string;
  events: E[];
  /** Finished, validated public events, in order. */
  published: EventDraft[];
  /** Hash of the commit before; empty for the first. */
  prev: string;
  hash: string;
}

/** What a stream remembers of its commits while it is folded. */
export interface Head {
  version: number;
  hash: string;
  at: string;
}

export const emptyHead: Head = { version: 0, hash: '', at: '' };
