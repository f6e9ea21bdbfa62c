import { randomUUID } from 'node:crypto';
import type { Principal } from '../../identity/principal.ts';
import { createApi } from '../../service/api.ts';
import type { Runtime } from '../../service/runtime.ts';

/** What is sent; params fill the route's path. */
export interface Request {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** What came back over HTTP; `body` is JSON, or a problem document. */
export interface Answer<T = Record<string, unknown>> {
  status: number;
  body: T;
  etag: string | undefined;
}

const pathOf = (template: string, params: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (_all, name: string) => params[name] ?? '');

/** Calls an operation as if a gateway had let this person through. */
export async function call<T>(runtime: Runtime, who: Principal, route: string, request: Request): Promise<Answer<T>> {
  const [method = '', template = ''] = route.split(' ');
  const { params = {}, query = {}, body, headers = {} } = request;
  const api = createApi(runtime, async () => ({ ok: true, principal: who }));
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  const sent = {
    routeKey: route,
    rawPath: pathOf(template, params),
    headers: {
      authorization: 'Bearer test',
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...headers,
    },
    pathParameters: params,
    queryStringParameters: query,
    isBase64Encoded: false,
    requestContext: { requestId: randomUUID(), http: { method, path: pathOf(template, params) } },
    ...text,
  };
  // The engine calls handlers with Lambda's context; nothing of ours reads it.
  const answer = await api(sent as never, {} as never);
  return {
    status: answer.statusCode,
    body: JSON.parse(answer.body ?? 'null') as T,
    etag: (answer.headers as Record<string, string> | undefined)?.etag,
  };
}
