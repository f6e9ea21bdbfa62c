import type { IncomingMessage } from 'node:http';
import type { Verified } from './tokens.ts';

export interface Received {
  requestId: string;
  apiId: string;
  stage: string;
  stageVariables: Record<string, string>;
  routeKey: string;
  /** Decoded, without the stage. */
  path: string;
  rawQuery: string;
  parameters: Record<string, string>;
  body: Buffer;
  /** Milliseconds since the epoch. */
  at: number;
  account: string;
  token?: Verified;
}

/** The event of payload format 2.0, as API Gateway hands it to a function. */
export function payloadOf(request: IncomingMessage, received: Received): Record<string, unknown> {
  const { headers, cookies } = headersOf(request);
  const query = queryOf(received.rawQuery);
  const encoded = !isText(headers['content-type']);
  return {
    version: '2.0',
    routeKey: received.routeKey,
    rawPath: received.path,
    rawQueryString: received.rawQuery,
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...(query && { queryStringParameters: query }),
    requestContext: contextOf(request, received, headers),
    ...(Object.keys(received.parameters).length > 0 && { pathParameters: received.parameters }),
    ...(Object.keys(received.stageVariables).length > 0 && { stageVariables: received.stageVariables }),
    ...(received.body.length > 0 && { body: received.body.toString(encoded ? 'base64' : 'utf8') }),
    isBase64Encoded: encoded && received.body.length > 0,
  };
}

function contextOf(request: IncomingMessage, received: Received, headers: Record<string, string>): unknown {
  const { token } = received;
  return {
    accountId: received.account,
    apiId: received.apiId,
    ...(token && { authorizer: { jwt: { claims: token.claims, scopes: token.scopes } } }),
    domainName: headers.host ?? 'localhost',
    domainPrefix: received.apiId,
    http: {
      method: request.method ?? 'GET',
      path: received.path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
      userAgent: headers['user-agent'] ?? '',
    },
    requestId: received.requestId,
    routeKey: received.routeKey,
    stage: received.stage,
    time: new Date(received.at).toISOString(),
    timeEpoch: received.at,
  };
}

/** Names in lower case, repeated headers joined by a comma, cookies apart. */
function headersOf(request: IncomingMessage): { headers: Record<string, string>; cookies: string[] } {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct))
    if (name !== 'cookie') headers[name] = (values ?? []).join(',');
  const cookies = (request.headersDistinct.cookie ?? []).flatMap((value) => value.split(/;\s*/));
  return { headers, cookies };
}

function queryOf(raw: string): Record<string, string> | undefined {
  if (raw === '') return undefined;
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(raw))
    query[name] = query[name] === undefined ? value : `${query[name]},${value}`;
  return query;
}

const isText = (type: string | undefined): boolean =>
  type === undefined || /^(text\/|application\/(json|xml|javascript|[\w.-]+\+(json|xml))\b)/i.test(type);
