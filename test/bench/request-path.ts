import { generateKeyPair, SignJWT } from 'jose';
import * as z from 'zod/mini';
import { contract, fields, operation, text } from '../../shared/contract/index.ts';
import type { GatewayRequest, GatewayResponse } from '../../shared/http/gateway.ts';
import { createVerifier } from '../../shared/identity/index.ts';
import { createApi } from '../../shared/service/api.ts';
import { defineService } from '../../shared/service/index.ts';
import { createLog } from '../../shared/service/logging.ts';
import { createRuntime } from '../../shared/service/runtime.ts';
import { type BenchRow, median, rowOf } from './support/row.ts';

const rounds = 11;
const perRound = 3_000;
const mostMicroseconds = 150;
const issuer = { issuer: 'https://issuer.example', audience: 'plus', jwksUri: 'https://issuer.example/jwks' };

const thing = z.strictObject({
  name: fields.bilingual(100),
  kind: z.enum(['one', 'other']),
  amount: fields.money(),
  due: fields.day(),
  tags: z.array(fields.id()).check(z.maxLength(10)),
});

const example: z.input<typeof thing> = {
  name: { zh: '示例（演示数据）', en: 'Example (made up)' },
  kind: 'one',
  amount: { amount: 240_000, currency: 'CNY' },
  due: '2026-11-23',
  tags: ['first', 'urgent'],
};

const makeThing = operation({
  id: 'makeThing',
  method: 'POST',
  path: '/bench/things',
  summary: text('做一个', 'Make a thing'),
  roles: ['caseworker'],
  body: thing,
  output: thing,
});

const service = defineService({
  contract: contract({
    service: 'bench',
    title: text('测量', 'Bench'),
    operations: { makeThing },
    events: {},
  }),
  aggregates: [],
  operations: { makeThing: async ({ body }) => ({ ok: true, body, version: 1 }) },
  reactions: [],
  personal: false,
});

const environment = {
  STAGE: 'bench',
  SERVICE: 'bench',
  LOG_TABLE: 'log',
  VIEWS_TABLE: 'views',
  BUS_NAME: 'bus',
  TOKEN_ISSUER: issuer.issuer,
  TOKEN_AUDIENCE: issuer.audience,
  TOKEN_JWKS_URI: issuer.jwksUri,
  AWS_REGION: 'us-east-1',
};

type Handler = (request: GatewayRequest) => Promise<GatewayResponse>;

/** The api function of a service whose operation does nothing, with real tokens and a log line for each request. */
async function ourHandler(): Promise<{ handle: Handler; token: string }> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const token = await new SignJWT({ roles: ['caseworker'], department: 'bench' })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(issuer.issuer)
    .setAudience(issuer.audience)
    .setSubject('bench')
    .setExpirationTime('2h')
    .sign(privateKey);
  const verify = createVerifier({ ...issuer, now: Date.now, keys: async () => publicKey });
  const log = createLog('bench', 'info', (line) => void line.length);
  process.env.AWS_REGION ??= environment.AWS_REGION;
  const api = createApi({ ...createRuntime(service, environment), log }, verify);
  return { handle: (request) => api(request, {} as never) as Promise<GatewayResponse>, token };
}

/** What is left of a handler when nothing is checked, mapped or logged. */
const bareHandler: Handler = async ({ body = '{}' }) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(JSON.parse(body)),
});

const requestOf = (token: string, body: unknown): GatewayRequest => ({
  routeKey: 'POST /bench/things',
  rawPath: '/bench/things',
  headers: {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'accept-language': 'en-GB,en;q=0.9,zh;q=0.8',
    'idempotency-key': 'bench-0001',
  },
  body: JSON.stringify(body),
  requestContext: { requestId: 'bench' },
});

/** Microseconds of processor time for one request. */
async function timeRound(handle: Handler, request: GatewayRequest): Promise<number> {
  const before = process.cpuUsage();
  for (let one = 0; one < perRound; one += 1) await handle(request);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / perRound;
}

async function measure(name: string, ours: Handler, request: GatewayRequest, status: number): Promise<BenchRow> {
  const answer = await ours(request);
  if (answer.statusCode !== status) throw new Error(`${name}: ${answer.statusCode} ${answer.body}`);
  const [values, floors]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    values.push(await timeRound(ours, request));
    floors.push(await timeRound(bareHandler, request));
  }
  return rowOf({
    name,
    unit: 'µs',
    value: median(values.slice(1)),
    floor: median(floors.slice(1)),
    goal: `at most ${mostMicroseconds} µs above the floor`,
    met: ({ value, floor }) => value - floor <= mostMicroseconds,
  });
}

/** Processor time of our request path beside a bare handler: for a request that passes, and for one that is refused. */
export async function benchRequestPath(): Promise<BenchRow[]> {
  const { handle, token } = await ourHandler();
  const bad = { ...example, kind: 'neither', due: 'tomorrow', extra: 1 };
  return [
    await measure(
      'request path, CPU of an accepted POST against a bare handler',
      handle,
      requestOf(token, example),
      200,
    ),
    await measure('request path, CPU of a refused POST against a bare handler', handle, requestOf(token, bad), 400),
  ];
}
