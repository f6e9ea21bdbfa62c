import type { Alternative, Condition } from '../grammar/condition.ts';
import type { Access, ValueTest } from '../operators/value-test.ts';
import type { Popularity } from './popularity.ts';

/** How an entry goes down one level: by keys of which each match has one, or by its condition as a whole. */
export type Step =
  | { readonly by: 'keys'; readonly condition: Condition; readonly accesses: readonly Access[] }
  | { readonly by: 'condition'; readonly condition: Condition };

/** What the choice depends on besides the entry. */
export interface StepContext {
  readonly popularity: Popularity;
  /** Keys that the entry may still take. */
  readonly room: number;
  /** Whether the node tries this condition, which has no key, for every event anyway or at little cost. */
  isCheap(condition: Condition): boolean;
}

interface Rated<T> {
  readonly option: T;
  /** First criterion: how little the kind of key tells apart. */
  readonly rank: number;
  /** Second criterion: how many share the keys. */
  readonly shared: number;
}

const RANK = { key: 0, cheapCondition: 1, range: 2, anyText: 3, condition: 4 } as const;

/** What a lookup costs more than one of the value itself, in entries that could be looked at meanwhile. */
const LOOKUP_COST: Record<Access['table'], number> = {
  value: 0,
  caseless: 1,
  head: 1,
  tail: 1,
  caselessHead: 2,
  caselessTail: 2,
  part: 8,
  number: 1,
  address: 1,
};

/**
 * Chooses the condition that tells the entry apart best: first by the kind of key, then the rarest in the whole index.
 * Rarest first is the same order for all entries, so that few ways through the tree lead to the same conditions.
 * Undefined when no condition is left, or when all would need more keys than there is room for.
 */
export function chooseStep(remaining: Alternative, context: StepContext): Step | undefined {
  return best(remaining.flatMap((condition) => rateCondition(condition, context)))?.option;
}

function rateCondition(condition: Condition, context: StepContext): Rated<Step>[] {
  const { path, tests, absent } = condition;
  if (absent || tests.some((test) => test.access.length === 0)) {
    const rank = context.isCheap(condition) ? RANK.cheapCondition : RANK.condition;
    return [{ option: { by: 'condition', condition }, rank, shared: 0 }];
  }
  if (tests.length > context.room) return [];
  const rated = tests.map((test) => bestAccess(test, path, context.popularity)).filter((one) => one !== undefined);
  const rank = Math.max(...rated.map((one) => one.rank));
  const shared = rated.reduce((sum, one) => sum + one.shared, 0);
  return [{ option: { by: 'keys', condition, accesses: rated.map((one) => one.option) }, rank, shared }];
}

function bestAccess(test: ValueTest, path: string, popularity: Popularity): Rated<Access> | undefined {
  return best(
    test.access.map((access) => {
      const shared = popularity.of(path, access) + LOOKUP_COST[access.table];
      return { option: access, rank: rankOf(access), shared };
    }),
  );
}

function rankOf(access: Access): number {
  if ('low' in access) return access.low === access.high ? RANK.key : RANK.range;
  return access.key === '' && access.table !== 'value' ? RANK.anyText : RANK.key;
}

function best<T>(rated: readonly Rated<T>[]): Rated<T> | undefined {
  return rated.reduce<Rated<T> | undefined>((found, one) => {
    if (!found || one.rank < found.rank) return one;
    return one.rank === found.rank && one.shared < found.shared ? one : found;
  }, undefined);
}
