import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { CloudEvent } from '../../shared/contract/index.ts';

/** A partner's own endpoint: proves that it wants events, checks signatures with an independent library, keeps what came. */
export interface Receiver {
  target: string;
  /** The secret of a subscription, once it is known. */
  trust(secret: string): void;
  received(): readonly CloudEvent[];
  /** How many calls did not verify. */
  rejected(): number;
  stop(): Promise<void>;
}

export interface ReceiverOptions {
  /** Milliseconds since the epoch, by the clock of whoever signs. */
  now?(): number;
  /** Whether this call is answered with 503. */
  busy?(): boolean;
}

/** Listens on loopback, on a free port. */
export async function startReceiver({ now = Date.now, busy }: ReceiverOptions = {}): Promise<Receiver> {
  const events: CloudEvent[] = [];
  const webhooks: Webhook[] = [];
  let rejected = 0;
  const server = createServer(async (request, response) => {
    if (request.method === 'OPTIONS') return shakeHands(request, response);
    const body = await bodyOf(request);
    if (busy?.()) return void response.writeHead(503).end();
    const event = verified(webhooks, body, request, now());
    if (event) events.push(event);
    else rejected += 1;
    response.writeHead(event ? 204 : 401).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    target: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    trust: (secret) => webhooks.push(new Webhook(secret)),
    received: () => events,
    rejected: () => rejected,
    stop: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

function shakeHands(request: IncomingMessage, response: ServerResponse): void {
  const origin = String(request.headers['webhook-request-origin'] ?? '');
  response.writeHead(200, { 'webhook-allowed-origin': origin, 'webhook-allowed-rate': '120' }).end();
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const toleranceMs = 5 * 60_000;

/** The event, if the signature over id, time and body is that of one of our subscriptions, and fresh. */
function verified(
  webhooks: readonly Webhook[],
  body: string,
  { headers }: IncomingMessage,
  now: number,
): CloudEvent | undefined {
  const at = Number(headers['webhook-timestamp']) * 1000;
  if (!(Math.abs(now - at) < toleranceMs)) return undefined;
  const given = String(headers['webhook-signature']).split(' ');
  const id = String(headers['webhook-id']);
  const signed = webhooks.some((webhook) => given.includes(webhook.sign(id, new Date(at), body)));
  return signed ? (JSON.parse(body) as CloudEvent) : undefined;
}
