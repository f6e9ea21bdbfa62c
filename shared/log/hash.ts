import { createHash } from 'node:crypto';
import type { Commit } from './commit.ts';

/** SHA-256 as base64url, the form of every digest in the log. */
export const digest = (value: string): string => createHash('sha256').update(value).digest('base64url');

/** A short digest (132 bits), for ids that must be the same for the same input. */
export const shortDigest = (...parts: string[]): string => digest(JSON.stringify(parts)).slice(0, 22);

/** JSON with sorted keys, so that equal values have equal digests. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The hash that ties a commit to the one before it: everything the commit says, `prev` included. */
export function hashOf(commit: Omit<Commit, 'hash'>): string {
  const { stream, version, at, by, commandId, request, cause, events, published, prev } = commit;
  return digest(canonical([stream, version, at, by, commandId, request, cause ?? '', events, published, prev]));
}
