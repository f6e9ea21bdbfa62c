import { describe, expect, test } from 'vitest';
import { submittedData } from '../../../shared/casework/testing/submitted.ts';
import { sealedExample } from '../../../shared/sealed/index.ts';
import { given } from '../../../shared/testing/given.ts';
import { housingCase } from '../case.ts';
import { type HousingKind, housingDepartment } from '../department.ts';
import type { HousingCommand, HousingEvent } from './case.ts';

const { services: _services, answers: _answers, ...facts } = submittedData('one');
const { settings } = housingDepartment;
const at = '2026-11-23T10:00:00.000+08:00';
const checked = (kind: HousingKind): HousingEvent[] => [
  { type: 'case-opened', ...facts, answers: { kind }, settings, stage: 'SUBMITTED' },
  { type: 'case-assigned', owner: 'worker' },
  { type: 'case-moved', stage: 'ELIGIBILITY_CHECK' },
];
const terms = {
  ...{ tier: 'general', version: 'v', sharePercent: 50, ceilingFen: 250_000, amountFen: 200_000 },
  ...{ startsOn: '2026-12', months: 12, rent: sealedExample<number>('subsidy/rent') },
};
const withTerms: HousingEvent = { type: 'case-moved', stage: 'ELIGIBILITY_CHECK', terms };
const purchase = { homes: 1, validMonths: 3 };
const withAnswer: HousingEvent = { type: 'case-moved', stage: 'ELIGIBILITY_CHECK', purchase };
const after = (events: HousingEvent[], command: HousingCommand, by = 'worker') =>
  given(housingCase, events, { at, by, id: 'one' }).when(command);
const codeOf = (...asked: Parameters<typeof after>) => {
  const { decision } = after(...asked);
  return decision.ok ? undefined : decision.refusal.code;
};
const approve = (reasonCode: string) => ({ type: 'decide', outcome: 'approved', reasonCode }) as const;
const granting = approve('subsidy-granted');
const answering = approve('purchase-answered');

describe('a rent subsidy', () => {
  const set = { type: 'set-terms', terms } as const;
  test('given a check under way, when terms are set, then they are; elsewhere, for others and other kinds they are not', () => {
    expect(after(checked('rent-subsidy'), set).state).toMatchObject({ stage: 'ELIGIBILITY_CHECK', terms });
    expect(codeOf(checked('rent-subsidy').slice(0, 2), set)).toBe('wrong-stage');
    expect(codeOf(checked('rent-subsidy'), set, 'stranger')).toBe('not-yours');
    expect(codeOf(checked('public-rental'), set)).toBe('other-product');
    const asked: HousingEvent = { type: 'supplement-asked', missing: [{ zh: '一', en: 'one' }] };
    expect(codeOf([...checked('rent-subsidy'), asked], set)).toBe('supplement-open');
  });

  test('given its terms, when it is approved, then it claims the one benefit; without them, or for the wrong reason, it is refused', () => {
    expect(codeOf(checked('rent-subsidy'), granting)).toBe('terms-missing');
    const done = after([...checked('rent-subsidy'), withTerms], granting);
    expect(done.decision).toMatchObject({ claims: { take: ['benefit#talent-one'] }, taken: { code: 'other-benefit' } });
    expect(done.state).toMatchObject({ stage: 'SUBSIDISED', benefits: true });
    expect(codeOf([...checked('rent-subsidy'), withTerms], approve('conditions-met'))).toBe('reason-mismatch');
    expect(codeOf(checked('rent-subsidy'), { type: 'decide', outcome: 'rejected', reasonCode: 'months-used-up' })).toBe(
      undefined,
    );
  });

  test('given four eyes, when the second confirms, then the benefit is claimed by that', () => {
    const proposal: HousingEvent = { type: 'decision-proposed', outcome: 'approved', reasonCode: 'subsidy-granted' };
    const events = [...checked('rent-subsidy'), withTerms, proposal];
    const { state } = given(housingCase, events, { at, by: 'worker', id: 'one' });
    expect(housingCase.decide({ type: 'second', confirm: true }, state, { at, by: 'other', id: 'one' })).toMatchObject({
      claims: { take: ['benefit#talent-one'] },
    });
  });

  test('given it is over, when its case hears so, then the benefit is free, once, and the case can be reopened', () => {
    const granted = after([...checked('rent-subsidy'), withTerms], granting);
    const events = [...checked('rent-subsidy'), withTerms, ...(granted.decision.ok ? granted.decision.events : [])];
    const reopen = { type: 'reopen', why: 'lead', decision: 1 } as const;
    expect(codeOf(events, reopen)).toBe('not-decided');
    const over = after(events, { type: 'vacate' });
    expect(over.decision).toMatchObject({ claims: { release: ['benefit#talent-one'] } });
    const ended: HousingEvent = { type: 'case-moved', stage: 'SUBSIDISED', vacated: true };
    expect(after([...events, ended], { type: 'vacate' }).decision).toEqual({ ok: true, events: [] });
    expect(after([...events, ended], reopen).state).toMatchObject({ status: 'open', stage: 'SUBMITTED' });
  });

  test('given no queue, when a class is set or the case is queued, then it is refused', () => {
    expect(codeOf(checked('rent-subsidy'), { type: 'set-priority', priority: 'general' })).toBe('other-product');
    expect(codeOf(checked('rent-subsidy'), { type: 'advance', to: 'QUEUED' })).toBe('wrong-stage');
  });
});

describe('an answer about buying a home', () => {
  test('given it is written, when the case is decided, then it is told, claims no benefit, and can be asked again', () => {
    expect(codeOf(checked('purchase'), answering)).toBe('answer-missing');
    expect(after(checked('purchase'), { type: 'answer-purchase', answer: purchase }).state).toMatchObject({ purchase });
    const done = after([...checked('purchase'), withAnswer], answering);
    expect(done.decision).not.toHaveProperty('claims.take');
    expect(done.state).toMatchObject({ stage: 'ANSWERED', benefits: false });
    const refused = { type: 'decide', outcome: 'rejected', reasonCode: 'already-housed' } as const;
    expect(after([...checked('purchase'), withAnswer], refused).state.outcome).not.toHaveProperty('says');
    const decided = done.decision.ok ? done.decision.events : [];
    // Also of none it says how many, so that nobody reads a yes into it.
    const none: HousingEvent = { ...withAnswer, purchase: { ...purchase, homes: 0 } };
    expect(after([...checked('purchase'), none], answering).state.outcome?.says).toEqual({
      ...{ zh: '已答复：可购买住房 0 套', en: 'answered: the number of homes that may be bought is 0' },
    });
    const again = after([...checked('purchase'), withAnswer, ...decided], {
      ...{ type: 'reopen', why: 'lead', decision: 1 },
    });
    expect(again.state).toMatchObject({ status: 'open', purchase: undefined });
  });
});
