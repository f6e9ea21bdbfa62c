import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { Provider } from 'oidc-provider';
import { request } from 'undici';
import { freePort } from './free-port.ts';
import { configuration } from './issuer/configuration.ts';
import { interact } from './issuer/interaction.ts';
import { type Persona, secretOf } from './issuer/persona.ts';
import { issuerSecrets } from './issuer/secrets.ts';

export type { Persona } from './issuer/persona.ts';

export interface IssuerOptions {
  dataDir: string;
  /** Port on loopback; the issuer's URL, and so every token, depends on it. 0 or nothing takes a free one. */
  port?: number;
  /** Audience of the access tokens. */
  audience: string;
  personas: Persona[];
  /** Lifetime of access tokens in seconds; default 3600. */
  tokenSeconds?: number;
  /** How far the clock of those who check tokens stands ahead, so that a fresh token is good for them too. */
  aheadSeconds?(): number;
  /** Where the portal may be sent back to; the port does not matter. Default: `/` and `/callback` on loopback. */
  redirectUris?: string[];
  /** Told of errors inside the provider. */
  report?(problem: string): void;
}

export interface Issuer {
  /** `http://127.0.0.1:<port>`: issuer identifier and base of the discovery document. */
  url: string;
  /** An access token for a persona, as its client credentials give it. */
  tokenFor(personaId: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts an OpenID Connect provider with ready personas. Throws when the port is taken or a file is damaged. */
export async function startIssuer(options: IssuerOptions): Promise<Issuer> {
  mkdirSync(options.dataDir, { recursive: true });
  const port = options.port || (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const provider = createProvider(url, options);
  const server = await listen(provider, options.personas, port);
  return {
    url,
    async tokenFor(personaId) {
      const persona = options.personas.find(({ id }) => id === personaId);
      if (persona === undefined) throw new Error(`there is no persona ${personaId}`);
      return fetchToken(url, persona);
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function createProvider(url: string, options: IssuerOptions): Provider {
  const provider: Provider = new Provider(
    url,
    configuration({
      personas: options.personas,
      audience: options.audience,
      tokenSeconds: options.tokenSeconds ?? 3600,
      aheadSeconds: options.aheadSeconds ?? (() => 0),
      redirectUris: options.redirectUris ?? defaultRedirects,
      secrets: issuerSecrets(join(options.dataDir, 'issuer-keys.json')),
      newGrant: (properties) => new provider.Grant(properties),
    }),
  );
  provider.on('server_error', (_, error) => options.report?.(`issuer: ${error.message}`));
  return provider;
}

const defaultRedirects = ['127.0.0.1', 'localhost'].flatMap((host) => [`http://${host}/`, `http://${host}/callback`]);

async function listen(provider: Provider, personas: readonly Persona[], port: number): Promise<Server> {
  const protocol = provider.callback();
  const server = createServer((incoming, response) => {
    const answered = incoming.url?.startsWith('/interaction/')
      ? interact(provider, personas, incoming, response)
      : protocol(incoming, response);
    answered.catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function fetchToken(url: string, persona: Persona): Promise<string> {
  const pair = `${encodeURIComponent(persona.id)}:${encodeURIComponent(secretOf(persona))}`;
  const answer = await request(`${url}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  const body = (await answer.body.json()) as { access_token?: string; error_description?: string };
  const { access_token: token, error_description: why } = body;
  if (token === undefined) throw new Error(`the issuer refused a token for ${persona.id}: ${why ?? answer.statusCode}`);
  return token;
}
