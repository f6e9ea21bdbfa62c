import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A partner's endpoint that takes everything as it comes, so that nothing which was sent escapes the search. */
export interface Recorder {
  target: string;
  received(): readonly { headers: IncomingHttpHeaders; body: string }[];
  stop(): Promise<void>;
}

/** Listens on loopback on a free port, and wants whatever it is asked about. */
export async function startRecorder(): Promise<Recorder> {
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const { headers } = request;
    received.push({ headers, body: await text(request) });
    const origin = String(headers['webhook-request-origin'] ?? '');
    response.writeHead(request.method === 'OPTIONS' ? 200 : 204, { 'webhook-allowed-origin': origin }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    target: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    received: () => received,
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
