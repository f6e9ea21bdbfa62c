import type { Assessment } from './domain/assess.ts';
import { assess } from './domain/assess.ts';
import type { Given } from './domain/evaluate.ts';
import { versionOn } from './domain/versions.ts';
import type { FactSpecs, RuleRef, RuleSet } from './model.ts';

/** The rules of one department, every version. */
export interface RuleBook {
  facts: FactSpecs;
  ids: readonly string[];
  rules: readonly RuleSet[];
}

/** A department's rules from its generated files; they were checked when they were made. */
export const ruleBook = (stated: Pick<RuleBook, 'facts' | 'ids'>, generated: unknown): RuleBook => ({
  ...stated,
  rules: (generated as Pick<RuleBook, 'rules'>).rules,
});

export const refOf = ({ id, version, hash }: RuleSet): RuleRef => ({ id, version, hash });

/** The version of each rule for a day; of all rules, or those named. */
export const rulesOn = (book: RuleBook, day: string, ids: readonly string[] = book.ids): RuleSet[] =>
  ids.flatMap(
    (id) =>
      versionOn(
        book.rules.filter((rule) => rule.id === id),
        day,
      ) ?? [],
  );

/** What each of these versions says to the facts. */
export const assessAll = (book: RuleBook, rules: readonly RuleSet[], given: Given): Assessment[] =>
  rules.map((rule) => assess(book.facts, rule, given));
