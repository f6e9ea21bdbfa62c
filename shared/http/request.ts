import type * as z from 'zod/mini';
import { type AnyOperation, takesKey } from '../contract/operation.ts';
import type { FieldFault, Refusal } from '../contract/refusal.ts';
import { readBody } from './body.ts';
import { versionOf } from './etag.ts';
import { faultsOf } from './faults.ts';
import type { GatewayRequest } from './gateway.ts';

/** A request's parts after every check that the operation's declaration allows. */
export interface Checked {
  params: unknown;
  query: unknown;
  body: unknown;
  expectedVersion?: number;
}

export type CheckedRequest = { ok: true; checked: Checked } | { ok: false; refusal: Refusal };

const no = (refusal: Refusal): CheckedRequest => ({ ok: false, refusal });
const keyForm = /^[A-Za-z0-9_-]{1,64}$/;

/** Checks headers, body, parameters and query; names every field at once. */
export function checkRequest(operation: AnyOperation, request: GatewayRequest): CheckedRequest {
  const { headers } = request;
  if (takesKey(operation) && !keyForm.test(headers['idempotency-key'] ?? ''))
    return no({ code: 'idempotency-key-missing', pointer: '#header/idempotency-key' });
  const ifMatch = versionOf(operation.versioned ? headers['if-match'] : undefined);
  if (!ifMatch.ok) return no({ code: 'bad-if-match', pointer: '#header/if-match' });
  const body = readBody({ ...request, contentType: headers['content-type'] }, operation.bodyLimitKiB);
  if (!body.ok) return no({ code: body.code });
  const faults: FieldFault[] = [];
  const part = (schema: z.ZodMiniType, value: unknown, prefix: string): unknown => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) faults.push(...faultsOf(parsed.error.issues, prefix));
    return parsed.data;
  };
  const checked: Checked = {
    params: part(operation.params, request.pathParameters ?? {}, '#path'),
    query: part(operation.query, request.queryStringParameters ?? {}, '#query'),
    body: part(operation.body, body.value, ''),
    ...(ifMatch.version === undefined ? {} : { expectedVersion: ifMatch.version }),
  };
  return faults.length > 0 ? no({ code: 'invalid-request', errors: faults }) : { ok: true, checked };
}
