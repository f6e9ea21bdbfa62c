import { type Dispatcher, Pool } from 'undici';
import type { Answer, Call } from './model.ts';

type Headers = Record<string, string | string[] | undefined>;

/** Headers that belong to one connection, or that the next server sets itself. */
const hopHeaders = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host', 'expect']);

export interface Upstream {
  forward(call: Call, body?: Buffer): Promise<Answer>;
  close(): Promise<void>;
}

export interface UpstreamOptions {
  origin: string;
  /** Headers to carry in both directions; all but those of the connection when not given. */
  carried?: readonly string[];
  /** Calls at a time; further ones wait their turn. */
  connections?: number;
}

/** Kept-alive connections to the server that does the work. */
export function createUpstream({ origin, carried, connections = 16 }: UpstreamOptions): Upstream {
  const pool = new Pool(origin, { connections, headersTimeout: 60_000, bodyTimeout: 60_000 });
  const select = carried === undefined ? allButHop : (headers: Headers) => only(headers, carried);
  return {
    forward: (call, body = call.body) =>
      new Promise((resolve, reject) => {
        const method = call.method as Dispatcher.HttpMethod;
        const collector = collect(resolve, reject, (headers) => answered(call, headers, select));
        pool.dispatch({ path: call.url, method, headers: select(call.headers), body }, collector);
      }),
    close: () => pool.close(),
  };
}

/** Gathers an answer without the stream that `request` would build for each; this is the engine's busiest path. */
function collect(
  resolve: (answer: Answer) => void,
  reject: (error: Error) => void,
  headersOf: (headers: Headers) => Record<string, string>,
): Dispatcher.DispatchHandler {
  const pieces: Buffer[] = [];
  let status = 0;
  let headers: Record<string, string> = {};
  return {
    onRequestStart() {},
    onResponseStart(_controller, statusCode, given) {
      status = statusCode;
      headers = headersOf(given);
    },
    onResponseData(_controller, piece) {
      pieces.push(piece);
    },
    onResponseEnd: () => resolve({ status, headers, body: joined(pieces) }),
    onResponseError: (_controller, error) => reject(error),
  };
}

/** Joins the pieces of a body; most have one. */
export function joined(pieces: Buffer[]): Buffer {
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
}

function answered(call: Call, given: Headers, select: (headers: Headers) => Record<string, string>) {
  const headers = select(given);
  // The answer to HEAD has no body from which the length could be told.
  if (call.method === 'HEAD') Object.assign(headers, only(given, ['content-length']));
  return headers;
}

function allButHop(headers: Headers): Record<string, string> {
  return only(
    headers,
    Object.keys(headers).filter((name) => !hopHeaders.has(name)),
  );
}

function only(headers: Headers, names: readonly string[]): Record<string, string> {
  const chosen: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (value !== undefined) chosen[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return chosen;
}
