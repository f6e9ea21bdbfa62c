import { localDateOf } from '../calendar/index.ts';
import type { Handle } from '../service/index.ts';
import { answerOf, listingOf } from './answers.ts';
import { assessAll, type RuleBook, rulesOn } from './book.ts';
import type { ImpliedForm, RulesOperations } from './contract/operations.ts';
import { factSchema } from './facts.ts';
import type { FactSpecs, Facts } from './model.ts';

/** What facts that somebody stated answer of the application's form, given the rule they asked about. */
type Implying = (facts: Facts, rule: string | undefined) => ImpliedForm;

/** What the open operations on a department's rules do; nothing is written anywhere. */
export const ruleHandles = (
  book: RuleBook,
  implying?: Implying,
): { [K in keyof RulesOperations]: Handle<RulesOperations[K]> } => ({
  precheck: async ({ body }, { now }) => {
    const filedOn = body.filedOn ?? localDateOf(now());
    const rules = rulesOn(book, filedOn, body.rule === undefined ? book.ids : [body.rule]);
    const facts = stated(body.facts);
    const answer = answerOf(book, filedOn, assessAll(book, rules, { filedOn, facts }));
    return { ok: true, body: { ...answer, ...(implying && { form: implying(facts, body.rule) }) } };
  },
  listRules: async () => ({ ok: true, body: listingOf(book) }),
});

/** The facts that were given; the schema has checked each against its declaration. */
export const stated = (facts: Readonly<Record<string, unknown>>): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Facts;

/** The facts among the answers of a case: what has a fact's name and fits it. What is sealed fits none. */
export function statedIn(specs: FactSpecs, answers: unknown): Facts {
  const given = typeof answers === 'object' && answers !== null ? Object.entries(answers) : [];
  return Object.fromEntries(
    given.filter(([name, value]) => {
      const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
      return spec !== undefined && value !== undefined && factSchema(spec).safeParse(value).success;
    }),
  ) as Facts;
}
