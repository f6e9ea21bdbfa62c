import type { VoucherFacts, VoucherRule } from './voucher-rules.ts';

export interface Condition {
  id: 'in-force' | 'base-amount' | 'supplier-not-related';
  result: 'met' | 'not-met' | 'unknown';
  /** The value that was used. */
  value?: number | boolean | string;
  threshold: string;
}

/**
 * What a rule allows: `at-most` an amount in fen; `refused` with what is not met; `check` when a person must, because
 * something is unknown, the rule is not in force on that day, or its exception may apply.
 */
export interface VoucherLimit {
  answer: 'at-most' | 'refused' | 'check';
  /** The most that a grant may be, in fen; missing where it cannot be told. */
  atMostFen?: number;
  unmet: Condition['id'][];
  unknown: Condition['id'][];
  conditions: Condition[];
}

/** Applies a rule to the facts on a day (`YYYY-MM-DD`). */
export function voucherLimit(rule: VoucherRule, facts: VoucherFacts, on: string): VoucherLimit {
  const conditions = [inForce(rule, on), baseAmount(rule, facts), ...supplier(rule, facts)];
  const idsOf = (result: Condition['result']) => conditions.filter((one) => one.result === result).map(({ id }) => id);
  const unknown = idsOf('unknown');
  const unmet = idsOf('not-met');
  const share = shareOf(rule, facts);
  const open = unknown.length > 0 || share.excepted;
  const answer = unmet.length > 0 ? 'refused' : open ? 'check' : 'at-most';
  return { answer, ...(share.fen === undefined ? {} : { atMostFen: share.fen }), unmet, unknown, conditions };
}

/** A rule outside its known period is no ground for a yes, and none for a no. */
function inForce({ effectiveFrom, effectiveTo }: VoucherRule, on: string): Condition {
  const within = effectiveFrom <= on && (effectiveTo === undefined || on <= effectiveTo);
  const threshold = `${effectiveFrom}/${effectiveTo ?? '?'}`;
  return { id: 'in-force', result: within ? 'met' : 'unknown', value: on, threshold };
}

const baseOf = (rule: VoucherRule, facts: VoucherFacts): number | undefined =>
  rule.base === 'contract' ? facts.contractFen : facts.rentFen;

function baseAmount(rule: VoucherRule, facts: VoucherFacts): Condition {
  const base = baseOf(rule, facts);
  const threshold = `${rule.percent} % of ${rule.base}`;
  if (base === undefined) return { id: 'base-amount', result: 'unknown', threshold };
  return { id: 'base-amount', result: 'met', value: base, threshold };
}

function supplier(rule: VoucherRule, { supplierRelated }: VoucherFacts): Condition[] {
  if (!rule.supplierNotRelated) return [];
  const about = { id: 'supplier-not-related', threshold: 'not related' } as const;
  if (supplierRelated === undefined) return [{ ...about, result: 'unknown' }];
  return [{ ...about, result: supplierRelated ? 'not-met' : 'met', value: supplierRelated }];
}

/** The share in whole fen, rounded down, under the cap; `excepted` when a person must judge the exception. */
function shareOf(rule: VoucherRule, facts: VoucherFacts): { fen?: number; excepted: boolean } {
  const base = baseOf(rule, facts);
  const exception = rule.exception && facts[rule.exception.fact] ? rule.exception : undefined;
  const excepted = exception !== undefined;
  if (base === undefined) return { excepted };
  const share = percentOf(base, exception?.percent ?? rule.percent);
  return { fen: Math.min(share, rule.capFen ?? share), excepted };
}

/** Exact also where the product is beyond what a number holds. */
const percentOf = (amount: number, percent: number): number => Number((BigInt(amount) * BigInt(percent)) / 100n);
