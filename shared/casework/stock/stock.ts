import type * as z from 'zod/mini';
import type { Refusal } from '../../contract/index.ts';
import type { Executed } from '../../log/index.ts';
import type { Kit } from '../../service/index.ts';
import { answered, type Desk } from '../desk.ts';
import { grantable } from '../domain/grant.ts';
import type { Case, Hold } from '../domain/state.ts';
import { takenOf } from '../views.ts';

/** Whether no case holds this, as the views know it: they follow the log by some milliseconds, the claim alone decides. */
export async function isFree(kit: Kit, claim: string): Promise<boolean> {
  const taken = await kit.page(takenOf(claim), { limit: 1 });
  return taken.ok && taken.page.items.length === 0;
}

/** The items whose claim is free, in their order; looked up side by side. */
export async function freeOnes<T>(kit: Kit, items: readonly T[], claimOf: (item: T) => string): Promise<T[]> {
  const free = await Promise.all(items.map((item) => isFree(kit, claimOf(item))));
  return items.filter((_, place) => free[place]);
}

/** Walks a list for what is free, a page at a time. */
export async function* freeIn<T>(kit: Kit, list: string, holdOf: (item: T) => Hold): AsyncGenerator<Hold> {
  let cursor: string | undefined;
  do {
    const result = await kit.page<T>(list, { limit: 100, cursor });
    if (!result.ok) throw new Error(`${list} refused its own cursor`);
    yield* await freeOnes(kit, result.page.items.map(holdOf), ({ claim }) => claim);
    cursor = result.page.next;
  } while (cursor !== undefined);
}

/** A page of a stock's list, each item with whether it is free. */
export async function pageOfStock<T>(
  kit: Kit,
  list: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  claimOf: (item: T) => string,
) {
  const result = await kit.page<T>(list, { limit, cursor });
  if (!result.ok) return { ok: false, refusal: { code: 'bad-cursor', pointer: '#query/cursor' } } as const;
  const { items, next } = result.page;
  const flags = await Promise.all(items.map((item) => isFree(kit, claimOf(item))));
  const shown = items.map((item, place) => ({ ...item, free: flags[place] === true }));
  return { ok: true, body: { items: shown, ...(next === undefined ? {} : { next }) } } as const;
}

/** What may be granted, in the order in which to try it; or why what was asked for may not. */
export type Choice<Code extends string> =
  | { ok: true; holds: AsyncIterable<Hold> | Iterable<Hold> }
  | { ok: false; refusal: Refusal<Code> };

interface GrantOrder<A, Code extends string> {
  caseId: string;
  /** What was asked for, to tell a repeated request from another one. */
  asked: string;
  expectedVersion?: number | undefined;
  choose(answers: A): Promise<Choice<Code>>;
}

interface Turn {
  /** Whether the case comes before all others that wait for the same. */
  isNext(): Promise<boolean>;
  /** Why it is served before others who come first; kept with the grant. */
  reason: string | undefined;
}

/**
 * Grants the first that is free. Each try is one transaction, so that of many who try for the same one exactly one
 * gets it. Answers nothing when none was free; a repeated request gets its first answer.
 */
export async function grantFirstFree<A, Facts extends z.ZodMiniType, C, R extends string, Code extends string>(
  desk: Desk<A, Facts, C, R>,
  order: GrantOrder<A, Code>,
  kit: Kit,
) {
  const begun = await begin(desk, order, kit);
  return 'answer' in begun ? begun.answer : tryEach(desk, order, begun, kit);
}

/** As `grantFirstFree`, to the case that comes next; to another one only for a reason, or refused as `not-next`. */
export async function grantInTurn<A, Facts extends z.ZodMiniType, C, R extends string, Code extends string>(
  desk: Desk<A, Facts, C, R>,
  order: GrantOrder<A, Code> & Turn,
  kit: Kit,
) {
  const begun = await begin(desk, order, kit);
  if ('answer' in begun) return begun.answer;
  const { reason } = order;
  const next = await order.isNext();
  if (!next && reason === undefined) return { ok: false, refusal: { code: 'not-next', pointer: '/reason' } } as const;
  return tryEach(desk, order, { ...begun, ...(next ? {} : { outOfOrder: reason }) }, kit);
}

interface Begun<A> {
  key: string;
  /** A case to which something can be granted is open, and has its answers. */
  answers: A;
  outOfOrder?: string | undefined;
}

/** What a grant begins with, or the answer to who asks again or for a case to which nothing can be granted. */
async function begin<A, Facts extends z.ZodMiniType, C, R extends string, Code extends string>(
  desk: Desk<A, Facts, C, R>,
  { caseId, asked }: GrantOrder<A, Code>,
  kit: Kit,
) {
  const key = `${kit.newId()}.${asked}`;
  const { state, head } = await kit.load(desk.aggregate, caseId);
  const before: Executed<Case<A>> = { ok: true, id: caseId, state, ...head, repeated: true, changed: false };
  if (state.grantKeys.includes(key)) return { answer: answered(desk, before) };
  const may = grantable(desk.department, state, { by: kit.principal.subject });
  return may.ok ? { key, answers: state.answers as A } : { answer: answered(desk, { ...may, version: head.version }) };
}

async function tryEach<A, Facts extends z.ZodMiniType, C, R extends string, Code extends string>(
  desk: Desk<A, Facts, C, R>,
  { caseId, expectedVersion, choose }: GrantOrder<A, Code>,
  { key, answers, outOfOrder }: Begun<A>,
  kit: Kit,
) {
  const choice = await choose(answers);
  if (!choice.ok) return choice;
  for await (const hold of choice.holds) {
    const command = { type: 'grant', hold, key, ...(outOfOrder === undefined ? {} : { outOfOrder }) } as const;
    const tried = await kit.execute(desk.aggregate, caseId, command, expectedVersion);
    if (tried.ok || tried.refusal.code !== 'taken') return answered(desk, tried);
  }
  return undefined;
}
