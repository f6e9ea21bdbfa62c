import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import type { AuthorizerDeclaration } from '../resources/platform.ts';

/** What the JWT authorizer hands on. */
export interface Verified {
  /** All values as strings, lists as `[a b]`, the way API Gateway writes them. */
  claims: Record<string, string>;
  scopes: string[] | null;
}

type Refused = { refused: 401 | 403; detail: string };
export type CheckToken = (authorization: string | undefined, wanted: string[]) => Promise<Verified | Refused>;

export interface TokenOptions {
  authorizer: AuthorizerDeclaration;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** The JWT authorizer: signature, issuer, audience, times and scopes. The issuer's keys are fetched when first needed. */
export function createTokenCheck({ authorizer, now }: TokenOptions): CheckToken {
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  return async (authorization, wanted) => {
    const token = /^(?:Bearer )?([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return { refused: 401, detail: 'no bearer token' };
    keys ??= keysOf(authorizer.issuer).catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    try {
      const { payload } = await jwtVerify(token, await keys, {
        issuer: authorizer.issuer,
        currentDate: new Date(now()),
      });
      return judge(payload, authorizer.audience, wanted);
    } catch (error) {
      return { refused: 401, detail: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** The audience may stand in `aud` or, as some issuers have it, in `client_id`. */
function judge(payload: JWTPayload, audience: string[], wanted: string[]): Verified | Refused {
  const given = [payload.aud ?? payload.client_id].flat();
  if (!given.some((name) => audience.includes(String(name)))) return { refused: 401, detail: 'wrong audience' };
  const scopes = typeof payload.scope === 'string' && payload.scope !== '' ? payload.scope.split(' ') : null;
  if (wanted.length > 0 && !wanted.some((scope) => scopes?.includes(scope)))
    return { refused: 403, detail: 'insufficient scope' };
  return { claims: Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, written(value)])), scopes };
}

function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function keysOf(issuer: string): Promise<ReturnType<typeof createRemoteJWKSet>> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const { jwks_uri } = (await response.json()) as { jwks_uri: string };
  return createRemoteJWKSet(new URL(jwks_uri));
}
