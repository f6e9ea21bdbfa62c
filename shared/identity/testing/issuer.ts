import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { createVerifier, type VerifyToken } from '../index.ts';

export interface TestIssuer {
  /** A verifier of tokens of this issuer; `now` is milliseconds since the epoch. */
  verifier(now?: () => number): VerifyToken;
  /** The header of a token that is good for ten minutes unless `claims` or `header` say otherwise. */
  bearer(claims?: JWTPayload, header?: { alg?: string; kid?: string }): Promise<string>;
}

const issuer = 'https://issuer.example';
const audience = 'plus';

/** An issuer with two keys, `one` and `two`, of which it signs with the first. */
export async function createTestIssuer(): Promise<TestIssuer> {
  const [one, two] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const published = [
    { ...(await exportJWK(one.publicKey)), kid: 'one' },
    { ...(await exportJWK(two.publicKey)), kid: 'two' },
  ];
  const keys = createLocalJWKSet({ keys: published });
  return {
    verifier: (now = Date.now) => createVerifier({ issuer, audience, jwksUri: `${issuer}/jwks`, now, keys }),
    async bearer(claims = {}, header = {}) {
      const exp = Math.floor(Date.now() / 1000) + 600;
      const token = new SignJWT({ iss: issuer, aud: audience, sub: 'somebody', exp, ...claims });
      return `Bearer ${await token.setProtectedHeader({ alg: 'RS256', kid: 'one', ...header }).sign(one.privateKey)}`;
    },
  };
}
