import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, ownAnswer, send } from './answer.ts';

/** HTTP APIs refuse more than 10,240 bytes of request line and headers. */
const headerLimit = 10_240;

export interface Listener {
  url: string;
  /** Takes over from the answer "not ready yet". */
  handle(handler: (request: IncomingMessage) => Promise<Answer>): void;
  stop(): Promise<void>;
}

export interface ListenerOptions {
  port: number;
  onTrouble(message: string): void;
}

/** Opens a port on loopback at once; until it has a handler it answers 503. Throws when the port is in use. */
export async function listen({ port, onTrouble }: ListenerOptions): Promise<Listener> {
  let handler = async (_request: IncomingMessage): Promise<Answer> =>
    ownAnswer(503, 'Service Unavailable', { 'retry-after': '1' });
  const server = createServer({ maxHeaderSize: headerLimit, keepAliveTimeout: 60_000 }, async (request, response) => {
    try {
      send(response, await handler(request));
    } catch (error) {
      // A caller who went away while sending leaves nobody to answer.
      if (!request.complete) return void response.destroy();
      onTrouble(`HTTP API: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      send(response, ownAnswer(500, 'Internal Server Error'));
    }
  });
  await opened(server, port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    handle: (next) => {
      handler = next;
    },
    stop: () => closed(server),
  };
}

/** Waits until a server listens on loopback; says so when the port is in use. */
export function opened(server: Server, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error) => reject(inUse(error, port)));
  server.listen(port, '127.0.0.1', resolve);
  return promise;
}

/** Says what to do when an error is about a port in use; other errors stay as they are. */
export function inUse(error: unknown, port: number): unknown {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return taken ? new Error(`port ${port} is in use; choose another or stop what uses it`) : error;
}

/** Lets answers that are under way go out, then closes. */
export function closed(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 1000).unref();
  return promise;
}
