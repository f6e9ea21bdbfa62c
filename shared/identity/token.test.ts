import type { JWTPayload } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { createTestIssuer, type TestIssuer } from './testing/issuer.ts';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await createTestIssuer();
});

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = (ahead: number): number => Math.floor(Date.now() / 1000) + ahead;
const refused = (fault: string) => ({ ok: false, fault });

describe('a token', () => {
  test('given a good one, when it is checked, then its bearer is known, whatever the case of the scheme', async () => {
    const bearer = await issuer.bearer({ sub: 'u1', roles: ['ops'] });
    const principal = { subject: 'u1', roles: ['ops'] };
    expect(await issuer.verifier()(bearer)).toMatchObject({ ok: true, principal });
    expect(await issuer.verifier()(bearer.replace('Bearer', 'bearer'))).toMatchObject({ ok: true, principal });
  });

  test.each([
    ['expired', { exp: seconds(-60) }, 'expired'],
    ['of a foreign issuer', { iss: 'https://another.example' }, 'foreign-issuer'],
    ['of no issuer', { iss: undefined }, 'foreign-issuer'],
    ['for another audience', { aud: ['another', 'plus-more'] }, 'wrong-audience'],
    ['without an end', { exp: undefined }, 'malformed'],
    ['with an end that is no number', { exp: 'never' as never }, 'malformed'],
    ['not good yet', { nbf: seconds(60) }, 'malformed'],
    ['without a subject', { sub: undefined }, 'malformed'],
    ['with a subject of another form', { sub: 'mine#u1' }, 'malformed'],
  ])('given one that is %s, when it is checked, then that is told', async (_name, claims, fault) => {
    expect(await issuer.verifier()(await issuer.bearer(claims as JWTPayload))).toEqual(refused(fault));
  });

  test('given audiences of which one is ours, when it is checked, then it is good', async () => {
    expect(await issuer.verifier()(await issuer.bearer({ aud: ['another', 'plus'] }))).toMatchObject({ ok: true });
  });

  test.each([
    [undefined, 'missing'],
    ['', 'malformed'],
    ['Bearer', 'malformed'],
    ['Bearer ', 'malformed'],
    ['Basic b3BzOm9wcw==', 'malformed'],
    ['Bearer garbage', 'malformed'],
    ['Bearer a.b.c', 'malformed'],
    ['Bearer ..', 'malformed'],
    ['Bearer a b', 'malformed'],
    [`Bearer ${'a'.repeat(60_000)}!`, 'malformed'],
  ])('given %j, when it is checked, then it is %s', async (authorization, fault) => {
    expect(await issuer.verifier()(authorization)).toEqual(refused(fault));
  });
});

describe('the signature of a token', () => {
  const claims = { iss: 'https://issuer.example', aud: 'plus', sub: 'u1', exp: seconds(600), roles: ['ops'] };

  test.each([
    { alg: 'none' },
    { alg: 'None', kid: 'one' },
    { alg: 'HS256', kid: 'one' },
    { alg: 'ES256', kid: 'one' },
    { alg: 'RS512', kid: 'one' },
    { alg: 'RSA-OAEP', kid: 'one' },
    { alg: '__proto__', kid: 'one' },
    { alg: 'RS256', kid: 'nobody' },
    { alg: 'RS256', kid: 'one', crit: ['b64'], b64: false },
  ])('given the header %j, when it is forged, then it is refused', async (header) => {
    for (const signature of ['', 'AAAA']) {
      const forged = `Bearer ${encoded(header)}.${encoded(claims)}.${signature}`;
      expect(await issuer.verifier()(forged)).toEqual(refused('bad-signature'));
    }
  });

  test('given a good token with other claims, or signed by a key that it does not name, then it is refused', async () => {
    const [head, , signature] = (await issuer.bearer()).split('.');
    expect(await issuer.verifier()(`${head}.${encoded(claims)}.${signature}`)).toEqual(refused('bad-signature'));
    expect(await issuer.verifier()(await issuer.bearer({}, { kid: 'two' }))).toEqual(refused('bad-signature'));
  });

  test('given a token that names none of several keys, when it is checked, then it is refused and nothing breaks', async () => {
    const verify = issuer.verifier();
    const nameless = `Bearer ${encoded({ alg: 'RS256' })}.${encoded(claims)}.AAAA`;
    expect(await verify(nameless)).toEqual(refused('bad-signature'));
  });
});

describe('a token that was good', () => {
  test('given it comes again, when its time is over, then it is refused although it is remembered', async () => {
    let now = Date.now();
    const verify = issuer.verifier(() => now);
    const bearer = await issuer.bearer({ exp: seconds(100) });
    expect(await verify(bearer)).toMatchObject({ ok: true });
    now += 90_000;
    expect(await verify(bearer)).toMatchObject({ ok: true });
    now += 30_000;
    expect(await verify(bearer)).toEqual(refused('expired'));
  });

  test('given its signature is altered afterwards, when it comes again, then it is refused', async () => {
    const verify = issuer.verifier();
    const bearer = await issuer.bearer();
    expect(await verify(bearer)).toMatchObject({ ok: true });
    const [head, body, signature = ''] = bearer.split('.');
    const altered = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    expect(await verify(`${head}.${body}.${altered}`)).toEqual(refused('bad-signature'));
  });
});
