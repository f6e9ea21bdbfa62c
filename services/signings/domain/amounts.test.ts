import { describe, expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { project } from '../aggregates.ts';
import cases from '../data/acceptance-cases.json' with { type: 'json' };
import type { ProjectCommand, ProjectEvent } from './project.ts';
import { advanced, cny, no, nothing, registered, sign, signed, signing, stalled } from './testing/projects.ts';

describe('a memorandum', () => {
  const mou = { kind: 'memorandum' } as const;

  test('counts apart: the project enters MOU, is not counted, and can be signed afterwards', () => {
    const { decision, state } = given(project, [registered()]).when(sign(mou, 500));
    expect(decision).toMatchObject({ events: [{ first: true, moved: { to: 'MOU' } }] });
    expect(state).toMatchObject({ stage: 'MOU', amounts: { signed: cny(500) } });
    expect(state?.counted).toBeUndefined();
    const events = decision.ok ? decision.events : [];
    expect(given(project, [registered(), ...events]).when(sign({ batchId: '2024-3' })).state).toMatchObject({
      stage: 'SIGNED',
      counted: { amount: cny(500) },
    });
  });

  test('of a project that is signed already is noted and moves nothing', () => {
    const { decision, state } = given(project, [registered(), signed(), advanced('SIGNED', 'REGISTERED')]).when(
      sign(mou),
    );
    expect(decision).toMatchObject({ events: [{ first: true }] });
    expect(state?.stage).toBe('REGISTERED');
  });

  test('that follows another does not count again', () => {
    const first: ProjectEvent = {
      type: 'signed',
      signing: signing(mou),
      first: true,
      amounts: {},
      moved: { from: 'NEGOTIATING', to: 'MOU' },
    };
    expect(given(project, [registered(), first]).when(sign({ ...mou, batchId: '2024-3' }, 9)).decision).toMatchObject({
      events: [{ first: false }],
    });
  });

  test('needs a project that is neither a lead nor stalled', () => {
    expect(given(project, [registered({ stage: 'LEAD' })]).when(sign(mou)).decision).toEqual(no('stage-not-legal'));
    expect(given(project, [registered(), stalled]).when(sign(mou)).decision).toEqual(no('stage-not-legal'));
  });
});

describe('the amounts of a project', () => {
  const record = (amounts: object): ProjectCommand => ({ type: 'record-amounts', amounts });

  test('what is unknown becomes known, each kind for itself', () => {
    const usd = { amount: 100, currency: 'USD' as const };
    const { state } = given(project, [registered({ amounts: { contractedForeign: usd } })]).when(
      record({ paidInForeign: usd }),
    );
    expect(state?.amounts).toEqual({ contractedForeign: usd, paidInForeign: usd });
  });

  test('what is known already changes nothing', () => {
    const { decision } = given(project, [registered(), signed({}, 500)]).when(record({ signed: cny(500) }));
    expect(decision).toEqual(nothing);
  });

  test('given a signed project without an amount, when it becomes known, then it counts', () => {
    const { decision, state } = given(project, [registered(), signed()]).when(record({ signed: cny(800) }));
    expect(decision).toMatchObject({ events: [{ countedAmount: cny(800) }] });
    expect(state?.counted).toEqual({ on: '2024-05-23', amount: cny(800) });
  });

  test('given an amount that counts, then it is not changed by recording, but others are', () => {
    const later = given(project, [registered(), signed({}, 500)]);
    expect(later.when(record({ signed: cny(800) })).decision).toEqual(no('amount-counted', { pointer: '/signed' }));
    expect(later.when(record({ signed: cny(500), paidInForeign: cny(1) })).state).toMatchObject({
      counted: { amount: cny(500) },
      amounts: { paidInForeign: cny(1) },
    });
  });

  test('given a project that is not signed, then its amount may change freely and does not count', () => {
    const { decision, state } = given(project, [registered({ amounts: { signed: cny(1) } })]).when(
      record({ signed: cny(2) }),
    );
    expect(decision).toMatchObject({ ok: true, events: [{ type: 'amounts-recorded', amounts: { signed: cny(2) } }] });
    expect(state?.counted).toBeUndefined();
  });
});

describe('a capital increase', () => {
  const increase = (to: number, more: object = {}): ProjectCommand => ({
    type: 'increase-capital',
    on: '2025-03-01',
    to: cny(to),
    ...more,
  });
  const acceptance = cases.signingCapitalIncrease;

  test(`${acceptance.id}: it adds only the increment`, () => {
    const { signedAmountCny, increaseToCny } = acceptance.facts;
    const { decision, state } = given(project, [registered(), signed({}, signedAmountCny * 100)]).when(
      increase(increaseToCny * 100),
    );
    expect(decision).toMatchObject({ ok: true, events: [{ increment: cny(acceptance.amountCny * 100) }] });
    expect(state).toMatchObject({
      counted: { amount: cny(increaseToCny * 100) },
      amounts: { signed: cny(increaseToCny * 100) },
    });
  });

  test('the same increase again changes nothing', () => {
    const before: ProjectEvent = { type: 'capital-increased', on: '2025-03-01', to: cny(900), increment: cny(400) };
    const later = given(project, [registered(), signed({}, 500), before]);
    expect(later.when(increase(900)).decision).toEqual(nothing);
    expect(later.when(increase(900, { on: '2025-04-01' })).decision).toEqual(no('not-an-increase'));
  });

  test('needs a counted project, a known amount, the same currency, a higher amount and a day that has come', () => {
    expect(given(project, [registered()]).when(increase(1)).decision).toEqual(no('not-counted-yet'));
    expect(given(project, [registered(), signed()]).when(increase(1)).decision).toEqual(no('amount-unknown'));
    const known = given(project, [registered(), signed({}, 500)]);
    expect(known.when(increase(500)).decision).toEqual(no('not-an-increase', { pointer: '/to' }));
    expect(known.when(increase(0, { to: { amount: 900, currency: 'USD' } })).decision).toEqual(no('currency-differs'));
    expect(known.when(increase(900, { on: '2026-11-24' })).decision).toEqual(no('date-in-future'));
  });

  test('an increase of what never counted leaves the count alone', () => {
    const event: ProjectEvent = { type: 'capital-increased', on: '2025-03-01', to: cny(900), increment: cny(400) };
    expect(given(project, [registered(), event]).state?.counted).toBeUndefined();
  });
});
