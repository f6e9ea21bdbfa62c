import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiDeclaration } from '../resources/platform.ts';
import type { Invocation } from '../types.ts';
import { type Listener, listen } from './listener.ts';
import { createHttpApi } from './serve.ts';

const { privateKey, publicKey } = await generateKeyPair('RS256');
let issuer: Server;
let issuerUrl: string;
let listener: Listener;
let answer: (event: Record<string, unknown>) => Invocation | Promise<Invocation>;
let lastEvent: Record<string, unknown> = {};
let permitted = true;
const troubles: string[] = [];

beforeAll(async () => {
  const jwk = { ...(await exportJWK(publicKey)), alg: 'RS256', kid: 'k' };
  issuer = createServer((request, response) => {
    const keys = request.url === '/jwks';
    response.end(JSON.stringify(keys ? { keys: [jwk] } : { issuer: issuerUrl, jwks_uri: `${issuerUrl}/jwks` }));
  });
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
  issuerUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
  listener = await listen({ port: 0, onTrouble: (message) => troubles.push(message) });
  listener.handle(createHttpApi({ ...place, api: declared(), invoke, permitted: verdict, now: Date.now, onTrouble }));
});

afterAll(async () => {
  await listener.stop();
  issuer.close();
});

const place = { region: 'r', account: '1', partition: 'aws' };
const onTrouble = (message: string): void => void troubles.push(message);
const verdict = (_resource: string, sourceArn: string) =>
  permitted ? ({ allowed: true } as const) : { allowed: false as const, reason: `not for ${sourceArn}` };

async function invoke(_arn: string, event: unknown): Promise<Invocation> {
  lastEvent = event as Record<string, unknown>;
  return answer(lastEvent);
}

function declared(): ApiDeclaration {
  const route = { where: 'shop/Route', integrationId: 'i', scopes: [] };
  return {
    where: 'shop/Api',
    id: 'api1',
    name: 'shop',
    stages: [{ where: 'shop/Stage', name: '$default', variables: {} }],
    routes: [
      { ...route, key: 'GET /open' },
      { ...route, key: 'POST /things/{id}', authorizerId: 'a' },
      { ...route, key: 'GET /scoped', authorizerId: 'a', scopes: ['read'] },
      { ...route, key: 'GET /slow', integrationId: 'slow' },
    ],
    integrations: new Map([
      ['i', { where: 'shop/I', functionArn: 'arn:f', timeoutMs: 30_000 }],
      ['slow', { where: 'shop/S', functionArn: 'arn:f', timeoutMs: 20 }],
    ]),
    authorizers: new Map([['a', { where: 'shop/A', issuer: issuerUrl, audience: ['shop-api'] }]]),
    cors: { origins: ['http://x.test'], methods: ['GET'], headers: ['authorization'], exposed: [], credentials: false },
  };
}

const ok = (payload: unknown) => (): Invocation => ({ ok: true, payload });

function token(claims: Record<string, unknown> = {}, audience = 'shop-api', iss = issuerUrl, expires = '1h') {
  const jwt = new SignJWT({ roles: ['talent', 'ops'], level: 3, ...claims })
    .setSubject('lin')
    .setExpirationTime(expires);
  return jwt.setProtectedHeader({ alg: 'RS256', kid: 'k' }).setIssuer(iss).setAudience(audience).sign(privateKey);
}

async function call(path: string, init: RequestInit = {}) {
  const response = await fetch(`${listener.url}${path}`, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}

const bearer = (value: string) => ({
  headers: { authorization: `Bearer ${value}`, 'content-type': 'application/json' },
});

describe('payload', () => {
  it('given a request, when the function is invoked, then it gets format 2.0 with claims as strings', async () => {
    answer = ok({ statusCode: 201, headers: { 'X-A': 'b' }, cookies: ['c=1'], body: 'made' });
    const init = { method: 'POST', body: '{"a":1}', ...bearer(await token()) };
    const got = await call('/things/a%20b?x=1&x=2&y=%20', init);
    expect([got.status, got.text, got.headers.get('x-a'), got.headers.get('set-cookie')]).toEqual([
      201,
      'made',
      'b',
      'c=1',
    ]);
    expect(lastEvent).toMatchObject({
      version: '2.0',
      routeKey: 'POST /things/{id}',
      rawPath: '/things/a b',
      rawQueryString: 'x=1&x=2&y=%20',
      queryStringParameters: { x: '1,2', y: ' ' },
      pathParameters: { id: 'a b' },
      body: '{"a":1}',
      isBase64Encoded: false,
      requestContext: {
        authorizer: { jwt: { claims: { sub: 'lin', roles: '[talent ops]', level: '3' }, scopes: null } },
      },
    });
  });

  it('given no status code, when answered, then it is 200 with JSON', async () => {
    answer = ok({ a: 1 });
    const got = await call('/open');
    expect([got.status, got.headers.get('content-type'), got.text]).toEqual([200, 'application/json', '{"a":1}']);
  });
});

describe('authorizer', () => {
  const post = (value: string) => ({ method: 'POST', body: '{}', ...bearer(value) });
  it.each([
    ['no token', () => Promise.resolve({ method: 'POST' })],
    ['no JWT', () => Promise.resolve(post('abc'))],
    ['another audience', async () => post(await token({}, 'other'))],
    ['another issuer', async () => post(await token({}, 'shop-api', 'http://other'))],
    ['an expired token', async () => post(await token({}, 'shop-api', issuerUrl, '-1m'))],
    ['a changed token', async () => post(`${(await token()).slice(0, -4)}AAAA`)],
  ])('given %s, when called, then 401 and no invocation', async (_name, init) => {
    lastEvent = {};
    expect(await call('/things/1', await init())).toMatchObject({ status: 401, text: '{"message":"Unauthorized"}' });
    expect(lastEvent).toEqual({});
  });

  it('given a route with scopes, when the token lacks them, then 403, and with one of them it passes', async () => {
    answer = ok({});
    expect((await call('/scoped', bearer(await token()))).status).toBe(403);
    expect((await call('/scoped', bearer(await token({ scope: 'write read' })))).status).toBe(200);
  });
});

describe('what goes wrong', () => {
  it.each([
    ['an unknown route', '/nowhere', {}, 404],
    ['a malformed path', '/%E0%A4%A', {}, 400],
    ['headers over 10 KB', '/open', { headers: { x: 'y'.repeat(11_000) } }, 431],
  ])('given %s, then API Gateway’s own answer', async (_name, path, init, status) => {
    expect((await call(path, init)).status).toBe(status);
  });

  it('given a body over 6 MB, when sent, then 413', async () => {
    const init = { method: 'POST', body: Buffer.alloc(7 * 1024 * 1024, 'a'), ...bearer(await token()) };
    expect((await call('/things/1', init)).status).toBe(413);
  });

  it('given a function that fails, returns nonsense or may not be called, then 500 and the reason is told', async () => {
    answer = () => ({ ok: false, errorType: 'Error', message: 'broken', timedOut: false });
    expect((await call('/open')).status).toBe(500);
    answer = ok({ statusCode: 'many' });
    expect((await call('/open')).status).toBe(500);
    permitted = false;
    expect((await call('/open')).status).toBe(500);
    permitted = true;
    expect(troubles.join('\n')).toMatch(/broken[\s\S]*format 2.0[\s\S]*execute-api:r:1:api1\/\$default\/GET\/open/);
  });

  it('given an integration that is too slow, when its time is over, then 503', async () => {
    const held = Promise.withResolvers<Invocation>();
    answer = () => held.promise;
    expect((await call('/slow')).status).toBe(503);
    held.resolve({ ok: true, payload: {} });
  });
});

describe('CORS', () => {
  it('given an allowed origin, when it asks beforehand, then it is told; another is not', async () => {
    const preflight = (origin: string) => ({
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET' },
    });
    const allowed = await call('/open', preflight('http://x.test'));
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, 'http://x.test']);
    expect((await call('/open', preflight('http://y.test'))).headers.get('access-control-allow-origin')).toBeNull();
  });
});
