import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { principalOf } from './claims.ts';
import type { Principal } from './principal.ts';

export type TokenFault = 'missing' | 'malformed' | 'expired' | 'foreign-issuer' | 'wrong-audience' | 'bad-signature';
export type Verified = { ok: true; principal: Principal } | { ok: false; fault: TokenFault };
export type VerifyToken = (authorization: string | undefined) => Promise<Verified>;

export interface TokenSettings {
  issuer: string;
  audience: string;
  /** Where the issuer publishes its keys. */
  jwksUri: string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** For tests; normally the issuer's published keys. */
  keys?: JWTVerifyGetKey;
}

const remembered = 500;

/** Checks bearer tokens of one issuer for one audience; tokens that were good are remembered until they expire. */
export function createVerifier(settings: TokenSettings): VerifyToken {
  let keys = settings.keys;
  const good = new Map<string, { principal: Principal; until: number }>();
  return async (authorization) => {
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return { ok: false, fault: authorization === undefined ? 'missing' : 'malformed' };
    const known = good.get(token);
    if (known && known.until > settings.now()) return { ok: true, principal: known.principal };
    // Not before: it loads all of fetch, which functions that check no token need not wait for at their start.
    keys ??= createRemoteJWKSet(new URL(settings.jwksUri));
    const checked = await check(token, keys, settings);
    if (!checked.ok) return checked;
    if (good.size >= remembered) good.clear();
    good.set(token, checked);
    return { ok: true, principal: checked.principal };
  };
}

async function check(token: string, keys: JWTVerifyGetKey, { issuer, audience, now }: TokenSettings) {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      currentDate: new Date(now()),
      clockTolerance: 5,
      requiredClaims: ['exp', 'sub'],
    });
    const principal = principalOf(payload);
    if (!principal) return { ok: false, fault: 'malformed' } as const;
    return { ok: true, principal, until: (payload.exp ?? 0) * 1000 } as const;
  } catch (error) {
    return { ok: false, fault: faultOf(error) } as const;
  }
}

function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iss') return 'foreign-issuer';
    return error.claim === 'aud' ? 'wrong-audience' : 'malformed';
  }
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey)
    return 'bad-signature';
  // A token that does not say which of the issuer's keys signed it.
  if (error instanceof errors.JWKSMultipleMatchingKeys) return 'bad-signature';
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) return 'malformed';
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) return 'bad-signature';
  // Keys that cannot be fetched are our trouble, not the caller's.
  throw error;
}
