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
  /** How many calls bore a signature that is none of ours; one that is right but stale is turned away and comes again. */
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
    const signed = isSigned(webhooks, body, request);
    const taken = signed && isFresh(request, now());
    if (taken) events.push(JSON.parse(body) as CloudEvent);
    if (!signed) rejected += 1;
    response.writeHead(taken ? 204 : 401).end();
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

const signedAt = ({ headers }: IncomingMessage): number => Number(headers['webhook-timestamp']) * 1000;

/** Whether the call was signed just now, by the clock of whoever signs; an older one may be a replay. */
const isFresh = (request: IncomingMessage, now: number): boolean => Math.abs(now - signedAt(request)) < toleranceMs;

/** Whether the signature over id, time and body is that of one of our subscriptions. */
function isSigned(webhooks: readonly Webhook[], body: string, request: IncomingMessage): boolean {
  const given = String(request.headers['webhook-signature']).split(' ');
  const id = String(request.headers['webhook-id']);
  return webhooks.some((webhook) => given.includes(webhook.sign(id, new Date(signedAt(request)), body)));
}
