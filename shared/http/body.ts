import type { CommonCode, EdgeCode } from './common-refusals.ts';

/** How deep a body may be nested. */
export const maxDepth = 16;

export type BodyResult =
  | { ok: true; value: unknown }
  | { ok: false; code: (CommonCode | EdgeCode) & ('malformed-json' | 'body-too-deep' | 'body-too-large' | 'not-json') };

export interface RawBody {
  body?: string | undefined;
  isBase64Encoded?: boolean;
  contentType?: string | undefined;
}

/** Reads a JSON body under limits of size (KiB), media type, depth and well-formed text; no body is `{}`. */
export function readBody(raw: RawBody, limitKiB: number): BodyResult {
  if (raw.body === undefined || raw.body === '') return { ok: true, value: {} };
  const bytes = Buffer.from(raw.body, raw.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > limitKiB * 1024) return { ok: false, code: 'body-too-large' };
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(raw.contentType ?? ''))
    return { ok: false, code: 'not-json' };
  const value = parse(bytes);
  if (value === undefined) return { ok: false, code: 'malformed-json' };
  return inspect(value.json, 0);
}

function parse(bytes: Buffer): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}

function inspect(value: unknown, depth: number): BodyResult {
  // Half of a surrogate pair cannot be stored as it came, so its commit would not match its hash.
  if (typeof value === 'string' && !value.isWellFormed()) return { ok: false, code: 'malformed-json' };
  if (value !== null && typeof value === 'object') {
    if (depth === maxDepth) return { ok: false, code: 'body-too-deep' };
    for (const [key, inner] of Object.entries(value)) {
      if (!key.isWellFormed()) return { ok: false, code: 'malformed-json' };
      const inspected = inspect(inner, depth + 1);
      if (!inspected.ok) return inspected;
    }
  }
  return { ok: true, value };
}
