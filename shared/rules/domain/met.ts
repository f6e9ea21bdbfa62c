import type { Text } from '../../contract/text.ts';
import { results } from '../results.ts';
import type { Assessment } from './assess.ts';

type Lines = Pick<Assessment, 'rule' | 'conditions' | 'rows'>;

/** The row that the facts come to, be it known or not; nothing where none of them fits. */
const rowOf = ({ rows }: Lines) => rows.find(({ status }) => status !== 'not-met');

const met = ({ conditions }: Lines): boolean => conditions.every(({ status }) => status === 'met');

/** Whether no row of the table fits, and that is a no. */
const noneFits = (one: Lines): boolean => one.rows.length > 0 && !rowOf(one) && results[one.rule.otherwise].denies;

/** Whether all that the rule asks for is known and met, and its table says yes; where nothing is asked nothing is met. */
export function allMet(one: Lines): boolean {
  if (one.conditions.length + one.rows.length === 0 || !met(one) || noneFits(one)) return false;
  const row = rowOf(one);
  return row === undefined || (row.status === 'met' && !results[row.of.result].denies);
}

/** Ids of what is not met: conditions; where they all are, the rows of a table of which none fits. */
export function unmetOf(one: Lines): string[] {
  const conditions = one.conditions.flatMap(({ status, of }) => (status === 'not-met' ? [of.id] : []));
  return met(one) && noneFits(one) ? one.rows.map(({ of }) => of.id) : conditions;
}

/** What to do about the no of a table: what its row says, or the rule where none fits. */
export function tableMend(one: Assessment): Text | undefined {
  if (one.row) return results[one.row.of.result].denies ? one.row.of.mend : undefined;
  return met(one) && noneFits(one) ? one.rule.mend : undefined;
}

/** Whether a person must check and does not have all that they look at, where nothing is known to fail. */
export function checksUnknown(one: Assessment): boolean {
  if (one.result !== 'check' || one.conditions.some(({ status }) => status === 'not-met')) return false;
  return [...one.conditions, rowOf(one)].some((line) => line?.status === 'unknown');
}
