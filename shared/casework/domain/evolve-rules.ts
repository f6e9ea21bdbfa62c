import type { RulesMoved } from './events.ts';
import type { Case } from './state.ts';

/** A case kept under another version of one of its rules; what it was filed under stays told. */
export function underOther<A>(state: Case<A>, event: RulesMoved, { at, by }: { at: string; by: string }): Case<A> {
  const { type: _type, ...moved } = event;
  const rules = state.rules.map((rule) => (rule.id === event.to.id ? event.to : rule));
  return { ...state, rules, rulesMoved: [...state.rulesMoved, { at, by, ...moved }] };
}
