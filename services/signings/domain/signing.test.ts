import { describe, expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { project } from '../aggregates.ts';
import cases from '../data/acceptance-cases.json' with { type: 'json' };
import { cny, no, nothing, registered, sign, signed, signing, stalled, withdrawn } from './testing/projects.ts';

describe('signing a project', () => {
  const acceptance = cases.signingCountedOnce;

  test(`${acceptance.id}: a project that is signed twice counts once, at its first signing`, () => {
    const [first, second] = acceptance.facts.signedAt as [string, string];
    const one = given(project, [registered()]).when(sign({ on: first }));
    expect(one.decision).toMatchObject({ ok: true, events: [{ first: true, moved: { to: 'SIGNED' } }] });
    const events = one.decision.ok ? one.decision.events : [];
    const two = given(project, [registered(), ...events]).when(sign({ on: second, batchId: '2024-3' }));
    expect(two.decision).toMatchObject({ ok: true, events: [{ first: false }] });
    expect(two.state).toMatchObject({ counted: { on: acceptance.countedOn } });
    expect(two.state?.signings).toHaveLength(2);
  });

  test('given an earlier signing is recorded later, then the project counts on the earlier day', () => {
    const { state } = given(project, [registered(), signed()]).when(sign({ on: '2024-03-01', batchId: '2024-1' }));
    expect(state?.counted).toEqual({ on: '2024-03-01' });
  });

  test('the same moment again changes nothing, in a batch or outside', () => {
    expect(given(project, [registered(), signed()]).when(sign()).decision).toEqual(nothing);
    const { batchId: _none, ...outside } = signing();
    const alone = { type: 'signed', signing: outside, first: true, amounts: {} } as const;
    const again = { type: 'sign', signing: outside, amounts: {} } as const;
    expect(given(project, [registered(), alone]).when(again).decision).toEqual(nothing);
    const later = { type: 'sign', signing: { ...outside, on: '2024-06-01' }, amounts: {} } as const;
    expect(given(project, [registered(), alone]).when(later).decision).toMatchObject({ events: [{ first: false }] });
  });

  test('the amount counts with the signing when it is known, from the registration or the ceremony', () => {
    expect(given(project, [registered()]).when(sign({}, 500)).state?.counted).toEqual({
      on: '2024-05-23',
      amount: cny(500),
    });
    const known = given(project, [registered({ amounts: { signed: cny(700) } })]).when(sign());
    expect(known.state?.counted?.amount).toEqual(cny(700));
    expect(given(project, [registered()]).when(sign()).state?.counted).toEqual({ on: '2024-05-23' });
  });

  test('given an unknown amount, when a later signing names it, then it counts from then on, still once', () => {
    const { decision, state } = given(project, [registered(), signed()]).when(
      sign({ batchId: '2024-3', on: '2024-10-15' }, 500),
    );
    expect(decision).toMatchObject({ events: [{ first: false, countedAmount: cny(500) }] });
    expect(state?.counted).toEqual({ on: '2024-05-23', amount: cny(500) });
  });

  test('given an amount that counts, when a later signing names another, then a capital increase is the way', () => {
    const later = given(project, [registered(), signed({}, 500)]);
    expect(later.when(sign({ batchId: '2024-3' }, 600)).decision).toEqual(
      no('amount-counted', { pointer: '/amounts/signed' }),
    );
    expect(later.when(sign({ batchId: '2024-3' }, 500)).decision).toMatchObject({ events: [{ first: false }] });
    expect(later.when(sign({ batchId: '2024-3' })).state?.counted?.amount).toEqual(cny(500));
  });

  test.each([[registered({ stage: 'LEAD' })], [registered(), stalled], [registered(), withdrawn]])(
    'given a stage from which nothing is signed, then the way is told',
    (...events) => {
      expect(given(project, events).when(sign()).decision).toEqual(no('stage-not-legal'));
    },
  );

  test('a day that has not come is refused', () => {
    expect(given(project, [registered()]).when(sign({ on: '2026-11-24' })).decision).toEqual(no('date-in-future'));
  });
});
