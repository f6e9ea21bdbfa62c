import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closed, opened } from '../http-api/listener.ts';
import { type Controls, findOperation } from './operations.ts';

export interface ControlServer {
  url: string;
  stop(): Promise<void>;
}

/** Opens the control API on loopback, for tests, tools and people on this machine. Throws when the port is in use. */
export async function startControl(controls: Controls, port: number): Promise<ControlServer> {
  const server = createServer(async (request, response) => {
    const { status, body } = await answer(request, controls);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify(body)}\n`);
  });
  await opened(server, port);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => closed(server) };
}

interface ControlAnswer {
  status: number;
  body: unknown;
}

async function answer(request: IncomingMessage, controls: Controls): Promise<ControlAnswer> {
  // A page in a browser of this machine must not reach it, neither directly nor under a name of its own.
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (request.headers.origin !== undefined || !['127.0.0.1', 'localhost'].includes(host))
    return { status: 403, body: { message: 'for programs on this machine only' } };
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const found = findOperation(request.method ?? 'GET', pathname);
  if (!found) return { status: 404, body: { message: `there is no ${request.method} ${pathname}` } };
  try {
    const body = await found.run(controls, { name: found.name, query: searchParams, body: await jsonOf(request) });
    return { status: 200, body: body ?? {} };
  } catch (error) {
    return { status: 400, body: { message: error instanceof Error ? error.message : String(error) } };
  }
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const text = Buffer.concat(parts).toString();
  return text === '' ? {} : JSON.parse(text);
}
