import { randomBytes } from 'node:crypto';
import type { OutboundClient } from './client.ts';
import { signatureHeaders } from './signature.ts';

/** Who asks, as the WebHook handshake names it. */
const origin = 'service-package-plus';

interface Asked {
  client: OutboundClient;
  url: URL;
  key: Uint8Array;
  subscriptionId: string;
  /** Milliseconds since the epoch. */
  now(): number;
}

/**
 * Whether the target wants what we send: it allows our origin in the OPTIONS handshake of the HTTP 1.1 Web Hooks for
 * Event Delivery specification, or returns the challenge of a signed ping.
 */
export async function provesOwnership(asked: Asked): Promise<boolean> {
  return (await byHandshake(asked)) || (await byChallenge(asked));
}

async function byHandshake({ client, url }: Asked): Promise<boolean> {
  const answer = await client.call({ method: 'OPTIONS', url, headers: { 'webhook-request-origin': origin } });
  const allowed = String(answer.headers['webhook-allowed-origin'] ?? '');
  return answer.status >= 200 && answer.status < 300 && (allowed === origin || allowed === '*');
}

async function byChallenge({ client, url, key, subscriptionId, now }: Asked): Promise<boolean> {
  const challenge = randomBytes(24).toString('base64url');
  const body = JSON.stringify({ type: 'plus.partners.ping', challenge });
  const headers = {
    'content-type': 'application/json',
    ...signatureHeaders(key, `ping_${subscriptionId}`, Math.floor(now() / 1000), body),
  };
  const answer = await client.call({ method: 'POST', url, headers, body });
  return answer.status >= 200 && answer.status < 300 && challengeIn(answer.body) === challenge;
}

function challengeIn(body: string): unknown {
  try {
    return (JSON.parse(body) as { challenge?: unknown }).challenge;
  } catch {
    return body.trim();
  }
}
