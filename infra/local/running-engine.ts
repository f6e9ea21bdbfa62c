import type { CallCount } from './servers/gateway.ts';
import type { Depth, StoredMessage } from './servers/queues.ts';
import type { EngineClock, Faults, Invocation } from './types.ts';
import type { Trouble } from './wiring/troubles.ts';

/** A platform that runs. Times are milliseconds. */
export interface Engine {
  apiUrl: string;
  /** Of the tokens; empty where the templates name an issuer elsewhere. */
  issuerUrl: string;
  controlUrl: string;
  dynamodbEndpoint: string;
  clock: EngineClock;
  faults: Faults;
  /** An access token for a persona. */
  token(personaId: string): Promise<string>;
  invoke(functionName: string, event: unknown): Promise<Invocation>;
  /**
   * Resolves when streams are read to the end, fed queues are empty and nothing runs; throws after the timeout, naming
   * what is left. Messages with a delay count as left: move the clock to have them sooner.
   */
  drain(timeoutMs: number): Promise<void>;
  queues(): Record<string, Depth>;
  messages(queue: string, limit?: number): StoredMessage[];
  /** The last lines of a function's output. */
  logs(functionName: string, lines?: number): string[];
  functions(): string[];
  troubles(): Trouble[];
  /** Fires every schedule now; answers how many. */
  runSchedules(): number;
  schedules(): { name: string; at: number }[];
  /** AWS calls by function and action, and invocations of each function, since the start or the last reset. */
  counts(): CallCount[];
  resetCounts(): void;
  /** While on, the database tells the capacity units of every call, and `counts()` has them. */
  measureCapacity(on: boolean): void;
  /** Moves messages of a dead-letter queue to another queue; answers how many. */
  redrive(from: string, to: string, limit?: number): Promise<number>;
  dumpTables(): Promise<Record<string, Record<string, unknown>[]>>;
  stop(): Promise<void>;
  /** Ends workers and database at once, as a power cut would. */
  kill(): Promise<void>;
}
