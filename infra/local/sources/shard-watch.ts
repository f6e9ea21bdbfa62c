import type { Checkpoints } from './checkpoints.ts';
import { backOff, pause } from './pause.ts';
import { inHand, shardEnd } from './shard-reader.ts';
import { takeStartingPosition } from './starting-position.ts';
import type { StreamFeed } from './stream-feed.ts';
import type { Shard } from './streams-api.ts';

export interface ShardWatchOptions {
  /** Name under which places are kept. */
  mapping: string;
  startingPosition: 'TRIM_HORIZON' | 'LATEST';
  feed: StreamFeed;
  checkpoints: Checkpoints;
  signal: AbortSignal;
  report(problem: string): void;
  /** Reads a shard; true when it is closed and done. */
  read(shard: string, onState: (state: number) => void): Promise<boolean>;
}

/** Reads all shards of a stream, each only after the one it came from is done. */
export interface ShardWatch {
  readonly mapping: string;
  /** Resolves when the first shards are being read. */
  readonly begun: Promise<void>;
  /** Until the signal. */
  run(): Promise<void>;
  /** Resolves when everything that was in the stream at the call is done. */
  settled(): Promise<void>;
  busy(): boolean;
}

/** A watch that has not begun. */
export function createShardWatch(options: ShardWatchOptions): ShardWatch {
  return new Watch(options);
}

interface Waiting {
  version: number;
  resolve(): void;
}

class Watch implements ShardWatch {
  readonly mapping: string;
  readonly begun: Promise<void>;
  readonly #options: ShardWatchOptions;
  readonly #begun = Promise.withResolvers<void>();
  /** For each shard being read, the feed's version at which nothing was left. */
  readonly #states = new Map<string, number>();
  readonly #reading = new Map<string, Promise<void>>();
  readonly #done = new Set<string>();
  #listedAt = inHand;
  #waiting: Waiting[] = [];

  constructor(options: ShardWatchOptions) {
    this.mapping = options.mapping;
    this.begun = this.#begun.promise;
    this.#options = options;
  }

  async run(): Promise<void> {
    const { feed, signal } = this.#options;
    while (!signal.aborted) {
      const version = feed.version();
      const shards = await this.#list();
      if (!shards) break;
      this.#begin(shards, version);
      await (this.#reading.size > 0 ? Promise.race(this.#reading.values()) : feed.changed(version));
    }
    await Promise.all(this.#reading.values());
  }

  async settled(): Promise<void> {
    this.#options.feed.poke();
    const version = this.#options.feed.version();
    if (!this.#quietSince(version)) await new Promise<void>((resolve) => this.#waiting.push({ version, resolve }));
  }

  busy(): boolean {
    return !this.#quietSince(0);
  }

  #begin(shards: readonly Shard[], version: number): void {
    const { checkpoints } = this.#options;
    for (const { id } of shards) if (checkpoints.read(this.mapping, id) === shardEnd) this.#done.add(id);
    for (const id of this.#done) this.#states.delete(id);
    const known = new Set(shards.map(({ id }) => id));
    const free = shards.filter(({ parent }) => parent === undefined || !known.has(parent) || this.#done.has(parent));
    for (const { id } of free) if (!this.#done.has(id) && !this.#reading.has(id)) this.#read(id);
    this.#listedAt = version;
    this.#begun.resolve();
    this.#tell();
  }

  #read(shard: string): void {
    this.#states.set(shard, inHand);
    const onState = (state: number) => {
      this.#states.set(shard, state);
      if (state !== inHand) this.#tell();
    };
    const reading = this.#options.read(shard, onState).then((ended) => {
      this.#reading.delete(shard);
      // Stays in hand until the shards that follow it are known.
      this.#states.set(shard, inHand);
      if (ended) this.#done.add(shard);
    });
    this.#reading.set(shard, reading);
  }

  #quietSince(version: number): boolean {
    const states = this.#states.size > 0 ? [...this.#states.values()] : [this.#listedAt];
    return states.every((state) => state >= version);
  }

  #tell(): void {
    const waiting = this.#waiting;
    this.#waiting = waiting.filter(({ version }) => !this.#quietSince(version));
    for (const one of waiting) if (!this.#waiting.includes(one)) one.resolve();
  }

  /** Nothing when the engine stops. */
  async #list(): Promise<Shard[] | undefined> {
    const { feed, signal, report, startingPosition, checkpoints } = this.#options;
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        const shards = await feed.shards();
        await takeStartingPosition(this.mapping, startingPosition, shards, feed, checkpoints);
        return shards;
      } catch (error) {
        if (failures === 3) report(`${this.mapping}: the stream cannot be described: ${String(error)}`);
        await pause(backOff(failures), signal);
      }
    }
    return undefined;
  }
}
