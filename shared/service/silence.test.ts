import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTestIssuer } from '../identity/testing/issuer.ts';
import { startTestCloud, type TestCloud, type TestRuntime } from '../testing/cloud.ts';
import { createInbox } from './inbox.ts';
import { createLog, type LogFields } from './logging.ts';
import { createProjector } from './projector.ts';
import { createRelay } from './relay.ts';
import { bank, paid } from './testing/bank.ts';
import { callerOf } from './testing/caller.ts';
import { recordsOf } from './testing/stream-records.ts';

const marks = ['张三MARK', '310101199001011234', 'mark@example.org', 'MARKED-KEY'];
const [name = '', number = '', mail = '', key = ''] = marks;
const prints = ['log', 'info', 'warn', 'error', 'debug'] as const;
const fieldNames: (keyof LogFields)[] = [
  ...(['requestId', 'operation', 'status', 'code', 'eventId', 'eventType', 'stream'] as const),
  ...(['version', 'name', 'count', 'units', 'took', 'fault'] as const),
];
const known = new Set<string>(['level', 'service', 'message', ...fieldNames]);

let cloud: TestCloud;
let runtime: TestRuntime;
let call: ReturnType<typeof callerOf>;
let authorization: string;
let printed: string[];

beforeAll(async () => {
  cloud = await startTestCloud();
  const test = await cloud.runtimeOf(bank);
  runtime = { ...test, log: createLog('bank', 'debug', (line) => console.log(line)) };
  const issuer = await createTestIssuer();
  call = callerOf(runtime, issuer.verifier());
  authorization = await issuer.bearer({ sub: 'talent-1', roles: ['talent'], name, email: mail });
});
afterAll(() => cloud.stop());

beforeEach(() => {
  printed = [];
  for (const print of prints)
    vi.spyOn(console, print).mockImplementation((...words) => void printed.push(words.join(' ')));
});
afterEach(() => {
  vi.restoreAllMocks();
  const [token = ''] = authorization.split(' ').slice(1);
  for (const line of printed) {
    for (const mark of [...marks, token, token.split('.')[2] ?? token]) expect(line).not.toContain(mark);
    expect(Object.keys(JSON.parse(line)).filter((field) => !known.has(field))).toEqual([]);
  }
});

const deposits = 'POST /bank/accounts/{accountId}/deposits';
const accountId = randomUUID();

describe('what a function prints', () => {
  test('given requests that land, are refused or do not fit, when they are answered, then one line each, without payload', async () => {
    const headers = { 'idempotency-key': key };
    const sent = { authorization, params: { accountId }, headers };
    await call(deposits, { ...sent, body: { amount: 1, note: name } });
    await call(deposits, { ...sent, body: { amount: 2, note: name } });
    await call(deposits, { ...sent, body: { amount: mail, note: `${name}\n${number}`, [number]: 1 } });
    await call(deposits, { ...sent, body: `{"note":"${name}` });
    await call(deposits, { ...sent, params: { accountId: name }, query: { mail }, body: {} });
    await call(deposits, { ...sent, authorization: `${authorization}x`, body: {} });
    const lines = printed.map((line) => JSON.parse(line));
    expect(lines.map(({ message, status }) => [message, status])).toEqual(
      [201, 422, 400, 400, 400, 401].map((status) => ['request-done', status]),
    );
  });

  test('given an operation that fails, when it is answered, then neither the answer nor the log has the error’s text', async () => {
    const note = `bad ${name}\n    at ${number} (x.ts:1:1)`;
    const answer = await call('POST /bank/failures', { authorization, body: { note } });
    expect(answer).toMatchObject({ status: 500, body: { code: 'unexpected', errors: [] } });
    for (const mark of marks) expect(answer.text).not.toContain(mark);
    const [line, ...more] = printed.map((each) => JSON.parse(each));
    expect([line, more]).toMatchObject([
      { level: 'error', message: 'request-failed', requestId: answer.body.requestId },
      [],
    ]);
    expect(line.fault).toMatch(/^Error at .*bank\.ts:\d+:\d+/);
  });

  test('given keys of the issuer that cannot be had, when a request is made, then that is a failure without its text', async () => {
    const broken = callerOf(runtime, () => Promise.reject(new Error(name)));
    const answer = await broken(deposits, { authorization, params: { accountId }, body: { amount: 1 } });
    expect([answer.status, answer.text.includes(name)]).toEqual([500, false]);
  });

  test('given events that land, fail or are rejected, when they are handled, then none of their data is printed', async () => {
    const event = { id: 'evt_1', type: paid.type, streamversion: 1 };
    const messages = [
      { accountId, amount: 1 },
      { accountId: 'broken', amount: 1 },
      { accountId: name, [mail]: number },
      name,
    ];
    const bodies = [...messages.map((data) => JSON.stringify({ detail: { ...event, data } })), name];
    await createInbox(runtime)({ Records: bodies.map((body) => ({ messageId: randomUUID(), body })) });
    expect(printed.map((line) => JSON.parse(line).message).toSorted()).toEqual([
      'event-failed',
      'event-handled',
      'event-rejected',
      'event-rejected',
      'event-rejected',
    ]);
  });

  test('given commits, good and damaged, when they are relayed and projected, then none of their data is printed', async () => {
    const batch = recordsOf(await runtime.commits.read(`account/${accountId}`));
    const image = batch.Records.at(-1)?.dynamodb?.NewImage as Record<string, unknown>;
    image.body = { S: `["${name}", ${number}x` };
    for (const reader of [createRelay(runtime), createProjector(runtime)]) await reader(batch);
    expect(printed.length).toBeGreaterThanOrEqual(3);
  });
});
