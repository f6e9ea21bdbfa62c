import type * as z from 'zod/mini';
import type { Role } from '../identity/principal.ts';
import type { RefusalSpec } from './refusal.ts';
import type { Text } from './text.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Schema = z.ZodMiniType;

/** An operation as the outside sees it; declared once, everything else derives from it. */
export interface Operation<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Output extends Schema = Schema,
  Code extends string = string,
> {
  /** Unique over all services, camelCase: `submitApplication`. */
  id: string;
  method: Method;
  /** API Gateway form: `/talent/applications/{applicationId}`. */
  path: string;
  summary: Text;
  description?: Text;
  /** Who may call it; `anyone` needs no token. Rights on the object itself are decided in the domain. */
  roles: readonly Role[] | 'anyone';
  params: Params;
  query: Query;
  body: Body;
  output: Output;
  status: 200 | 201 | 202;
  /** Answers with the bytes of a file (`fileShape`) instead of JSON, for whoever follows a link. */
  file?: boolean;
  /** Whether it can leave anything behind; a POST that does takes an Idempotency-Key, one that does not cannot write. */
  stores: boolean;
  /** Accepts `If-Match` and answers with an `ETag`. */
  versioned: boolean;
  /** The largest body in KiB. */
  bodyLimitKiB: number;
  refusals: Readonly<Record<Code, RefusalSpec>>;
  /** A request body that works, for documents and tests; made-up values. */
  example?: unknown;
}

export type AnyOperation = Operation;

/** Whether a request names itself, so that its repetition is known: a POST that may leave something behind. */
export const takesKey = ({ method, stores }: Pick<AnyOperation, 'method' | 'stores'>): boolean =>
  method === 'POST' && stores;

export type ParamsOf<O extends AnyOperation> = z.output<O['params']>;
export type QueryOf<O extends AnyOperation> = z.output<O['query']>;
export type BodyOf<O extends AnyOperation> = z.output<O['body']>;
export type OutputOf<O extends AnyOperation> = z.input<O['output']>;
export type CodeOf<O extends AnyOperation> = keyof O['refusals'] & string;
