import middy from '@middy/core';
import type { FileAnswer } from '../contract/file-shape.ts';
import type { AnyOperation } from '../contract/operation.ts';
import { takesKey } from '../contract/operation.ts';
import { etagOf } from '../http/etag.ts';
import { fileOf, type GatewayRequest, type GatewayResponse, json } from '../http/gateway.ts';
import { languageOf } from '../http/language.ts';
import { type Reader, refused } from '../http/refused.ts';
import { type Checked, checkRequest } from '../http/request.ts';
import { anonymous, createVerifier, type Principal, type VerifyToken } from '../identity/index.ts';
import { canonical, shortDigest } from '../log/index.ts';
import type { Call, Handle } from './handle.ts';
import type { Kit } from './kit.ts';
import { faultOf } from './logging.ts';
import { makeKit } from './make-kit.ts';
import type { Runtime } from './runtime.ts';
import { tokenDetail } from './token-detail.ts';

interface Route {
  operation: AnyOperation;
  handle: Handle;
}

const readerOf = (request: GatewayRequest): Reader => ({
  language: languageOf(request.headers?.['accept-language']),
  requestId: request.requestContext?.requestId ?? 'unknown',
});

/** The function behind the service's routes; `verify` is the issuer's, unless a test brings its own. */
export function createApi(runtime: Runtime, verify: VerifyToken = verifierOf(runtime)) {
  const routes = routesOf(runtime);
  const run = (request: GatewayRequest) => answer(runtime, routes, verify, request);
  return middy<GatewayRequest, GatewayResponse>({ timeoutEarlyInMillis: 0 }).use(requestLog(runtime)).handler(run);
}

function verifierOf({ env, now }: Runtime): VerifyToken {
  const { TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: audience, TOKEN_JWKS_URI: jwksUri } = env;
  return createVerifier({ issuer, audience, jwksUri, now });
}

function routesOf({ service }: Runtime): Map<string, Route> {
  const handles = service.operations as Readonly<Record<string, Handle>>;
  return new Map(
    Object.entries(service.contract.operations).map(([name, operation]) => {
      const handle = handles[name];
      if (!handle) throw new Error(`operation ${name} has no handle`);
      return [`${operation.method} ${operation.path}`, { operation, handle }];
    }),
  );
}

async function answer(runtime: Runtime, routes: Map<string, Route>, verify: VerifyToken, request: GatewayRequest) {
  const reader = readerOf(request);
  const route = routes.get(request.routeKey);
  if (!route) return refused({ code: 'no-such-route' }, reader);
  const { operation } = route;
  const caller = await authenticate(operation, verify, request);
  if (!caller.ok) return refused(caller.refusal, reader, operation);
  if (!allowed(operation, caller.principal)) return refused({ code: 'forbidden' }, reader, operation);
  const checking = checkRequest(operation, request);
  if (!checking.ok) return refused(checking.refusal, reader, operation);
  return perform(runtime, route, caller.principal, checking.checked, request);
}

async function authenticate(operation: AnyOperation, verify: VerifyToken, request: GatewayRequest) {
  const { authorization } = request.headers;
  if (operation.roles === 'anyone' && authorization === undefined) return { ok: true, principal: anonymous } as const;
  const verified = await verify(authorization);
  if (verified.ok) return verified;
  const refusal = { code: 'unauthenticated', pointer: '#header/authorization', detail: tokenDetail[verified.fault] };
  return { ok: false, refusal } as const;
}

/** The operation's roles, checked deny by default. */
export const allowed = ({ roles }: Pick<AnyOperation, 'roles'>, principal: Principal): boolean =>
  roles === 'anyone' || roles.some((role) => principal.roles.includes(role));

async function perform(
  runtime: Runtime,
  { operation, handle }: Route,
  principal: Principal,
  checked: Checked,
  request: GatewayRequest,
) {
  const key = request.headers['idempotency-key'] ?? request.requestContext.requestId;
  const commandId = shortDigest('http', principal.subject, operation.id, canonical(checked.params), key);
  const keyed = {
    named: [...Object.values(checked.params as object).map(String), principal.subject],
    claim: `key#${commandId}`,
  };
  const origin = { principal, by: principal.subject, commandId };
  const kit = makeKit(runtime, takesKey(operation) ? { ...origin, keyed } : origin);
  const reply = await handle({ ...checked, principal } as Call, operation.stores ? kit : readOnly(kit));
  if (!reply.ok) return refused(reply.refusal, readerOf(request), operation);
  if (operation.file) return fileOf(reply.body as FileAnswer);
  return json(operation.status, reply.body, reply.version === undefined ? {} : { etag: etagOf(reply.version) });
}

/** A kit of an operation that says it leaves nothing behind: what writes all the same is a bug. */
function readOnly(kit: Kit): Kit {
  const refuse = async () => {
    throw new Error('this operation stores nothing');
  };
  return { ...kit, execute: refuse, begin: refuse, enqueue: refuse };
}

/** Says of each request what it was and how it ended, and turns an exception into a 500 without its text. */
function requestLog(runtime: Runtime): middy.MiddlewareObj<GatewayRequest, GatewayResponse> {
  let started = 0;
  const fields = (request: GatewayRequest) => ({ requestId: readerOf(request).requestId, operation: request.routeKey });
  return {
    before: () => {
      started = runtime.now();
    },
    after: ({ event, response }) => {
      runtime.log('info', 'request-done', {
        ...fields(event),
        status: response?.statusCode ?? 0,
        took: runtime.now() - started,
      });
    },
    onError: (failed) => {
      runtime.log('error', 'request-failed', { ...fields(failed.event), fault: faultOf(failed.error) });
      failed.response = refused({ code: 'unexpected' }, readerOf(failed.event));
    },
  };
}
