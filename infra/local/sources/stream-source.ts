import { type Condition, deliverBatch } from './deliver-batch.ts';
import { discardedMessage } from './discarded-message.ts';
import { compileFilter } from './filter.ts';
import { requireGrants, streamGrants } from './grants.ts';
import { readStreamMapping, type StreamMapping } from './mapping.ts';
import { backOff, pause, within } from './pause.ts';
import { readShard } from './shard-reader.ts';
import { createShardWatch, type ShardWatch } from './shard-watch.ts';
import type { Source, StreamSourceOptions } from './source.ts';
import { invokeWithRecords } from './stream-batch.ts';
import type { StreamRecord } from './streams-api.ts';

/** Feeds a function from a DynamoDB stream. Errors at once: settings that cannot be honoured, missing grants. */
export function createStreamSource(options: StreamSourceOptions): Source {
  const mapping = readStreamMapping(options.id, options.properties);
  const destination = mapping.DestinationConfig.OnFailure?.Destination;
  if (destination !== undefined && !/^arn:[^:]*:sqs:/.test(destination)) {
    throw new Error(`event source mapping ${options.id}: only an SQS queue can take failures here, not ${destination}`);
  }
  const sending = destination === undefined ? [] : [{ action: 'sqs:SendMessage', resource: destination }];
  requireGrants(options.id, options.function, options.authorize, [...streamGrants(mapping.EventSourceArn), ...sending]);
  return new StreamSource(options, mapping, destination);
}

const graceMs = 3_000;

class StreamSource implements Source {
  readonly id: string;
  readonly #options: StreamSourceOptions;
  readonly #mapping: StreamMapping;
  readonly #destination: string | undefined;
  readonly #passes: (record: StreamRecord) => boolean;
  readonly #stopping = new AbortController();
  readonly #watch: ShardWatch;
  /** Time in which the engine did not run ages no record. */
  readonly #startedAt = Date.now();
  #running: Promise<void> = Promise.resolve();
  #abandoned = false;

  constructor(options: StreamSourceOptions, mapping: StreamMapping, destination: string | undefined) {
    this.id = options.id;
    this.#options = options;
    this.#mapping = mapping;
    this.#destination = destination;
    this.#passes = compileFilter(options.id, mapping.FilterCriteria.Filters) ?? (() => true);
    this.#watch = createShardWatch({
      mapping: `${options.id} ${options.feed.streamArn}`,
      startingPosition: mapping.StartingPosition,
      feed: options.feed,
      checkpoints: options.checkpoints,
      signal: this.#stopping.signal,
      report: options.report,
      read: (shard, onState) => this.#read(shard, onState),
    });
  }

  start(): Promise<void> {
    this.#running = this.#watch
      .run()
      .catch((error) => this.#options.report(`${this.id}: reading stopped: ${String(error)}`));
    return Promise.race([this.#watch.begun, this.#running]);
  }

  poke(): void {
    this.#options.feed.poke();
  }

  settled(): Promise<void> {
    return this.#watch.settled();
  }

  busy(): boolean {
    return this.#watch.busy();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#options.feed.poke();
    await within(this.#running, graceMs);
    this.#abandoned = true;
  }

  #read(shard: string, onState: (state: number) => void): Promise<boolean> {
    const { feed, checkpoints, report } = this.#options;
    return readShard({
      mapping: this.#watch.mapping,
      shard,
      feed,
      checkpoints,
      batchSize: this.#mapping.BatchSize,
      windowMs: this.#mapping.MaximumBatchingWindowInSeconds * 1000,
      passes: this.#passes,
      deliver: (records, advance) => this.#deliver(shard, records, advance),
      onState,
      report,
      signal: this.#stopping.signal,
    });
  }

  #deliver(shard: string, records: readonly StreamRecord[], advance: (record: StreamRecord) => void): Promise<boolean> {
    const { MaximumRetryAttempts: retries, BisectBatchOnFunctionError: bisect } = this.#mapping;
    return deliverBatch(
      records,
      { retries, bisect },
      {
        invoke: async (part) =>
          this.#stopping.signal.aborted ? { kind: 'stopped' } : invokeWithRecords(part, this.#mapping, this.#options),
        discard: (part, condition, tries) => this.#discard(shard, part, condition, tries),
        isTooOld: (record) => this.#isTooOld(record),
        advance: (record) => this.#abandoned || advance(record),
        wait: (failures) => this.#wait(failures),
      },
    );
  }

  #isTooOld({ dynamodb }: StreamRecord): boolean {
    const limit = this.#mapping.MaximumRecordAgeInSeconds;
    if (limit < 0) return false;
    const since = Math.max((dynamodb.ApproximateCreationDateTime ?? 0) * 1000, this.#startedAt);
    return Date.now() - since > limit * 1000;
  }

  async #discard(
    shard: string,
    records: readonly StreamRecord[],
    condition: Condition,
    tries: number,
  ): Promise<boolean> {
    const { queues, report, function: spec } = this.#options;
    const destination = this.#destination;
    const what = `${this.id}: ${spec.name} gave up ${records.length} record(s) after ${tries} tries (${condition})`;
    if (destination === undefined) {
      report(`${what}; there is no failure destination, they are lost to it`);
      return true;
    }
    const streamArn = this.#mapping.EventSourceArn;
    const body = discardedMessage({ records, condition, tries, functionArn: spec.arn, streamArn, shard });
    for (let failures = 1; ; failures += 1) {
      try {
        await queues.send(destination, [{ body }]);
        report(`${what}; see ${destination}`);
        return true;
      } catch (error) {
        report(`${what}; ${destination} does not take them: ${String(error)}`);
        if (!(await this.#wait(failures))) return false;
      }
    }
  }

  async #wait(failures: number): Promise<boolean> {
    await pause(backOff(failures), this.#stopping.signal);
    return !this.#stopping.signal.aborted;
  }
}
