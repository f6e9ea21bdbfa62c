import { randomUUID } from 'node:crypto';
import type { GatewayResponse } from '../../http/gateway.ts';
import type { VerifyToken } from '../../identity/index.ts';
import { createApi } from '../api.ts';
import type { Runtime } from '../runtime.ts';

/** What a test sends; left out: English, a JSON body, a new key. */
export interface Sent {
  authorization?: string;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answered {
  status: number;
  headers: Record<string, string>;
  body: Readonly<Record<string, unknown>>;
  text: string;
}

/** Calls a service's api as an HTTP API would; `routeKey` is for instance `GET /bank/ping`. */
export function callerOf(runtime: Runtime, verify: VerifyToken) {
  const api = createApi(runtime, verify);
  return async (routeKey: string, sent: Sent = {}): Promise<Answered> => {
    const { authorization, params, query, body, headers } = sent;
    const request = {
      routeKey,
      rawPath: routeKey.split(' ')[1] ?? '/',
      headers: {
        'accept-language': 'en',
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...(authorization === undefined ? {} : { authorization }),
        ...headers,
      },
      ...(params === undefined ? {} : { pathParameters: params }),
      ...(query === undefined ? {} : { queryStringParameters: query }),
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      requestContext: { requestId: randomUUID() },
    };
    const answer = (await api(request, {} as never, undefined as never)) as GatewayResponse;
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: answer.isBase64Encoded ? answer.body : JSON.parse(answer.body),
      text: answer.body,
    };
  };
}
