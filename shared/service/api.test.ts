import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roles } from '../identity/index.ts';
import { createTestIssuer, type TestIssuer } from '../identity/testing/issuer.ts';
import { startTestCloud, type TestCloud, type TestRuntime } from '../testing/cloud.ts';
import { allowed, createApi } from './api.ts';
import { project } from './projector.ts';
import { bank, bankContract } from './testing/bank.ts';
import { callerOf } from './testing/caller.ts';

let cloud: TestCloud;
let runtime: TestRuntime;
let issuer: TestIssuer;
let call: ReturnType<typeof callerOf>;
let talent: string;
let leader: string;
beforeAll(async () => {
  [cloud, issuer] = await Promise.all([startTestCloud(), createTestIssuer()]);
  runtime = await cloud.runtimeOf(bank);
  call = callerOf(runtime, issuer.verifier());
  talent = await issuer.bearer({ sub: 'talent-1', roles: ['talent'] });
  leader = await issuer.bearer({ sub: 'leader-1', roles: ['leader'] });
});
afterAll(() => cloud.stop());

const deposits = 'POST /bank/accounts/{accountId}/deposits';
const withdrawals = 'POST /bank/accounts/{accountId}/withdrawals';
const accounts = 'GET /bank/accounts/{accountId}';
const deposit = (accountId: string, amount: number, headers: Record<string, string> = {}) =>
  call(deposits, { authorization: talent, params: { accountId }, body: { amount }, headers });
const read = (accountId: string) => call(accounts, { authorization: talent, params: { accountId } });

describe('the routes of a service', () => {
  test('given a request that fits, when it is made, then it is answered with status, ETag and body', async () => {
    const id = randomUUID();
    expect(await deposit(id, 5)).toMatchObject({ status: 201, headers: { etag: '"1"' }, body: { balance: 5 } });
    expect(await read(id)).toMatchObject({
      status: 200,
      headers: { etag: '"1"', 'cache-control': 'no-store' },
      body: { balance: 5 },
    });
  });

  test.each(['GET /nowhere', '$default', 'DELETE /bank/accounts/{accountId}', '__proto__', 'constructor'])(
    'given the route %s that the contract does not have, when it is called, then it is not found',
    async (route) => {
      expect(await call(route, { authorization: talent })).toMatchObject({
        status: 404,
        body: { code: 'no-such-route' },
      });
    },
  );

  test('given an operation without its handle, when the api is made, then it throws at once', () => {
    const { ping: _ping, ...operations } = bank.operations;
    const service = { ...bank, operations };
    expect(() => createApi({ ...runtime, service }, issuer.verifier())).toThrow('ping has no handle');
  });

  test('given a refusal of the domain, when it is told, then as the operation declares it, and nothing has changed', async () => {
    const id = randomUUID();
    await deposit(id, 5);
    const refused = await call(withdrawals, { authorization: talent, params: { accountId: id }, body: { amount: 6 } });
    expect(refused).toMatchObject({ status: 409, body: { code: 'insufficient', title: 'there is too little' } });
    expect((await read(id)).body).toEqual({ balance: 5 });
  });

  test('given what does not exist, when it is read, then it is not found', async () => {
    expect(await read(randomUUID())).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  test('given a list, when its pages are read, then all rows come, and a cursor that is none is refused', async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of ids) {
      await deposit(id, 1);
      await project(runtime, `account/${id}`, 0);
    }
    const list = (query: Record<string, string>) => call('GET /bank/accounts', { authorization: leader, query });
    const first = await list({ limit: '2' });
    const rest = await list({ limit: '100', cursor: String(first.body.next) });
    expect([first.body.items, rest.body.items].flat().length).toBeGreaterThanOrEqual(3);
    expect(rest.body.next).toBeUndefined();
    expect(await list({ cursor: 'x' })).toMatchObject({
      status: 400,
      body: { code: 'bad-cursor', errors: [{ pointer: '#query/cursor' }] },
    });
  });
});

describe('who may call', () => {
  test('given every role and every operation, when rights are asked for, then only what is declared is allowed', () => {
    for (const operation of Object.values(bankContract.operations))
      for (const role of roles)
        expect(allowed(operation, { subject: 'x', roles: [role] })).toBe(
          operation.roles === 'anyone' || (operation.roles as readonly string[]).includes(role),
        );
    expect(allowed({ roles: [] }, { subject: 'x', roles: [...roles] })).toBe(false);
    expect(allowed({ roles: ['ops'] }, { subject: 'x', roles: [] })).toBe(false);
  });

  test('given an operation that names no role, when anyone calls it, then it is forbidden', async () => {
    const mighty = await issuer.bearer({ roles: [...roles] });
    expect(await call('GET /bank/nobody', { authorization: mighty })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect(await call('GET /bank/nobody')).toMatchObject({ status: 401 });
  });

  test('given another role, when a bad request is made, then it is forbidden before its faults are told', async () => {
    const answer = await call(deposits, { authorization: leader, params: { accountId: 'no id' }, body: '{' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden', errors: [] } });
  });

  test('given no token, or one that has expired, when it is made, then the answer tells which', async () => {
    const missing = await call(accounts, { params: { accountId: 'a' } });
    expect(missing).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated', errors: [{ pointer: '#header/authorization' }] },
    });
    const expired = await issuer.bearer({ exp: 1_000_000_000 });
    const detail = 'the access token has expired; sign in again';
    expect(await call(accounts, { authorization: expired, params: { accountId: 'a' } })).toMatchObject({
      status: 401,
      body: { detail },
    });
  });

  test('given an operation for anyone, when it is called, then a token is not needed, but a bad one is refused', async () => {
    expect((await call('GET /bank/ping')).body).toEqual({ caller: 'anonymous' });
    expect((await call('GET /bank/ping', { authorization: talent })).body).toEqual({ caller: 'talent-1' });
    expect(await call('GET /bank/ping', { authorization: 'Bearer x' })).toMatchObject({ status: 401 });
  });
});

describe('a request made again', () => {
  test('given the same key and body, when it comes again after others, then the answer is the same and nothing happens', async () => {
    const id = randomUUID();
    const key = { 'idempotency-key': 'same' };
    const first = await deposit(id, 5, key);
    await deposit(id, 7);
    const again = await deposit(id, 5, key);
    expect([again.status, again.text, again.headers]).toEqual([first.status, first.text, first.headers]);
    expect((await read(id)).body).toEqual({ balance: 12 });
  });

  test('given the same key several times at once, when they arrive, then it happens once', async () => {
    const id = randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => deposit(id, 5, { 'idempotency-key': 'once' })));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set(['201 {"balance":5}']));
    expect((await read(id)).body).toEqual({ balance: 5 });
  });

  test('given the same key and another body, when it comes, then it is refused', async () => {
    const id = randomUUID();
    await deposit(id, 5, { 'idempotency-key': 'same' });
    expect(await deposit(id, 6, { 'idempotency-key': 'same' })).toMatchObject({
      status: 422,
      body: { code: 'command-id-reused' },
    });
    expect((await read(id)).body).toEqual({ balance: 5 });
  });

  test('given the same key of another person or another operation, when it comes, then it is another request', async () => {
    const id = randomUUID();
    const headers = { 'idempotency-key': 'same' };
    await deposit(id, 5, headers);
    const other = await issuer.bearer({ sub: 'talent-2', roles: ['talent'] });
    const given = { params: { accountId: id }, headers };
    expect((await call(deposits, { ...given, authorization: other, body: { amount: 5 } })).body).toEqual({
      balance: 10,
    });
    expect((await call(withdrawals, { ...given, authorization: talent, body: { amount: 5 } })).body).toEqual({
      balance: 5,
    });
  });
});

describe('a change on condition of a version', () => {
  test('given the ETag of the last read, when it still holds, then the change is made, else it is refused', async () => {
    const id = randomUUID();
    const { headers } = await deposit(id, 5);
    const etag = { 'if-match': headers.etag ?? '' };
    expect(await deposit(id, 1, etag)).toMatchObject({ status: 201, headers: { etag: '"2"' } });
    expect(await deposit(id, 1, etag)).toMatchObject({ status: 412, body: { code: 'stale-version' } });
    expect(await deposit(id, 1, { 'if-match': '*' })).toMatchObject({ status: 201 });
    expect(await deposit(id, 1, { 'if-match': 'x' })).toMatchObject({ status: 400, body: { code: 'bad-if-match' } });
    expect((await read(id)).body).toEqual({ balance: 7 });
  });

  test('given a change that has landed, when it is repeated with its old ETag, then it has its answer again', async () => {
    const id = randomUUID();
    const headers = { 'if-match': '"0"', 'idempotency-key': 'first' };
    const first = await deposit(id, 5, headers);
    expect(await deposit(id, 5, headers)).toEqual(first);
  });
});
