import { refuse } from '../../log/aggregate.ts';
import type { No } from './guards.ts';
import type { Case, Missing } from './state.ts';

/** Every member of the family whom answers name by id, wherever a department has them. */
function membersIn(value: unknown): unknown[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, one]) => (key === 'memberId' ? [one] : membersIn(one)));
}

/** Refuses what is asked for a member whom the case does not name, by its place in the request. */
export function unlessNamed(
  missing: readonly Missing[],
  { answers }: Pick<Case<unknown>, 'answers'>,
): No<'member-not-named'> | undefined {
  const named = membersIn(answers);
  const at = missing.findIndex(({ memberId }) => memberId !== undefined && !named.includes(memberId));
  return at < 0 ? undefined : refuse('member-not-named', { pointer: `/missing/${at}/memberId` });
}
