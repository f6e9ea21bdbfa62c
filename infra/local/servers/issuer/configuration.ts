import { type Context, type Grant, interactionPolicy, type Token } from 'oidc-provider';
import { createMemory } from './memory.ts';
import { type Persona, secretOf, subjectOf } from './persona.ts';
import { troublePage } from './picker.ts';
import type { IssuerSecrets } from './secrets.ts';

export interface ConfigurationOptions {
  personas: readonly Persona[];
  audience: string;
  tokenSeconds: number;
  /** How far the clock of those who check tokens stands ahead. */
  aheadSeconds(): number;
  secrets: IssuerSecrets;
  redirectUris: readonly string[];
  newGrant(properties: { accountId: string | undefined; clientId: string | undefined }): Grant;
}

const day = 86_400;
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Settings of oidc-provider; every default that it would warn about at start is set. */
export function configuration(options: ConfigurationOptions): object {
  const { personas, secrets, tokenSeconds, aheadSeconds } = options;
  const lifetime = (): number => tokenSeconds + aheadSeconds();
  return {
    adapter: createMemory(),
    clients: [...personas.map(machineClient), portalClient(options.redirectUris)],
    jwks: { keys: secrets.keys },
    cookies: { keys: secrets.cookieKeys },
    ttl: { AccessToken: lifetime, ClientCredentials: lifetime, IdToken: tokenSeconds, ...sessionTimes },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name'] },
    scopes: ['openid', 'profile'],
    conformIdTokenClaims: false,
    features: { ...features, resourceIndicators: resourceIndicators(options) },
    interactions: { url: (_: Context, { uid }: { uid: string }) => `/interaction/${uid}`, policy: signInOnly() },
    clientBasedCORS: (_: Context, origin: string) => loopback.has(new URL(origin).hostname),
    ...people(options),
    renderError(context: Context, out: { error: string; error_description?: string }) {
      context.type = 'html';
      context.body = troublePage(`${out.error}: ${out.error_description ?? ''}`);
    },
  };
}

const sessionTimes = { Grant: day, Interaction: day, Session: day, AuthorizationCode: 60 };

const features = {
  clientCredentials: { enabled: true },
  devInteractions: { enabled: false },
  rpInitiatedLogout: { enabled: false },
};

/** Who the tokens are about, and what they say of them. */
function people({ personas, newGrant }: ConfigurationOptions) {
  const bySubject = new Map(personas.map((persona) => [subjectOf(persona), persona]));
  const byClient = new Map(personas.map((persona) => [persona.id, persona]));
  const behind = ({ accountId, clientId }: Token): Persona | undefined =>
    accountId === undefined ? byClient.get(clientId ?? '') : bySubject.get(accountId);
  return {
    findAccount(_: Context, subject: string) {
      const persona = bySubject.get(subject);
      const name = `${persona?.name.zh} / ${persona?.name.en}`;
      return persona && { accountId: subject, claims: () => ({ sub: subject, name }) };
    },
    async loadExistingGrant({ oidc }: Context) {
      const grant = newGrant({ accountId: oidc.account?.accountId, clientId: oidc.client?.clientId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    extraTokenClaims: (_: Context, token: Token) => behind(token)?.claims,
    formats: {
      customizers: {
        jwt(_: Context, token: Token, { payload }: { payload: { sub?: string } }) {
          const persona = behind(token);
          if (persona !== undefined) payload.sub = subjectOf(persona);
        },
      },
    },
  };
}

function machineClient(persona: Persona): object {
  return {
    client_id: persona.id,
    client_secret: secretOf(persona),
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  };
}

/** Native, so that the portal's port on loopback is free to choose (RFC 8252, 7.3). */
function portalClient(redirectUris: readonly string[]): object {
  return {
    client_id: 'portal',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: redirectUris,
  };
}

function resourceIndicators({ audience }: ConfigurationOptions): object {
  // A resource must be named by an absolute URI; the audience in the token may be any word.
  const resource = URL.canParse(audience) ? audience : `urn:audience:${audience}`;
  return {
    enabled: true,
    defaultResource: () => resource,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      scope: '',
      audience,
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: 'RS256' } },
    }),
  };
}

/** Personas need not consent to their own demonstration. */
function signInOnly() {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}
