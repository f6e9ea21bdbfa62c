import type { RuleBook } from './book.ts';
import { refOf } from './book.ts';
import type { PrecheckAnswer, RuleAnswer } from './contract/answer.ts';
import type { ListedFact, RulesListing } from './contract/listing.ts';
import { questionOf } from './domain/ask.ts';
import type { AssessedCondition, AssessedRow, Assessment } from './domain/assess.ts';
import { allMet, tableMend, unmetOf } from './domain/met.ts';
import type { Clause, FactSpec, FactValue, RuleSet } from './model.ts';
import { doubts, results } from './results.ts';

/** The answer to a precheck, or to a case's facts, as it is told. */
export function answerOf(book: RuleBook, filedOn: string, assessments: readonly Assessment[]): PrecheckAnswer {
  const asked = questionOf(assessments);
  const spec = asked && book.facts[asked.fact];
  const options = spec?.type === 'choice' ? { options: spec.values } : {};
  return {
    filedOn,
    answers: assessments.map(told),
    ...(asked && spec ? { asks: { ...asked, question: spec.question, ...options } } : {}),
  };
}

function told(one: Assessment): RuleAnswer {
  const { rule, result, doubts: found, conditions, rows, row, earliest } = one;
  const { title, documents, limits, source, certainty, effectiveFrom, effectiveTo, verifiedAt, reviewBy } = rule;
  const mend = tableMend(one);
  return {
    rule: refOf(rule),
    title,
    result,
    text: results[result].text,
    toBeConfirmed: found.length > 0,
    why: found.map((code) => ({ code, text: doubts[code] })),
    conditionsAllMet: allMet(one),
    unmet: unmetOf(one),
    ...(mend ? { mend } : {}),
    ...(earliest === undefined ? {} : { earliest }),
    conditions: conditions.map((line) => ({ ...lineOf(line), ...mendOf(line) })),
    rows: rows.map((line) => ({ ...lineOf(line), result: line.of.result, ...mendOf(line) })),
    ...(results[result].denies ? {} : { benefit: row?.of.benefit ?? rule.benefit }),
    ...{ documents: [...documents], limits: [...limits], source, certainty },
    ...{ effectiveFrom, effectiveTo, verifiedAt, reviewBy },
  };
}

const mendOf = ({ status, of: { mend } }: AssessedCondition | AssessedRow) =>
  status === 'met' || !mend ? {} : { mend };

function lineOf({ of, status, value, facts, assumed, threshold, earliest, missing }: AssessedCondition | AssessedRow) {
  const { id, text, source, certainty } = of;
  return {
    ...{ id, text, status, source, certainty },
    ...(value === undefined ? {} : { value }),
    facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, tellable(fact)])),
    assumed,
    ...(threshold === undefined ? {} : { threshold }),
    toBeConfirmed: certainty !== 'official',
    ...(earliest === undefined ? {} : { earliest }),
    missing: [...missing],
  };
}

type Tellable = RuleAnswer['conditions'][number]['facts'][string];

// Arrays of the model are read-only; the answer's are not.
const tellable = (fact: FactValue): Tellable => structuredClone(fact) as Tellable;

/** Every version of a department's rules, and the facts that they read. */
export function listingOf({ rules, facts }: RuleBook): RulesListing {
  return { rules: rules.map(listed), facts: Object.entries(facts).map(([fact, spec]) => listedFact(fact, spec)) };
}

function listed(rule: RuleSet): RulesListing['rules'][number] {
  const { id: _id, version: _version, hash: _hash, conditions, table, documents, limits, ...rest } = rule;
  return {
    ...rest,
    rule: refOf(rule),
    toBeConfirmed: rule.certainty !== 'official',
    conditions: conditions.map((one) => ({ ...listedLine(one), unmet: one.unmet, mend: one.mend })),
    table: table.map((one) => ({
      ...listedLine(one),
      result: one.result,
      ...(one.benefit && { benefit: one.benefit }),
      ...(one.mend && { mend: one.mend }),
    })),
    documents: [...documents],
    limits: [...limits],
  };
}

function listedLine({ id, text, feel, reads, threshold, source, certainty }: Clause) {
  const shown =
    threshold && 'literal' in threshold ? threshold.literal : threshold && 'by' in threshold ? threshold : undefined;
  return { id, text, feel, reads: [...reads], source, certainty, ...(shown === undefined ? {} : { threshold: shown }) };
}

function listedFact(fact: string, spec: FactSpec): ListedFact {
  const { type, label, question } = spec;
  const options = spec.type === 'choice' ? { options: spec.values } : {};
  const limits = spec.type === 'number' ? { unit: spec.unit, min: spec.min, max: spec.max } : {};
  return { fact, type, label, question, ...options, ...limits };
}
