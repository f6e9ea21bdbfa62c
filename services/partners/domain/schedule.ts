/**
 * Waits before each attempt, in seconds: 13 attempts over 123 h 36 min 5 s, so that a delivery outlasts a long
 * weekend (design/partners.md, Delivery).
 */
export const waits: readonly number[] = [
  0, 5, 60, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400, 86_400, 86_400,
];

/** The longest wait that a receiver may ask for with `Retry-After`, in seconds. */
const longestAsked = 86_400;

/**
 * Milliseconds until the next attempt after `made` attempts, or nothing when all are made. Jitter (0 to 1) adds at most
 * a fifth; `retryAfterSeconds` is a minimum, up to 24 h.
 */
export function waitAfter(made: number, jitter: number, retryAfterSeconds = 0): number | undefined {
  const wait = waits[made];
  if (wait === undefined) return undefined;
  return Math.round(Math.max(wait, Math.min(retryAfterSeconds, longestAsked)) * (1 + jitter * 0.2) * 1000);
}
