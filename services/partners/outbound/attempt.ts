import type { Attempt, Letter } from '../domain/delivery.ts';
import { BlockedAddress, type OutboundClient } from './client.ts';
import { signatureHeaders } from './signature.ts';
import { readTarget, type TargetRules } from './target.ts';

interface Sending {
  client: OutboundClient;
  rules: TargetRules;
  letter: Letter;
  target: string;
  key: Uint8Array;
  number: number;
  /** ISO instant. */
  at: string;
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Attempted {
  attempt: Attempt;
  /** Seconds, when the receiver asked to wait. */
  retryAfter?: number;
}

/** How much of an answer is kept. */
const keptCharacters = 200;

/** Sends a letter once and says how it went; 2xx is success and everything else is not. */
export async function attemptDelivery(sending: Sending): Promise<Attempted> {
  const { client, rules, letter, target, key, number, at, now } = sending;
  const started = now();
  const made = (outcome: Attempt['outcome'], more: Partial<Attempt> = {}): Attempt => ({
    number,
    at,
    outcome,
    took: now() - started,
    ...more,
  });
  const read = readTarget(target, rules);
  if (!read.ok) return { attempt: made('blocked') };
  const signed = signatureHeaders(key, letter.eventId, Math.floor(started / 1000), letter.body);
  const headers = {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'service-package-plus',
    ...signed,
  };
  try {
    const answer = await client.call({ method: 'POST', url: read.url, headers, body: letter.body });
    const delivered = answer.status >= 200 && answer.status < 300;
    const kept = answer.body
      .replace(/\p{Cc}+/gu, ' ')
      .toWellFormed()
      .slice(0, keptCharacters);
    const attempt = made(delivered ? 'delivered' : 'refused', {
      status: answer.status,
      ...(kept === '' ? {} : { answer: kept }),
    });
    const retryAfter = retryAfterOf(answer.headers['retry-after'], now());
    return retryAfter === undefined ? { attempt } : { attempt, retryAfter };
  } catch (error) {
    return { attempt: made(isBlocked(error) ? 'blocked' : 'unreachable') };
  }
}

const isBlocked = (error: unknown): boolean =>
  error instanceof BlockedAddress || (error instanceof Error && error.cause instanceof BlockedAddress);

/** `Retry-After` in seconds, from its number or its date. */
function retryAfterOf(header: string | string[] | undefined, now: number): number | undefined {
  if (typeof header !== 'string') return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined;
}
