import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ApiDeclaration, RouteDeclaration, StageDeclaration } from '../resources/platform.ts';
import type { Invocation, Verdict } from '../types.ts';
import { type Answer, answerOf, ownAnswer } from './answer.ts';
import { readBody, tooLarge } from './body.ts';
import { corsHeaders, isPreflight } from './cors.ts';
import { payloadOf, type Received } from './payload.ts';
import { compileRoutes, type FindRoute } from './routes.ts';
import { type CheckToken, createTokenCheck, type Verified } from './tokens.ts';

/** Lambda's own limit on a synchronous payload, in bytes. */
const lambdaPayloadLimit = 6 * 1024 * 1024;

export interface HttpApiOptions {
  api: ApiDeclaration;
  region: string;
  account: string;
  partition: string;
  now(): number;
  invoke(functionArn: string, event: unknown): Promise<Invocation>;
  /** Whether API Gateway may call the function for this route (its resource policy). */
  permitted(functionArn: string, sourceArn: string): Verdict;
  /** Told what a caller only sees as 500, 503 or 401. */
  onTrouble(message: string): void;
}

type Target = { stage: StageDeclaration; route: RouteDeclaration; path: string; parameters: Record<string, string> };
type Handle = (request: IncomingMessage) => Promise<Answer>;

/** Answers requests as an HTTP API does: route, authorizer, function, limits. */
export function createHttpApi(options: HttpApiOptions): Handle {
  const find = compileRoutes(options.api.routes);
  const checks = new Map<string, CheckToken>();
  for (const [id, authorizer] of options.api.authorizers)
    checks.set(id, createTokenCheck({ authorizer, now: options.now }));
  return async (request) => {
    const headers = corsHeaders(options.api.cors, request);
    if (options.api.cors && isPreflight(request)) return { ...ownAnswer(204, ''), headers };
    const answer = await respond(request, options, find, checks);
    return { ...answer, headers: { ...answer.headers, ...headers } };
  };
}

async function respond(
  request: IncomingMessage,
  options: HttpApiOptions,
  find: FindRoute,
  checks: Map<string, CheckToken>,
): Promise<Answer> {
  const target = targetOf(request, options.api, find);
  if (target === undefined) return ownAnswer(404, 'Not Found');
  if (target === 'malformed') return ownAnswer(400, 'Bad Request');
  let token: Verified | undefined;
  if (target.route.authorizerId !== undefined) {
    const checked = await checks.get(target.route.authorizerId)?.(request.headers.authorization, target.route.scopes);
    if (!checked || 'refused' in checked) return unauthorized(checked);
    token = checked;
  }
  const body = await readBody(request);
  if (body === tooLarge) return ownAnswer(413, 'Request Entity Too Large');
  return invoke(request, options, target, { body, ...(token && { token }) });
}

function unauthorized(refused: { refused: 401 | 403; detail: string } | undefined): Answer {
  if (refused?.refused === 403) return ownAnswer(403, 'Forbidden');
  const description = refused
    ? ` error="invalid_token" error_description="${refused.detail.replaceAll('"', "'")}"`
    : '';
  return ownAnswer(401, 'Unauthorized', { 'www-authenticate': `Bearer${description}` });
}

/** Stage and route of a request's path; a stage other than `$default` is the path's first segment. */
function targetOf(request: IncomingMessage, api: ApiDeclaration, find: FindRoute): Target | undefined | 'malformed' {
  const path = decoded((request.url ?? '/').split('?')[0] ?? '/');
  if (path === undefined) return 'malformed';
  const named = api.stages.find(({ name }) => path === `/${name}` || path.startsWith(`/${name}/`));
  const stage = named ?? api.stages.find(({ name }) => name === '$default');
  if (!stage) return undefined;
  const rest = named ? path.slice(named.name.length + 1) || '/' : path;
  const match = find(request.method ?? 'GET', rest);
  return match && { stage, path: rest, ...match };
}

async function invoke(
  request: IncomingMessage,
  options: HttpApiOptions,
  { stage, route, path, parameters }: Target,
  { body, token }: { body: Buffer; token?: Verified },
): Promise<Answer> {
  const { api, onTrouble } = options;
  const integration = api.integrations.get(route.integrationId ?? '');
  if (!integration) return trouble(onTrouble, `${route.where}: there is no integration ${route.integrationId}`);
  const verdict = options.permitted(integration.functionArn, sourceArn(options, stage.name, route.key));
  if (!verdict.allowed) return trouble(onTrouble, verdict.reason);
  const received: Received = {
    requestId: randomUUID(),
    apiId: api.id,
    stage: stage.name,
    stageVariables: stage.variables,
    routeKey: route.key,
    path,
    rawQuery: (request.url ?? '').split('?').slice(1).join('?'),
    parameters,
    body,
    at: options.now(),
    account: options.account,
    ...(token && { token }),
  };
  const event = payloadOf(request, received);
  const done = await within(options.invoke(integration.functionArn, event), integration.timeoutMs);
  if (done === undefined) return ownAnswer(503, 'Service Unavailable');
  if (!done.ok) return trouble(onTrouble, `${route.key}: ${done.errorType}: ${done.message}`);
  const answer = answerOf(done.payload);
  if (!answer) return trouble(onTrouble, `${route.key}: the function returned no answer of format 2.0`);
  if (answer.body.length > lambdaPayloadLimit) return trouble(onTrouble, `${route.key}: the answer is over 6 MB`);
  return answer;
}

function trouble(onTrouble: (message: string) => void, message: string): Answer {
  onTrouble(message);
  return ownAnswer(500, 'Internal Server Error');
}

function sourceArn({ partition, region, account, api }: HttpApiOptions, stage: string, key: string): string {
  const [method = '', path = ''] = key.split(' ');
  const route = key === '$default' ? key : `${method === 'ANY' ? '*' : method}${path}`;
  return `arn:${partition}:execute-api:${region}:${account}:${api.id}/${stage}/${route}`;
}

async function within<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, milliseconds, undefined);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
