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

/** Listens on loopback, on a free port unless one is given. */
export async function startReceiver(port = 0): Promise<Receiver> {
  const events: CloudEvent[] = [];
  const webhooks: Webhook[] = [];
  let rejected = 0;
  const server = createServer(async (request, response) => {
    if (request.method === 'OPTIONS') return shakeHands(request, response);
    const body = await bodyOf(request);
    const event = verified(webhooks, body, request);
    if (event) events.push(event);
    else rejected += 1;
    response.writeHead(event ? 204 : 401).end();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
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

function verified(webhooks: readonly Webhook[], body: string, request: IncomingMessage): CloudEvent | undefined {
  for (const webhook of webhooks) {
    try {
      return webhook.verify(body, request.headers as Record<string, string>) as CloudEvent;
    } catch {
      // Another subscription's secret; the next one may fit.
    }
  }
  return undefined;
}
