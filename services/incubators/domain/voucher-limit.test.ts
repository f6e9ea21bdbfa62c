import { describe, expect, test } from 'vitest';
import data from '../data/acceptance-cases.json' with { type: 'json' };
import { voucherLimit } from './voucher-limit.ts';
import { type VoucherRule, type VoucherRuleId, voucherRules } from './voucher-rules.ts';

const today = '2026-11-23';
const fenOf = (cny: number): number => cny * 100;

function ruleOf(id: string): VoucherRule {
  const rule = voucherRules.find((one) => one.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule;
}

describe('acceptance cases', () => {
  test.each(data.cases)('$id', ({ rule, facts, expect: answer, amountCny, unmet }) => {
    const { contractCny, ...rest } = facts as { contractCny: number; supplierRelated?: boolean };
    const limit = voucherLimit(ruleOf(rule), { contractFen: fenOf(contractCny), ...rest }, today);
    expect(limit.answer).toBe(answer);
    if (amountCny !== undefined) expect(limit.atMostFen).toBe(fenOf(amountCny));
    expect(limit.unmet).toEqual(unmet ?? []);
  });
});

describe('a voucher rule', () => {
  test.each<VoucherRuleId>(['compute-voucher', 'model-voucher', 'corpus-voucher'])(
    '%s carries source and period',
    (id) => {
      expect(ruleOf(id)).toMatchObject({
        source: { name: { zh: expect.any(String), en: expect.any(String) } },
        effectiveFrom: '2025-07-28',
        verifiedAt: expect.any(String),
      });
    },
  );

  test('given the amount is unknown, then a person must check, and the question is told', () => {
    expect(voucherLimit(ruleOf('model-voucher'), {}, today)).toMatchObject({
      answer: 'check',
      unknown: ['base-amount'],
    });
    expect(voucherLimit(ruleOf('model-voucher'), {}, today)).not.toHaveProperty('atMostFen');
  });

  test('given it is unknown whether the supplier is related, then a person must check', () => {
    const limit = voucherLimit(ruleOf('corpus-voucher'), { contractFen: 1000 }, today);
    expect(limit).toMatchObject({ answer: 'check', unknown: ['supplier-not-related'], atMostFen: 300 });
  });

  test('given a day outside its period, then it is no ground for a yes', () => {
    const early = voucherLimit(ruleOf('model-voucher'), { contractFen: 1000 }, '2025-07-27');
    expect(early).toMatchObject({ answer: 'check', unknown: ['in-force'] });
    const over: VoucherRule = { ...ruleOf('model-voucher'), effectiveTo: '2026-06-30' };
    expect(voucherLimit(over, { contractFen: 1000 }, today).answer).toBe('check');
    expect(voucherLimit(over, { contractFen: 1000 }, '2026-06-30').answer).toBe('at-most');
  });

  test('compute: 30 % of the rent; up to all of it for an early small firm, which a person must check', () => {
    expect(voucherLimit(ruleOf('compute-voucher'), { rentFen: 1001 }, today)).toMatchObject({
      answer: 'at-most',
      atMostFen: 300,
    });
    const early = voucherLimit(ruleOf('compute-voucher'), { rentFen: 1001, earlySmallFirm: true }, today);
    expect(early).toMatchObject({ answer: 'check', atMostFen: 1001 });
  });

  test('an amount beyond what a number holds exactly is still exact', () => {
    const limit = voucherLimit(ruleOf('compute-voucher'), { rentFen: 9_007_199_254_740_991 }, today);
    expect(limit.atMostFen).toBe(2_702_159_776_422_297);
  });
});
