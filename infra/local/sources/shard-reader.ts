import type { Checkpoints } from './checkpoints.ts';
import { backOff, pause, restAfter } from './pause.ts';
import { type Page, type StreamFeed, wasTrimmed } from './stream-feed.ts';
import type { StreamRecord } from './streams-api.ts';

export interface ShardReaderOptions {
  /** Name under which the place is kept. */
  mapping: string;
  shard: string;
  feed: StreamFeed;
  checkpoints: Checkpoints;
  batchSize: number;
  /** How long to gather a batch from its first record on, in milliseconds. */
  windowMs: number;
  passes(record: StreamRecord): boolean;
  /** False when the engine stops before everything is done; `advance` has then been called for what is. */
  deliver(records: readonly StreamRecord[], advance: (record: StreamRecord) => void): Promise<boolean>;
  /** Nothing was left when the feed was at this version; `inHand` while records are. */
  onState(state: number): void;
  report(problem: string): void;
  signal: AbortSignal;
}

export const inHand = -1;

/** The place of a shard that is closed and done. */
export const shardEnd = 'SHARD_END';

/** About 4 MB of records leave room for what JSON adds, under Lambda's 6 MB. */
const batchBytes = 4_000_000;

/** Reads one shard from where it was left, in order; resolves at the shard's end (true) or when told to stop (false). */
export async function readShard(options: ShardReaderOptions): Promise<boolean> {
  const { feed, checkpoints, mapping, shard, signal } = options;
  let after = checkpoints.read(mapping, shard);
  while (!signal.aborted) {
    const version = feed.version();
    const page = await readPage(options, after);
    if (!page) after = undefined;
    else if (page.records.length > 0) {
      options.onState(inHand);
      const records = await gather(options, page.records, version);
      const began = performance.now();
      if (!(await deliverAll(options, records))) return false;
      if (records.length < options.batchSize) await pause(restAfter(performance.now() - began), signal);
      after = records.at(-1)?.dynamodb.SequenceNumber;
    } else if (page.ended) {
      checkpoints.write(mapping, shard, shardEnd);
      return true;
    } else {
      options.onState(version);
      await feed.changed(version);
    }
  }
  return false;
}

/** Nothing when the place is no longer kept and the oldest record has to do. */
async function readPage(options: ShardReaderOptions, after: string | undefined): Promise<Page | undefined> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await options.feed.read(options.shard, after);
    } catch (error) {
      if (options.signal.aborted) return { records: [], ended: false };
      if (wasTrimmed(error)) {
        options.report(`${options.mapping}: records after ${after} are gone from the stream; going on with the oldest`);
        return undefined;
      }
      if (failures === 2) options.report(`${options.mapping}: the stream cannot be read: ${String(error)}`);
      await pause(backOff(failures), options.signal);
    }
  }
}

/** Waits for more records until the batch is full or the window is over. */
async function gather(
  options: ShardReaderOptions,
  first: readonly StreamRecord[],
  version: number,
): Promise<readonly StreamRecord[]> {
  const over = performance.now() + options.windowMs;
  let records = first;
  let seen = version;
  while (records.length < options.batchSize && performance.now() < over && !options.signal.aborted) {
    await Promise.race([options.feed.changed(seen), pause(over - performance.now(), options.signal)]);
    seen = options.feed.version();
    const page = await readPage(options, records.at(-1)?.dynamodb.SequenceNumber);
    records = [...records, ...(page?.records ?? [])];
  }
  return records;
}

async function deliverAll(options: ShardReaderOptions, records: readonly StreamRecord[]): Promise<boolean> {
  const { checkpoints, mapping, shard } = options;
  const advance = (record: StreamRecord) => checkpoints.write(mapping, shard, record.dynamodb.SequenceNumber);
  for (const batch of batchesOf(records.filter(options.passes), options.batchSize)) {
    if (options.signal.aborted || !(await options.deliver(batch, advance))) return false;
  }
  const last = records.at(-1);
  if (last && !options.passes(last)) advance(last);
  return true;
}

/** In order, at most `size` records and about 4 MB each. */
export function batchesOf(records: readonly StreamRecord[], size: number): StreamRecord[][] {
  const batches: StreamRecord[][] = [];
  let bytes = 0;
  for (const record of records) {
    const weight = record.dynamodb.SizeBytes ?? 0;
    const batch = batches.at(-1);
    if (!batch || batch.length >= size || bytes + weight > batchBytes) {
      batches.push([record]);
      bytes = weight;
    } else {
      batch.push(record);
      bytes += weight;
    }
  }
  return batches;
}
