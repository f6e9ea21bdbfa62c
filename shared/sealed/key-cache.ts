import type { KeyObject } from 'node:crypto';

/** Unwrapped keys for a while, found by their wrapped form, so that a replaced key is never mistaken for its successor. */
export interface KeyCache {
  get(wrapped: string): KeyObject | undefined;
  put(wrapped: string, key: KeyObject): void;
  size(): number;
}

/** Keeps at most `most` keys, each for at most `forMs`; the one put in first goes first. */
export function createKeyCache(now: () => number, forMs: number, most: number): KeyCache {
  const keys = new Map<string, { key: KeyObject; until: number }>();
  return {
    get(wrapped) {
      const held = keys.get(wrapped);
      if (held && held.until > now()) return held.key;
      keys.delete(wrapped);
      return undefined;
    },
    put(wrapped, key) {
      keys.delete(wrapped);
      keys.set(wrapped, { key, until: now() + forMs });
      for (const [oldest, { until }] of keys) {
        if (keys.size <= most && until > now()) break;
        keys.delete(oldest);
      }
    },
    size: () => keys.size,
  };
}
