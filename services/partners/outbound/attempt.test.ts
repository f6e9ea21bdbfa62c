import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, test } from 'vitest';
import { attemptDelivery } from './attempt.ts';
import { BlockedAddress, createOutboundClient } from './client.ts';
import { provesOwnership } from './proof.ts';
import { secretText } from './signature.ts';

const key = Buffer.alloc(32, 9);
const letter = {
  partnerId: 'p',
  subscriptionId: 's',
  eventId: 'evt_1',
  eventType: 't',
  subject: 'x/1',
  body: '{"type":"t"}',
};
const rules = { loopback: true };
const client = createOutboundClient(rules);
let server: Server | undefined;

afterEach(() => server?.close());

async function listen(handle: RequestListener): Promise<string> {
  server = createServer(handle).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

const send = (target: string) =>
  attemptDelivery({
    client,
    rules,
    letter,
    target,
    key,
    number: 1,
    at: '2026-11-23T09:00:00.000+08:00',
    now: Date.now,
  });

describe('an attempt', () => {
  test('brings the body, byte for byte, with a signature that an independent verifier accepts', async () => {
    let got: unknown;
    const target = await listen(async (request, response) => {
      const headers = request.headers as Record<string, string>;
      got = new Webhook(secretText(key)).verify(await bodyOf(request), headers);
      response.end('thanks');
    });
    const { attempt } = await send(target);
    expect(attempt).toMatchObject({ outcome: 'delivered', status: 200, answer: 'thanks' });
    expect(got).toEqual({ type: 't' });
  });

  test('takes anything but 2xx as a refusal, never follows a redirect, and hears Retry-After', async () => {
    let calls = 0;
    const target = await listen((_request, response) => {
      calls += 1;
      response.writeHead(302, { location: '/elsewhere', 'retry-after': '90' }).end('a\u0000b');
    });
    expect(await send(target)).toMatchObject({
      attempt: { outcome: 'refused', status: 302, answer: 'a b' },
      retryAfter: 90,
    });
    expect(calls).toBe(1);
  });

  test('keeps only the first characters of a long answer', async () => {
    const target = await listen((_request, response) => response.end('x'.repeat(1_000_000)));
    expect((await send(target)).attempt.answer).toHaveLength(200);
  });

  test('that reaches nobody says so', async () => {
    const target = await listen(() => {});
    server?.close();
    await new Promise((resolve) => server?.once('close', resolve));
    expect((await send(target)).attempt.outcome).toBe('unreachable');
  });

  test('is blocked where loopback is not allowed, by the rules and by the socket', async () => {
    let calls = 0;
    const target = await listen((_request, response) => response.end(String(++calls)));
    const strict = { loopback: false };
    const blocked = attemptDelivery({
      client: createOutboundClient(strict),
      rules: strict,
      letter,
      target,
      key,
      number: 1,
      at: '',
      now: Date.now,
    });
    expect((await blocked).attempt.outcome).toBe('blocked');
    const named = new URL(target.replace('127.0.0.1', 'localhost'));
    await expect(createOutboundClient(strict).call({ method: 'POST', url: named, headers: {} })).rejects.toThrow(
      BlockedAddress,
    );
    expect(calls).toBe(0);
  });
});

describe('ownership', () => {
  const prove = (target: string) =>
    provesOwnership({ client, url: new URL(target), key, subscriptionId: 's1', now: Date.now });

  test('is proven by the OPTIONS handshake', async () => {
    const target = await listen((request, response) => {
      const origin = request.method === 'OPTIONS' ? String(request.headers['webhook-request-origin']) : '';
      response.writeHead(200, { 'webhook-allowed-origin': origin }).end();
    });
    expect(await prove(target)).toBe(true);
  });

  test('is proven by returning the challenge of a signed ping', async () => {
    const target = await listen(async (request, response) => {
      if (request.method === 'OPTIONS') return void response.writeHead(405).end();
      const body = await bodyOf(request);
      new Webhook(secretText(key)).verify(body, request.headers as Record<string, string>);
      response.end(JSON.stringify({ challenge: JSON.parse(body).challenge }));
    });
    expect(await prove(target)).toBe(true);
  });

  test('is not proven by an answer alone', async () => {
    const target = await listen((_request, response) => response.end('ok'));
    expect(await prove(target)).toBe(false);
  });
});
