/** What a worker gets at its start. */
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
  /** Folder of compiled code that later workers load faster. */
  compileCache?: string;
  /** One Float64: how far the engine's clock is ahead, in milliseconds. */
  clockOffset: SharedArrayBuffer;
}

/** One invocation as it is sent to a worker. */
export interface Order {
  requestId: string;
  /** JSON text of the event. */
  payload: string;
  timeLimitMs: number;
}

/** What a worker says. */
export type Word =
  | { kind: 'ready' }
  | { kind: 'done'; requestId: string; payload: string }
  | { kind: 'failed'; requestId: string; errorType: string; message: string }
  /** The worker cannot go on: it did not load, or a promise was rejected with nobody there. */
  | { kind: 'broken'; errorType: string; message: string };
