import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Issuer, type Persona, startIssuer } from './issuer.ts';

const audience = 'plus';
const personas: Persona[] = [
  { id: 'talent-lin', name: { zh: '林<一>', en: 'Lin' }, claims: { roles: ['talent'] } },
  {
    id: 'agency',
    name: { zh: '机构', en: 'Agency' },
    claims: { sub: 'partner-7', roles: ['partner'] },
    secret: 'made up: 7&',
  },
];

let dataDir: string;
let issuer: Issuer;
const said: unknown[] = [];

beforeAll(async () => {
  for (const name of ['log', 'info', 'warn', 'error'] as const)
    vi.spyOn(console, name).mockImplementation((...words) => void said.push(words));
  dataDir = mkdtempSync(join(tmpdir(), 'issuer-'));
  issuer = await startIssuer({ dataDir, audience, personas });
});

afterAll(async () => {
  await issuer.stop();
  vi.restoreAllMocks();
  rmSync(dataDir, { recursive: true, force: true });
});

async function verified(token: string, at = issuer) {
  const discovery = await (await fetch(`${at.url}/.well-known/openid-configuration`)).json();
  const { jwks_uri, issuer: name } = discovery as { jwks_uri: string; issuer: string };
  return (await jwtVerify(token, createRemoteJWKSet(new URL(jwks_uri)), { issuer: name, audience })).payload;
}

/** A browser of little wit: follows one redirect and keeps cookies. */
function browser() {
  const cookies = new Map<string, string>();
  return async (url: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
}

const post = (body: Record<string, string>): RequestInit => ({ method: 'POST', body: new URLSearchParams(body) });
const redirect_uri = 'http://127.0.0.1:43210/callback';
const code_verifier = 'a-verifier-that-is-long-enough-for-the-rule-of-43-signs';

async function startSignIn(visit: ReturnType<typeof browser>, more: Record<string, string> = {}): Promise<string> {
  const code_challenge = createHash('sha256').update(code_verifier).digest('base64url');
  const pkce = { code_challenge, code_challenge_method: 'S256' };
  const asked = { client_id: 'portal', response_type: 'code', scope: 'openid profile', redirect_uri, ...pkce, ...more };
  const answer = await visit(`${issuer.url}/auth?${new URLSearchParams(asked)}`);
  return new URL(answer.headers.get('location') ?? '', issuer.url).href;
}

describe('client credentials', () => {
  it('given a persona, when it asks for a token, then the token carries its claims and the API’s audience', async () => {
    const token = await issuer.tokenFor('talent-lin');
    expect(await verified(token)).toMatchObject({ sub: 'talent-lin', roles: ['talent'], client_id: 'talent-lin' });
    expect(decodeProtectedHeader(token).alg).toBe('RS256');
  });

  it('given a persona with a subject of its own, when it asks, then the token is about that subject', async () => {
    expect(await verified(await issuer.tokenFor('agency'))).toMatchObject({ sub: 'partner-7', roles: ['partner'] });
  });

  it('given a wrong secret, when a token is asked for, then there is none', async () => {
    const authorization = `Basic ${Buffer.from('talent-lin:wrong').toString('base64')}`;
    const asked = post({ grant_type: 'client_credentials' });
    expect((await fetch(`${issuer.url}/token`, { ...asked, headers: { authorization } })).status).toBe(401);
    await expect(issuer.tokenFor('nobody')).rejects.toThrow('there is no persona nobody');
  });
});

describe('signing in', () => {
  it('given the portal, when someone chooses a persona, then the code gives a token of that persona', async () => {
    const visit = browser();
    const interaction = await startSignIn(visit);
    const page = await (await visit(interaction)).text();
    expect(page).toContain('林&lt;一&gt;');
    expect(page).toContain('Choose who you are');
    const chosen = await visit(interaction, post({ subject: 'partner-7' }));
    const resumed = await visit(chosen.headers.get('location') ?? '');
    const back = new URL(resumed.headers.get('location') ?? '');
    expect(back.host).toBe('127.0.0.1:43210');
    const code = back.searchParams.get('code') ?? '';
    const exchange = { grant_type: 'authorization_code', client_id: 'portal', code, redirect_uri, code_verifier };
    const answer = await fetch(`${issuer.url}/token`, {
      ...post(exchange),
      headers: { origin: 'http://127.0.0.1:43210' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:43210');
    const { access_token, id_token } = (await answer.json()) as { access_token: string; id_token: string };
    expect(await verified(access_token)).toMatchObject({ sub: 'partner-7', roles: ['partner'], client_id: 'portal' });
    expect(JSON.parse(Buffer.from(id_token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
      sub: 'partner-7',
      name: '机构 / Agency',
    });
  });

  it('given a persona that does not exist or a sign-in that never began, when it is posted, then it is refused', async () => {
    const visit = browser();
    const interaction = await startSignIn(visit);
    expect((await visit(interaction, post({ subject: 'nobody' }))).status).toBe(400);
    expect((await fetch(`${issuer.url}/interaction/made-up`)).status).toBe(400);
  });

  it('given a foreign address or no challenge, when the portal’s name is used, then nobody is sent there', async () => {
    const abroad = await fetch(
      `${issuer.url}/auth?${new URLSearchParams({ client_id: 'portal', response_type: 'code', scope: 'openid', redirect_uri: 'https://evil.example/' })}`,
      { redirect: 'manual' },
    );
    expect(abroad.status).toBe(400);
    const bare = await startSignIn(browser(), { code_challenge: '' });
    expect(new URL(bare).searchParams.get('error')).toBe('invalid_request');
  });
});

describe('the issuer itself', () => {
  it('given an audience that is no URI and readers whose clock is ahead, when asked, then the token is good for them', async () => {
    const ahead = 86_400;
    const other = await startIssuer({ dataDir, audience: 'plain', personas, aheadSeconds: () => ahead });
    const claims = JSON.parse(
      Buffer.from((await other.tokenFor('talent-lin')).split('.')[1] ?? '', 'base64url').toString(),
    );
    await other.stop();
    expect(claims.aud).toBe('plain');
    expect(claims.exp - claims.iat).toBe(3600 + ahead);
  });

  it('given a restart, when an old token is checked, then it is still good', async () => {
    const token = await issuer.tokenFor('talent-lin');
    const port = Number(new URL(issuer.url).port);
    await issuer.stop();
    issuer = await startIssuer({ dataDir, audience, personas, port });
    // The connections kept from before the restart are used up by calls that fail.
    await fetch(issuer.url).catch(() => undefined);
    expect(await verified(token)).toMatchObject({ sub: 'talent-lin' });
  });

  it('given the key file, when others look, then only its owner may read it', () => {
    expect(statSync(join(dataDir, 'issuer-keys.json')).mode & 0o777).toBe(0o600);
  });

  it('given all of this, when it has run, then nothing was written to the console', () => {
    expect(said).toEqual([]);
  });
});
