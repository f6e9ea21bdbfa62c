import type { RuleSet } from '../model.ts';
import type { Doubt } from '../results.ts';

/** Doubts under which a rule answers nothing but `check`, whatever the facts are. */
export const silencing: readonly Doubt[] = ['expired', 'not-in-force', 'review-overdue', 'nothing-known'];

const isDay = (text: string): boolean => text !== 'open' && text !== 'unknown';

/** Why an answer of this version on this day is not certain; none for an official, complete rule in force. */
export function doubtsOf(rule: RuleSet, filedOn: string): Doubt[] {
  const { effectiveFrom, effectiveTo, reviewBy, certainty, complete } = rule;
  const clauses = [...rule.conditions, ...rule.table];
  const all: [Doubt, boolean][] = [
    ['expired', isDay(effectiveTo) && filedOn > effectiveTo],
    ['not-in-force', isDay(effectiveFrom) && filedOn < effectiveFrom],
    // What has an end of its own was verified for its whole period.
    ['review-overdue', !isDay(effectiveTo) && filedOn > reviewBy],
    ['nothing-known', clauses.length === 0],
    ['validity-unknown', effectiveTo === 'unknown' || effectiveFrom === 'unknown'],
    ['not-official', certainty !== 'official' || clauses.some((clause) => clause.certainty !== 'official')],
    ['incomplete', !complete],
  ];
  return all.flatMap(([doubt, there]) => (there ? [doubt] : []));
}
