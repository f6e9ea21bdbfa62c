import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { fields, operation, text } from '../contract/index.ts';
import type { GatewayRequest } from './gateway.ts';
import { checkRequest } from './request.ts';

const parts = {
  id: 'amend',
  path: '/things/{thingId}',
  summary: text('改', 'Amend'),
  roles: ['ops'],
  params: z.strictObject({ thingId: fields.id() }),
  query: z.strictObject({ limit: z.optional(z.coerce.number().check(z.int())) }),
  body: z.strictObject({ name: fields.line(10), size: z.optional(z.int()) }),
  output: z.strictObject({}),
  bodyLimitKiB: 1,
} as const;
const post = operation({ ...parts, method: 'POST', versioned: true });
const put = operation({ ...parts, method: 'PUT' });
const trial = operation({ ...parts, method: 'POST', stores: false });

const request = (more: Partial<GatewayRequest> = {}): GatewayRequest => ({
  routeKey: 'POST /things/{thingId}',
  rawPath: '/things/t1',
  pathParameters: { thingId: 't1' },
  body: '{"name":" a "}',
  requestContext: { requestId: 'request-1' },
  ...more,
  headers: { 'content-type': 'application/json', 'idempotency-key': 'key-1', ...more.headers },
});

describe('a request', () => {
  test('given nothing wrong, when it is checked, then its parts are as the schemas make them', () => {
    const checked = checkRequest(
      post,
      request({ queryStringParameters: { limit: '5' }, headers: { 'if-match': '"3"' } }),
    );
    expect(checked).toEqual({
      ok: true,
      checked: { params: { thingId: 't1' }, query: { limit: 5 }, body: { name: 'a' }, expectedVersion: 3 },
    });
  });

  test('given a POST, when it has no Idempotency-Key, then it is refused, unless the operation stores nothing', () => {
    const keyless = request({ headers: { 'idempotency-key': undefined } });
    expect(checkRequest(post, keyless)).toMatchObject({ ok: false, refusal: { code: 'idempotency-key-missing' } });
    expect(checkRequest(trial, keyless)).toMatchObject({ ok: true });
  });

  test('given faults everywhere, when it is checked, then all are told at once, each at its place', () => {
    const bad = request({
      pathParameters: { thingId: 'no id' },
      queryStringParameters: { limit: 'many', unknown: '1' },
      body: '{"name":"","size":"big","more":1}',
    });
    const checked = checkRequest(post, bad);
    if (checked.ok) throw new Error('it was taken');
    expect(checked.refusal.code).toBe('invalid-request');
    const pointers = checked.refusal.errors?.map(({ pointer }) => pointer).toSorted();
    expect(pointers).toEqual(['#path/thingId', '#query/limit', '#query/unknown', '/more', '/name', '/size']);
  });

  test.each([undefined, '', 'a b', 'a'.repeat(65), '键', 'a\n', '../a'])(
    'given the Idempotency-Key %j, when a POST is checked, then it is refused at that header',
    (key) => {
      const refusal = { code: 'idempotency-key-missing', pointer: '#header/idempotency-key' };
      expect(checkRequest(post, request({ headers: { 'idempotency-key': key } }))).toEqual({ ok: false, refusal });
      expect(checkRequest(put, request({ headers: { 'idempotency-key': key } }))).toMatchObject({ ok: true });
    },
  );

  test('given an If-Match that is not ours, when it is checked, then it is refused where versions count, else ignored', () => {
    const bad = request({ headers: { 'if-match': 'W/"3"' } });
    const refusal = { code: 'bad-if-match', pointer: '#header/if-match' };
    expect(checkRequest(post, bad)).toEqual({ ok: false, refusal });
    expect(checkRequest(put, bad)).toMatchObject({ ok: true });
  });

  test('given a body that is no JSON or too large, when it is checked, then that is the refusal', () => {
    const code = (more: Partial<GatewayRequest>) => {
      const checked = checkRequest(post, request(more));
      return checked.ok ? 'taken' : checked.refusal.code;
    };
    expect(code({ body: '{' })).toBe('malformed-json');
    expect(code({ body: `"${'x'.repeat(1024)}"` })).toBe('body-too-large');
    expect(code({ headers: { 'content-type': 'text/plain' } })).toBe('not-json');
  });

  test('given no body, parameters and query at all, when an operation wants a body, then the missing fields are told', () => {
    const { body: _body, pathParameters: _params, ...bare } = request();
    const checked = checkRequest(put, bare);
    const pointers = checked.ok ? [] : checked.refusal.errors?.map(({ pointer }) => pointer);
    expect(pointers).toEqual(['#path/thingId', '/name']);
  });
});
