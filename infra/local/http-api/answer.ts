import type { ServerResponse } from 'node:http';
import * as z from 'zod';

const structured = z.looseObject({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

export interface Answer {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: Buffer;
}

/** Reads what a function returned, in payload format 2.0; undefined when API Gateway would refuse it. */
export function answerOf(payload: unknown): Answer | undefined {
  if (payload === null || typeof payload !== 'object' || !('statusCode' in payload)) return inferred(payload);
  const read = structured.safeParse(payload);
  if (!read.success) return undefined;
  const { statusCode: status, headers, cookies, body, isBase64Encoded } = read.data;
  const lower = Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const bytes = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  return {
    status,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...lower },
    cookies: cookies ?? [],
    body: bytes,
  };
}

const inferred = (payload: unknown): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  cookies: [],
  body: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload ?? null)),
});

/** One of API Gateway's own answers, for instance 404 `{"message":"Not Found"}`. */
export const ownAnswer = (status: number, message: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  cookies: [],
  body: Buffer.from(JSON.stringify({ message })),
});

export function send(response: ServerResponse, { status, headers, cookies, body }: Answer): void {
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  const empty = status === 204 || status === 304;
  response.writeHead(status, empty ? headers : { ...headers, 'content-length': String(body.length) });
  response.end(empty ? undefined : body);
}
