import { lookup } from 'node:dns/promises';
import { isIP, type Socket } from 'node:net';
import type { buildConnector } from 'undici';
import { addressAllowed, bareHost, type TargetRules } from './target.ts';

/** Thrown when the name or the socket leads to an address that may not be called. */
export class BlockedAddress extends Error {
  override name = 'BlockedAddress';
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** At most 16 KB of it. */
  body: string;
}

export interface Outgoing {
  method: 'POST' | 'OPTIONS';
  url: URL;
  headers: Record<string, string>;
  body?: string;
}

/** Calls partners. Never follows a redirect; 5 s to connect, 15 s in all. */
export interface OutboundClient {
  call(outgoing: Outgoing): Promise<Answer>;
}

const connectTimeoutMs = 5_000;
const totalTimeoutMs = 15_000;
const maxAnswerBytes = 16 * 1024;

/** The client; every resolved address and the connected socket's own are checked. */
export function createOutboundClient(rules: TargetRules): OutboundClient {
  let loaded: ReturnType<typeof load> | undefined;
  return {
    async call({ method, url, headers, body }) {
      loaded ??= load(rules);
      const { request, agent } = await loaded;
      const signal = AbortSignal.timeout(totalTimeoutMs);
      const sent = body === undefined ? {} : { body };
      await checkName(bareHost(url), rules);
      const answer = await request(url, { method, headers, ...sent, dispatcher: agent, signal });
      return { status: answer.statusCode, headers: answer.headers, body: await readSome(answer.body) };
    },
  };
}

/** Only at the first call: undici takes as long to load as everything else together, and most functions never call out. */
async function load(rules: TargetRules) {
  const { Agent, buildConnector, request } = await import('undici');
  const connect = guarded(buildConnector({ timeout: connectTimeoutMs }), rules);
  return { request, agent: new Agent({ connect, keepAliveTimeout: 30_000, connections: 8 }) };
}

/** One bad address refuses the host, whichever of them would have been used. */
async function checkName(host: string, rules: TargetRules): Promise<void> {
  const addresses = isIP(host) === 0 ? (await lookup(host, { all: true })).map(({ address }) => address) : [host];
  for (const address of addresses) if (!addressAllowed(address, rules)) throw new BlockedAddress('blocked address');
}

/** A name may resolve anew between check and connection, so the socket's own address decides. */
function guarded(connect: buildConnector.connector, rules: TargetRules): buildConnector.connector {
  return (options, callback) => {
    connect(options, (...result) => {
      const socket: Socket | null = result[1];
      const address = socket?.remoteAddress;
      if (!socket || (address !== undefined && addressAllowed(address, rules))) return callback(...result);
      socket.destroy();
      return callback(new BlockedAddress('blocked address'), null);
    });
  };
}

async function readSome(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    // Leaving the loop destroys the stream: what is longer is not read.
    if (size >= maxAnswerBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxAnswerBytes).toString('utf8');
}
