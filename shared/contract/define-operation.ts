import * as z from 'zod/mini';
import type { Role } from '../identity/principal.ts';
import type { Method, Operation } from './operation.ts';
import type { RefusalSpec } from './refusal.ts';
import type { Text } from './text.ts';

type Schema = z.ZodMiniType;
const nothing = z.strictObject({});
type Nothing = typeof nothing;

interface Declaration<P extends Schema, Q extends Schema, B extends Schema, O extends Schema, C extends string> {
  id: string;
  method: Method;
  path: string;
  summary: Text;
  description?: Text;
  roles: readonly Role[] | 'anyone';
  params?: P;
  query?: Q;
  body?: B;
  output: O;
  status?: 200 | 201 | 202;
  file?: boolean;
  stores?: boolean;
  versioned?: boolean;
  bodyLimitKiB?: number;
  refusals?: Record<C, RefusalSpec>;
  example?: unknown;
}

/** Declares an operation. Left out: no parameters, no query, no body (64 KiB at most where there is one), status 200, stores what it is told, no refusals of its own. */
export function operation<
  O extends Schema,
  P extends Schema = Nothing,
  Q extends Schema = Nothing,
  B extends Schema = Nothing,
  C extends string = never,
>(declared: Declaration<P, Q, B, O, C>): Operation<P, Q, B, O, C> {
  const { params, query, body, refusals, status, stores, versioned, bodyLimitKiB, ...rest } = declared;
  return {
    ...rest,
    params: (params ?? nothing) as P,
    query: (query ?? nothing) as Q,
    body: (body ?? nothing) as B,
    status: status ?? 200,
    stores: stores ?? true,
    versioned: versioned ?? false,
    bodyLimitKiB: bodyLimitKiB ?? 64,
    refusals: refusals ?? ({} as Record<C, RefusalSpec>),
  };
}
