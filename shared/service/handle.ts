import type { AnyOperation, BodyOf, CodeOf, OutputOf, ParamsOf, QueryOf } from '../contract/operation.ts';
import type { Refusal } from '../contract/refusal.ts';
import type { CommonCode } from '../http/common-refusals.ts';
import type { Principal } from '../identity/principal.ts';
import type { AnyAggregate, Executed } from '../log/index.ts';
import type { Kit } from './kit.ts';

/** A request after every check that its declaration allows. */
export interface Call<O extends AnyOperation = AnyOperation> {
  params: ParamsOf<O>;
  query: QueryOf<O>;
  body: BodyOf<O>;
  principal: Principal;
  /** From `If-Match`. */
  expectedVersion?: number;
}

export type Reply<O extends AnyOperation = AnyOperation> =
  | { ok: true; body: OutputOf<O>; version?: number }
  | { ok: false; refusal: Refusal<CodeOf<O> | CommonCode> };

/** What an operation does. */
export type Handle<O extends AnyOperation = AnyOperation> = (call: Call<O>, kit: Kit) => Promise<Reply<O>>;

/** The answer to a command: its output, or the refusal as it is. */
export function replyOf<O extends AnyOperation, S, R extends string>(
  executed: Executed<S, R>,
  output: (state: S, id: string, version: number) => OutputOf<O>,
): Reply<O> {
  if (!executed.ok) return { ok: false, refusal: executed.refusal as Refusal<CodeOf<O> | CommonCode> };
  return { ok: true, body: output(executed.state, executed.id, executed.version), version: executed.version };
}

/** The common answer to what does not exist or must not be seen. */
export const notFound: { ok: false; refusal: Refusal<'not-found'> } = { ok: false, refusal: { code: 'not-found' } };

type StateOf<A extends AnyAggregate> = ReturnType<A['evolve']>;
type CommandOf<A extends AnyAggregate> = Parameters<A['decide']>[0];

/**
 * An operation that turns a request into one command on one aggregate. The aggregate's refusals for this command must
 * be declared by the operation.
 */
export const commanding =
  <O extends AnyOperation, A extends AnyAggregate>(
    aggregate: A,
    order: (call: Call<O>, kit: Kit) => { id: string; command: CommandOf<A> },
    output: (state: StateOf<A>, id: string, version: number, call: Call<O>) => OutputOf<O>,
  ): Handle<O> =>
  async (call, kit) => {
    const { id, command } = order(call, kit);
    const executed = await kit.execute(aggregate as AnyAggregate, id, command, call.expectedVersion);
    return replyOf<O, unknown, string>(executed, (state, of, version) =>
      output(state as StateOf<A>, of, version, call),
    );
  };

/** An operation that shows one aggregate; nothing shown (`undefined`) answers 404. */
export const reading =
  <O extends AnyOperation, A extends AnyAggregate>(
    aggregate: A,
    idOf: (call: Call<O>) => string,
    output: (state: StateOf<A>, id: string, version: number, call: Call<O>) => OutputOf<O> | undefined,
  ): Handle<O> =>
  async (call, kit) => {
    const id = idOf(call);
    const { state, head } = await kit.load(aggregate as AnyAggregate, id);
    const body = head.version === 0 ? undefined : output(state as StateOf<A>, id, head.version, call);
    return body === undefined ? notFound : { ok: true, body, version: head.version };
  };

/** An operation that shows a page of a list; the list's name says who may see it. */
export const listing =
  <O extends AnyOperation>(
    listOf: (call: Call<O>) => string | undefined,
    options: { descending?: boolean } = {},
  ): Handle<O> =>
  async (call, kit) => {
    const list = listOf(call);
    if (list === undefined) return notFound;
    const { limit, cursor } = call.query as { limit: number; cursor?: string };
    const result = await kit.page(list, { limit, cursor, ...options });
    if (!result.ok) return { ok: false, refusal: { code: 'bad-cursor', pointer: '#query/cursor' } };
    return { ok: true, body: result.page as OutputOf<O> };
  };
