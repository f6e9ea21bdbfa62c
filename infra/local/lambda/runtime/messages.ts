/** What a thread gets at its start. */
export interface ThreadSetup {
  /** Folder of compiled code that later threads load faster. */
  compileCache?: string;
  /** One Float64: how far the engine's clock is ahead, in milliseconds. */
  clockOffset: SharedArrayBuffer;
}

/** A function as one sandbox loads it. */
export interface Setup {
  /** Folder of the bundle. */
  codePath: string;
  /** `index.api` = export `api` of `index.js`. */
  handler: string;
  functionName: string;
  functionArn: string;
  memoryMb: number;
  logFile: string;
  logBytes: number;
  environment: Record<string, string>;
}

/** One invocation as it is sent to a sandbox. */
export interface Run {
  requestId: string;
  /** JSON text of the event. */
  payload: string;
  timeLimitMs: number;
}

/** What a thread is told; sandboxes are numbered by who opens them. */
export type Order =
  | { kind: 'open'; sandbox: number; setup: Setup }
  | { kind: 'run'; sandbox: number; run: Run }
  | { kind: 'close'; sandbox: number };

/** What a sandbox says. */
export type Word =
  | { kind: 'ready' }
  | { kind: 'done'; requestId: string; payload: string }
  | { kind: 'failed'; requestId: string; errorType: string; message: string }
  /** It cannot go on: it did not load, or a promise was rejected with nobody there. */
  | { kind: 'broken'; errorType: string; message: string };

/** A word with who says it; without a sandbox it is said of the whole thread. */
export interface Said {
  sandbox?: number;
  word: Word;
}
