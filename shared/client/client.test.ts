import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bankContract } from '../service/testing/bank.ts';
import { type Client, createClient } from './client.ts';
import { patient } from './patient.ts';

const { deposit, listAccounts, ping, withdraw } = bankContract.operations;
let server: Server;
let baseUrl: string;
let asked: Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { body: string };
let answer: { status: number; headers?: Record<string, string>; body: unknown };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    asked = { ...(method ? { method } : {}), ...(url ? { url } : {}), headers, body: await textOf(request) };
    response.writeHead(answer.status, answer.headers).end(JSON.stringify(answer.body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
beforeEach(() => {
  answer = { status: 200, body: {} };
});
afterAll(() => server.close());

describe('a client', () => {
  test('given a change, when it is called, then path, body, key, token and version are as the platform wants them', async () => {
    answer = { status: 201, headers: { etag: '"2"' }, body: { balance: 5 } };
    const call = createClient({ baseUrl, token: async () => 'a-token' });
    const ask = { params: { accountId: 'a/b c' }, body: { amount: 5 }, idempotencyKey: 'key-1', ifMatch: '"1"' };
    expect(await call(deposit, ask)).toEqual({ ok: true, status: 201, body: { balance: 5 }, etag: '"2"' });
    expect(asked).toMatchObject({ method: 'POST', url: '/bank/accounts/a%2Fb%20c/deposits', body: '{"amount":5}' });
    expect(asked.headers).toMatchObject({
      authorization: 'Bearer a-token',
      'content-type': 'application/json',
      'idempotency-key': 'key-1',
      'if-match': '"1"',
    });
  });

  test('given no key, when a change is called twice, then each has a key of its own', async () => {
    const call = createClient({ baseUrl });
    const keys: unknown[] = [];
    for (const _ of [1, 2]) {
      await call(withdraw, { params: { accountId: 'a' }, body: { amount: 1 } });
      keys.push(asked.headers['idempotency-key']);
    }
    expect(new Set(keys).size).toBe(2);
  });

  test('given a query, when it is called, then what is not said is left out, and no key, body or token is sent', async () => {
    await createClient({ baseUrl })(listAccounts, { query: { limit: 5, cursor: undefined }, language: 'en' });
    expect(asked).toMatchObject({ method: 'GET', url: '/bank/accounts?limit=5', body: '' });
    expect(asked.headers['accept-language']).toBe('en');
    for (const name of ['authorization', 'idempotency-key', 'content-type'])
      expect(asked.headers[name]).toBeUndefined();
  });

  test('given a refusal, when it comes, then it is a value', async () => {
    answer = { status: 409, body: { code: 'insufficient' } };
    expect(await createClient({ baseUrl })(ping)).toEqual({
      ok: false,
      status: 409,
      problem: { code: 'insufficient' },
    });
  });

  test('given a gateway that answers by itself, when it does, then that is a problem with a way to mend it', async () => {
    answer = { status: 503, body: { message: 'Service Unavailable' } };
    expect(await createClient({ baseUrl })(ping)).toMatchObject({
      ok: false,
      status: 503,
      problem: { code: 'gateway', title: 'the gateway answered: Service Unavailable (503)' },
    });
  });
});

describe('a patient client', () => {
  test('given a gateway that is busy at first, when a change is called, then it lands with one key for all tries', async () => {
    const keys: unknown[] = [];
    const busyTwice: Client = async (_operation, ask) => {
      keys.push(ask?.idempotencyKey);
      const busy = keys.length < 3;
      return busy
        ? { ok: false, status: 503, problem: {} as never }
        : { ok: true, status: 200, body: {} as never, etag: '' };
    };
    expect(await patient(busyTwice, 5_000)(ping)).toMatchObject({ ok: true });
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  test('given a refusal, when it comes, then it is not asked again', async () => {
    answer = { status: 409, body: { code: 'insufficient' } };
    expect(await patient(createClient({ baseUrl }), 5_000)(ping)).toMatchObject({ status: 409 });
  });
});
