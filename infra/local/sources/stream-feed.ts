import { createStreamsApi, type Shard, type StreamRecord, type StreamsApi, StreamsError } from './streams-api.ts';
import { createWakeup } from './wakeup.ts';

export interface FeedOptions {
  /** Endpoint of the database. */
  endpoint: string;
  region: string;
  /** Of the stream, as the database names it. */
  streamArn: string;
  /** Longest time between two looks when nobody pokes, in milliseconds. Default 1,000. */
  idlePollMs?: number;
}

/** What follows a place in a shard. */
export interface Page {
  records: readonly StreamRecord[];
  /** The shard is closed and nothing more will come. */
  ended: boolean;
}

/** One reader of one stream for all of its sources: what one has read, the other need not fetch again. */
export interface StreamFeed {
  readonly streamArn: string;
  /** The stream was written to. */
  poke(): void;
  /** Counts pokes; take it before `read`, hand it to `changed`. */
  version(): number;
  shards(): Promise<Shard[]>;
  /** The records after this sequence number (`undefined`: from the oldest kept), as many as one call brings. */
  read(shard: string, after: string | undefined): Promise<Page>;
  /** Resolves when there may be more than at `version`. */
  changed(version: number): Promise<void>;
  stop(): Promise<void>;
}

interface Fetched extends Page {
  next: string | undefined;
}

/** Pages kept for a slower reader; one that is further behind reads for itself. */
const keptPages = 16;
const pageSize = 1_000;

/** Opens a stream; nothing is read until a source asks. */
export function createStreamFeed(options: FeedOptions): StreamFeed {
  return new SharedFeed(createStreamsApi(options), options);
}

class SharedFeed implements StreamFeed {
  readonly streamArn: string;
  readonly #api: StreamsApi;
  readonly #wakeup;
  readonly #iterators = new Map<string, string>();
  readonly #pages = new Map<string, Page>();
  readonly #reading = new Map<string, { version: number; page: Promise<Page> }>();

  constructor(api: StreamsApi, { streamArn, idlePollMs = 1_000 }: FeedOptions) {
    this.streamArn = streamArn;
    this.#api = api;
    this.#wakeup = createWakeup(idlePollMs);
  }

  poke(): void {
    this.#wakeup.poke();
  }

  version(): number {
    return this.#wakeup.version();
  }

  changed(version: number): Promise<void> {
    return this.#wakeup.changed(version);
  }

  shards(): Promise<Shard[]> {
    return this.#api.shards();
  }

  read(shard: string, after: string | undefined): Promise<Page> {
    const place = `${shard}/${after ?? ''}`;
    const known = this.#known(shard, place);
    if (known) return Promise.resolve(known);
    const version = this.#wakeup.version();
    const reading = this.#reading.get(place);
    // A read that began before the last poke may have missed what the poke announced.
    if (reading?.version === version) return reading.page;
    const page = this.#fetch(shard, after, place).finally(() => {
      if (this.#reading.get(place)?.page === page) this.#reading.delete(place);
    });
    this.#reading.set(place, { version, page });
    return page;
  }

  async stop(): Promise<void> {
    this.#wakeup.stop();
    await this.#api.close();
  }

  /** The pages kept that follow one another from here, as one. */
  #known(shard: string, place: string): Page | undefined {
    let page = this.#pages.get(place);
    while (page && page.records.length < pageSize) {
      const next = this.#pages.get(`${shard}/${page.records.at(-1)?.dynamodb.SequenceNumber}`);
      if (!next) return page;
      page = { records: [...page.records, ...next.records], ended: next.ended };
    }
    return page;
  }

  async #fetch(shard: string, after: string | undefined, place: string): Promise<Page> {
    const page = await this.#fetchFrom(shard, after, place);
    const last = page.records.at(-1)?.dynamodb.SequenceNumber;
    this.#iterators.delete(place);
    if (page.next !== undefined) this.#keepIterator(last === undefined ? place : `${shard}/${last}`, page.next);
    if (page.records.length > 0) {
      this.#keepPage(place, page);
      this.#wakeup.active();
    }
    return page;
  }

  async #fetchFrom(shard: string, after: string | undefined, place: string): Promise<Fetched> {
    try {
      const iterator = this.#iterators.get(place) ?? (await this.#api.iterator(shard, after));
      const { records, next } = await this.#api.records(iterator);
      return { records, next, ended: next === undefined };
    } catch (error) {
      this.#iterators.delete(place);
      throw error;
    }
  }

  #keepIterator(place: string, iterator: string): void {
    this.#iterators.set(place, iterator);
    dropOldest(this.#iterators);
  }

  #keepPage(place: string, page: Page): void {
    this.#pages.set(place, { records: page.records, ended: page.ended });
    dropOldest(this.#pages);
  }
}

function dropOldest(map: Map<string, unknown>): void {
  if (map.size <= keptPages) return;
  const oldest = map.keys().next();
  if (!oldest.done) map.delete(oldest.value);
}

/** Records that a source has not read were dropped, because they are older than the database keeps them. */
export const wasTrimmed = (error: unknown): boolean =>
  error instanceof StreamsError && error.code === 'TrimmedDataAccessException';
