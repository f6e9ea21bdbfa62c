import { randomUUID } from 'node:crypto';
import type * as z from 'zod/mini';
import type { FileAnswer } from '../contract/file-shape.ts';
import { type AnyOperation, takesKey } from '../contract/operation.ts';
import { text } from '../contract/text.ts';
import { type Problem, problemOf } from '../http/problem.ts';

/** What a caller gives for one operation; parts that the operation does not have are left out. */
export interface Ask<O extends AnyOperation> {
  params?: z.input<O['params']>;
  query?: z.input<O['query']>;
  body?: z.input<O['body']>;
  /** For POST; a new one is made up when none is given. Keep it to repeat a call safely. */
  idempotencyKey?: string;
  /** The ETag of the last read. */
  ifMatch?: string;
  language?: 'zh' | 'en';
}

/** A body as a caller writes it. */
export type BodyInput<O extends AnyOperation> = z.input<O['body']>;

export type Answer<O extends AnyOperation> =
  | { ok: true; status: number; body: z.output<O['output']>; etag: string | undefined }
  | { ok: false; status: number; problem: Problem };

/** Calls operations by their declaration, so that a call which does not fit the contract does not compile. */
export type Client = <O extends AnyOperation>(operation: O, ask?: Ask<O>) => Promise<Answer<O>>;

export interface ClientSettings {
  baseUrl: string;
  /** An access token, or what gets one; nothing for operations that need none. */
  token?: string | (() => Promise<string>);
}

function addressOf(baseUrl: string, operation: AnyOperation, ask: Ask<AnyOperation>): URL {
  const values = (ask.params ?? {}) as Record<string, string>;
  const path = operation.path.replace(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(values[name] ?? ''));
  const url = new URL(path, baseUrl);
  for (const [name, value] of Object.entries((ask.query ?? {}) as Record<string, unknown>))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return url;
}

async function headersOf(settings: ClientSettings, operation: AnyOperation, ask: Ask<AnyOperation>) {
  const token = typeof settings.token === 'function' ? await settings.token() : settings.token;
  return {
    'accept-language': ask.language ?? 'zh',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(takesKey(operation) ? { 'idempotency-key': ask.idempotencyKey ?? randomUUID() } : {}),
    ...(ask.ifMatch === undefined ? {} : { 'if-match': ask.ifMatch }),
    ...(ask.body === undefined ? {} : { 'content-type': 'application/json' }),
  };
}

/** A refusal of the platform as it is; what a gateway says by itself, for instance that a function ran out of time, as one. */
function problemIn(body: unknown, status: number): Problem {
  if (body !== null && typeof body === 'object' && 'code' in body) return body as Problem;
  const { message = 'no answer' } = (body ?? {}) as { message?: string };
  const rule = text(`网关答复：${message}（${status}）`, `the gateway answered: ${message} (${status})`);
  const mend = text('请稍后用同一个 Idempotency-Key 重试。', 'Try again later with the same Idempotency-Key.');
  return problemOf({ code: 'gateway', status, rule, mend }, 'en', '');
}

async function fileIn(response: Response): Promise<FileAnswer> {
  const [, name = ''] = /filename\*=UTF-8''(.*)$/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  const base64 = Buffer.from(await response.arrayBuffer()).toString('base64');
  return { name: decodeURIComponent(name), contentType: response.headers.get('content-type') ?? '', base64 };
}

/** A client for one caller. A network failure throws; every answer of the platform is a value. */
export function createClient(settings: ClientSettings): Client {
  return async (operation, ask = {}) => {
    const response = await fetch(addressOf(settings.baseUrl, operation, ask as Ask<AnyOperation>), {
      method: operation.method,
      headers: await headersOf(settings, operation, ask as Ask<AnyOperation>),
      ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
    });
    const body: unknown = operation.file && response.ok ? await fileIn(response) : await response.json();
    if (!response.ok) return { ok: false, status: response.status, problem: problemIn(body, response.status) };
    const etag = response.headers.get('etag') ?? undefined;
    return { ok: true, status: response.status, body: body as z.output<(typeof operation)['output']>, etag };
  };
}
