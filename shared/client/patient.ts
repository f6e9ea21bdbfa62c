import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from './client.ts';

const betweenTriesMs = 200;

/**
 * A caller as it should be: what failed on the way (a network failure, a 5xx, 429) is repeated with the same
 * Idempotency-Key until `patienceMs` milliseconds are over; then the last answer or failure stands.
 */
export function patient(client: Client, patienceMs: number): Client {
  return async (operation, ask = {}) => {
    const keyed = { idempotencyKey: crypto.randomUUID(), ...ask };
    const until = Date.now() + patienceMs;
    for (;;) {
      const answer = await client(operation, keyed).catch((error: unknown) => {
        if (Date.now() > until) throw error;
        return undefined;
      });
      if (answer && (answer.ok || !passing(answer.status) || Date.now() > until)) return answer;
      await wait(betweenTriesMs);
    }
  };
}

const passing = (status: number): boolean => status >= 500 || status === 429;
