import type { Alternative, Condition } from '../grammar/condition.ts';
import type { Access, ValueTest } from '../operators/value-test.ts';
import type { Branches } from './branches.ts';

/** How an entry goes down one level: by keys of which each match has one, or by its condition as a whole. */
export type Step =
  | { readonly by: 'keys'; readonly condition: Condition; readonly accesses: readonly Access[] }
  | { readonly by: 'condition'; readonly condition: Condition };

interface Rated<T> {
  readonly option: T;
  /** How little the kind of key tells apart; the less the better. */
  readonly rank: number;
  /** How many are already there; the fewer the better. */
  readonly crowd: number;
}

/** What a lookup costs more than one of the value itself, in entries that could be looked at meanwhile. */
const LOOKUP_COST: Partial<Record<Access['table'], number>> = {
  head: 1,
  tail: 1,
  caseless: 1,
  caselessHead: 2,
  caselessTail: 2,
  part: 8,
};

const LAST_RANK = 9;
/** Conditions without a key that one node tries for every event: so few cost less than ranges that overlap. */
const FEW_GROUPS = 16;

/**
 * Chooses the condition that tells the entry apart best: first by the kind of key, then by how few entries share it.
 * Undefined when no condition is left, or when all would need more than `room` keys.
 */
export function chooseStep<N extends { readonly size: number }>(
  remaining: Alternative,
  branches: Branches<N>,
  room: number,
): Step | undefined {
  return best(remaining.flatMap((condition) => rateCondition(condition, branches, room)))?.option;
}

function rateCondition<N extends { readonly size: number }>(
  condition: Condition,
  branches: Branches<N>,
  room: number,
): Rated<Step>[] {
  const { path, tests, absent } = condition;
  if (absent || tests.some((test) => test.access.length === 0)) {
    const group = branches.group(condition);
    const rank = group || branches.groupCount < FEW_GROUPS ? 3 : LAST_RANK;
    return [{ option: { by: 'condition', condition }, rank, crowd: group?.size ?? 0 }];
  }
  if (tests.length > room) return [];
  const rated = tests.map((test) => bestAccess(test, path, branches)).filter((one) => one !== undefined);
  const rank = Math.max(...rated.map((one) => one.rank));
  const crowd = rated.reduce((sum, one) => sum + one.crowd, 0);
  return [{ option: { by: 'keys', condition, accesses: rated.map((one) => one.option) }, rank, crowd }];
}

function bestAccess<N extends { readonly size: number }>(
  test: ValueTest,
  path: string,
  branches: Branches<N>,
): Rated<Access> | undefined {
  const tables = branches.tables(path);
  return best(
    test.access.map((access) => {
      const overlapping = 'low' in access ? (tables?.table(access.table)?.size ?? 0) : 0;
      const crowd = (tables?.get(access)?.size ?? 0) + overlapping + (LOOKUP_COST[access.table] ?? 0);
      return { option: access, rank: rankOf(access), crowd };
    }),
  );
}

function rankOf(access: Access): number {
  if ('low' in access) return access.low === access.high ? 0 : 4;
  return access.key === '' && access.table !== 'value' ? LAST_RANK : 0;
}

function best<T>(rated: readonly Rated<T>[]): Rated<T> | undefined {
  return rated.reduce<Rated<T> | undefined>((found, one) => {
    if (!found || one.rank < found.rank) return one;
    return one.rank === found.rank && one.crowd < found.crowd ? one : found;
  }, undefined);
}
