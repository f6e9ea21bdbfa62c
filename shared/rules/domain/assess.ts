import type { Condition, FactSpecs, Row, RuleSet } from '../model.ts';
import { type Doubt, type ResultCode, results, unmetResults } from '../results.ts';
import { type Assessed, assessClause } from './clause.ts';
import { doubtsOf, silencing } from './doubts.ts';
import type { Given } from './evaluate.ts';

export interface AssessedCondition extends Assessed {
  of: Condition;
}
export interface AssessedRow extends Assessed {
  of: Row;
}

/** What one version of a rule answers to the facts. */
export interface Assessment {
  rule: RuleSet;
  result: ResultCode;
  doubts: Doubt[];
  conditions: AssessedCondition[];
  rows: AssessedRow[];
  /** The row that answered. */
  row?: AssessedRow;
  /** When every condition that only time can mend could be met. */
  earliest?: string;
}

/**
 * Assesses the facts by a version of a rule; pure: the filing date is all that it knows of time. The rule must be in
 * force on `asOf`, which is the filing date unless somebody moved a case to this version later.
 */
export function assess(specs: FactSpecs, rule: RuleSet, given: Given, asOf = given.filedOn): Assessment {
  const conditions = rule.conditions.map((of) => ({ of, ...assessClause(specs, of, given) }));
  const rows = rule.table.map((of) => ({ of, ...assessClause(specs, of, given) }));
  const doubts = doubtsOf(rule, asOf);
  const answer = answerOf(rule, conditions, rows, doubts);
  return { rule, doubts, conditions, rows, ...answer, ...earliestOf(answer.result, conditions) };
}

type Answer = Pick<Assessment, 'result' | 'row'>;

function answerOf(
  rule: RuleSet,
  conditions: readonly AssessedCondition[],
  rows: readonly AssessedRow[],
  doubts: readonly Doubt[],
): Answer {
  const unmet = worst(conditions);
  // Whose consent is missing is not looked at, be the rule in force or not.
  if (unmet === 'refused-before-entry') return { result: unmet };
  if (doubts.some((doubt) => silencing.includes(doubt))) return { result: 'check' };
  if (unmet) return { result: unmet };
  if (conditions.some(({ status }) => status === 'unknown')) return { result: 'more-needed' };
  return unlessDoubtful(tableOf(rule, rows), doubts);
}

/** Of the conditions that are not met, the answer that comes first. */
const worst = (conditions: readonly AssessedCondition[]): (typeof unmetResults)[number] | undefined =>
  unmetResults.find((code) => conditions.some(({ status, of }) => status === 'not-met' && of.unmet === code));

function tableOf({ otherwise }: RuleSet, rows: readonly AssessedRow[]): Answer {
  const row = rows.find(({ status }) => status !== 'not-met');
  if (!row) return { result: otherwise };
  return row.status === 'unknown' ? { result: 'more-needed' } : { result: row.of.result, row };
}

/** What is granted needs an official rule, complete and in force. */
const unlessDoubtful = (answer: Answer, doubts: readonly Doubt[]): Answer =>
  results[answer.result].grants && doubts.length > 0 ? { ...answer, result: 'check' } : answer;

function earliestOf(result: ResultCode, conditions: readonly AssessedCondition[]): Pick<Assessment, 'earliest'> {
  if (result !== 'not-yet' && result !== 'wait') return {};
  const days = conditions.flatMap(({ status, earliest }) => (status === 'not-met' ? [earliest] : []));
  const known = days.filter((day) => day !== undefined).sort();
  const last = known.at(-1);
  return last === undefined || known.length < days.length ? {} : { earliest: last };
}
