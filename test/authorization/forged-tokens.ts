import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { roles, type TokenFault } from '../../shared/identity/index.ts';
import type { Platform } from '../support/platform.ts';

/** An Authorization header that must not be accepted, and what is wrong with it. */
export interface Forged {
  name: string;
  authorization: string | undefined;
  fault: TokenFault;
}

/** Every role at once, so that nothing but the token's fault can be the reason of a refusal. */
const mighty = { roles: [...roles], department: 'hukou', enterprise: 'enterprise-a', partner: 'partner-agency' };
const audience = 'plus';

type Key = Parameters<SignJWT['sign']>[0];

interface Says {
  issuer: string;
  audience: string;
  /** Seconds from now. */
  expires: number;
  subject?: string;
}

const sign = (key: Key, kid: string, says: Says): Promise<string> =>
  new SignJWT({ ...mighty, ...(says.subject === undefined ? {} : { sub: says.subject }) })
    .setProtectedHeader({ alg: 'RS256', kid })
    .setIssuer(says.issuer)
    .setAudience(says.audience)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + says.expires)
    .sign(key);

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens with one fault each; those that only the issuer could sign are signed with its own key. */
export async function forgedTokens({ engine, dataDir, token }: Platform): Promise<Forged[]> {
  const { keys } = JSON.parse(readFileSync(join(dataDir, 'issuer', 'issuer-keys.json'), 'utf8')) as { keys: JWK[] };
  const [own = {}] = keys;
  const ownKey = await importJWK(own, 'RS256');
  const { privateKey: strange } = await generateKeyPair('RS256');
  const good: Says = { issuer: engine.issuerUrl, audience, expires: 600, subject: 'forger' };
  const { subject: _subject, ...nameless } = good;
  const bearer = async (key: Key, says: Says, kid = own.kid ?? '') => `Bearer ${await sign(key, kid, says)}`;
  const claims = { iss: good.issuer, aud: audience, sub: 'forger', exp: 4_102_444_800, ...mighty };
  const genuine = await token('ops-one');
  const [head, , signature] = genuine.split('.');
  return [
    { name: 'no token', authorization: undefined, fault: 'missing' },
    { name: 'another scheme', authorization: 'Basic b3BzOm9wcw==', fault: 'malformed' },
    { name: 'garbage', authorization: 'Bearer garbage', fault: 'malformed' },
    { name: 'three parts of garbage', authorization: 'Bearer a.b.c', fault: 'malformed' },
    { name: 'expired', authorization: await bearer(ownKey, { ...good, expires: -60 }), fault: 'expired' },
    {
      name: 'foreign issuer',
      authorization: await bearer(ownKey, { ...good, issuer: 'https://issuer.example' }),
      fault: 'foreign-issuer',
    },
    {
      name: 'wrong audience',
      authorization: await bearer(ownKey, { ...good, audience: 'another-api' }),
      fault: 'wrong-audience',
    },
    { name: 'signed by a stranger', authorization: await bearer(strange, good), fault: 'bad-signature' },
    { name: 'key that nobody has', authorization: await bearer(strange, good, 'strange'), fault: 'bad-signature' },
    { name: 'no subject', authorization: await bearer(ownKey, nameless), fault: 'malformed' },
    {
      name: 'unsigned',
      authorization: `Bearer ${encoded({ alg: 'none' })}.${encoded(claims)}.`,
      fault: 'bad-signature',
    },
    { name: 'other claims', authorization: `Bearer ${head}.${encoded(claims)}.${signature}`, fault: 'bad-signature' },
  ];
}
