import type { Queues } from '../servers/queues.ts';
import type { Authorize, Faults, FunctionSpec, LambdaHost } from '../types.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { StreamFeed } from './stream-feed.ts';

export type { StreamFeed };

/** One event source mapping at work. */
export interface Source {
  /** Logical id of the mapping. */
  readonly id: string;
  /** Begins to poll; resolves when it has its place, so that nothing written from then on is passed over. */
  start(): Promise<void>;
  /** Something was written to the source: look now. */
  poke(): void;
  /** Resolves when everything that was there at the call is done and nothing is in hand. */
  settled(): Promise<void>;
  busy(): boolean;
  /** Begins nothing any more, and lets what is in hand end for up to 3 seconds. */
  stop(): Promise<void>;
}

/** What both kinds of source need. */
export interface SourceOptions {
  /** Logical id, with the stack's name before it: checkpoints are kept under it. */
  id: string;
  /** Properties of AWS::Lambda::EventSourceMapping, resolved. */
  properties: Record<string, unknown>;
  function: FunctionSpec;
  host: LambdaHost;
  queues: Queues;
  /** Whether the function's role may read the source and write the failure destination; asked once, at creation. */
  authorize: Authorize;
  faults: Faults;
  /** Told what an operator should know: records given up, a source that cannot be read. */
  report(problem: string): void;
}

export interface StreamSourceOptions extends SourceOptions {
  region: string;
  checkpoints: Checkpoints;
  /** Shared by the sources of one stream. */
  feed: StreamFeed;
}

export interface QueueSourceOptions extends SourceOptions {
  region: string;
  /** Batches in flight at most, for instance `host.concurrency(name)`. */
  concurrency: number;
}
