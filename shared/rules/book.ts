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
  facts: stated.facts,
  ids: stated.ids,
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

/** What each of these versions says to the facts; `asOf` names the day on which it must be in force, if another. */
export const assessAll = (
  book: RuleBook,
  rules: readonly RuleSet[],
  given: Given,
  asOf: (rule: RuleSet) => string | undefined = () => undefined,
): Assessment[] => rules.map((rule) => assess(book.facts, rule, given, asOf(rule)));

/** A version by its name. */
export const namedRule = (book: RuleBook, id: string, version: string): RuleSet | undefined =>
  book.rules.find((rule) => rule.id === id && rule.version === version);

/** The names of the versions for a day, as a case keeps them. */
export const refsOn = (book: RuleBook, day: string, ids: readonly string[]): RuleRef[] =>
  rulesOn(book, day, ids).map(refOf);

/** The versions that a case is kept under; those that are gone, or say something else by now, are named apart. */
export function keptRules(book: RuleBook, kept: readonly RuleRef[]): { found: RuleSet[]; unavailable: RuleRef[] } {
  const same = ({ id, version, hash }: RuleRef) => {
    const rule = namedRule(book, id, version);
    return rule?.hash === hash ? rule : undefined;
  };
  return { found: kept.flatMap((ref) => same(ref) ?? []), unavailable: kept.filter((ref) => same(ref) === undefined) };
}
