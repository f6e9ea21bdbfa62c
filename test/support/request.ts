import { request as send } from 'undici';
import { type JsonSchema, jsonSchemaOf } from '../../infra/docs/json-schema.ts';
import { type AnyOperation, takesKey } from '../../shared/contract/index.ts';
import type { Problem } from '../../shared/http/problem.ts';

/** A request as it goes over the wire; nothing in it needs to fit a contract. */
export interface RawRequest {
  method: string;
  /** With the query, as it is sent. */
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Sends a request and reads the whole answer. */
export async function sendRaw(apiUrl: string, { method, path, headers, body }: RawRequest): Promise<RawAnswer> {
  const answer = await send(`${apiUrl}${path}`, { method: method as 'GET', headers, body: body ?? null });
  return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
}

/** The problem document of an answer; throws when it is none. */
export function problemIn({ headers, text }: RawAnswer): Problem {
  if (!String(headers['content-type']).startsWith('application/problem+json'))
    throw new Error(`no problem document: ${headers['content-type']} ${text.slice(0, 200)}`);
  return JSON.parse(text) as Problem;
}

/** A well-formed id that nothing has. */
export const noSuchId = 'nonesuch';

/** A value that a query parameter's schema takes; the query's schemas are simple. */
function valueFor({ enum: values, minimum }: JsonSchema): string {
  return Array.isArray(values) ? String(values[0]) : String(minimum ?? 'a');
}

/** The query with what the operation cannot do without, and nothing else. */
export function neededQuery({ query }: AnyOperation): string {
  const { properties = {}, required = [] } = jsonSchemaOf(query) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  const needed = Object.entries(properties).filter(
    ([name, schema]) => required.includes(name) && !('default' in schema),
  );
  return needed.map(([name, schema]) => `${name}=${valueFor(schema)}`).join('&');
}

/** A request for an operation as its contract wants it, about things that do not exist. */
export function wellFormed(operation: AnyOperation, token: string | undefined, key: string): RawRequest {
  const query = neededQuery(operation);
  const hasBody = operation.method !== 'GET' && operation.method !== 'DELETE';
  return {
    method: operation.method,
    path: operation.path.replace(/\{\w+\}/g, noSuchId) + (query === '' ? '' : `?${query}`),
    headers: {
      'accept-language': 'en',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(takesKey(operation) ? { 'idempotency-key': key } : {}),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: JSON.stringify(operation.example ?? {}) } : {}),
  };
}
