import { describe, expect, test } from 'vitest';
import { given as givenAny } from '../../testing/given.ts';
import { evolveLined } from '../line/track.ts';
import { happened, hold, office, officeCase, type Wish } from '../testing/played.ts';
import type { CaseCommand } from './commands.ts';
import type { CaseEvent } from './events.ts';

const { opened, assigned, checked, listed, granted, lapsed, asked, approved } = happened;
const at = '2026-11-24T10:00:00.000+08:00';
const context = { at, by: 'worker', id: 'one' };
const given = (events: CaseEvent<Wish>[]) => givenAny(officeCase, events, context);
const when = (events: CaseEvent<Wish>[], command: CaseCommand<Wish>) => given(events).when(command).decision;
const no = (code: string) => ({ ok: false, refusal: { code } });
const nothing = { ok: true, events: [] };
const mine = [opened, assigned];
const reopened: CaseEvent<Wish> = { type: 'case-reopened', why: 'lead', stage: 'NEW', settings: office.settings };
const other = { claim: 'thing#2', id: '2', text: { zh: '乙', en: 'Two' } };

describe('granting', () => {
  const grant = { type: 'grant', hold, key: 'key' } as const;

  test('given a case that is ready, when something is granted, then the claim on it is taken with the commit', () => {
    expect(when([...mine, checked], grant)).toEqual({
      ok: true,
      events: [granted],
      claims: { take: ['thing#1'] },
      taken: { code: 'taken' },
    });
  });

  test('given an end of the offer, when it is granted, then the case knows it', () => {
    const { state } = given([...mine, checked]).when({ ...grant, until: '2026-12-01T00:00:00.000+08:00' });
    expect(state.until).toBe('2026-12-01T00:00:00.000+08:00');
  });

  test('given a grant, when the same request comes again, then nothing changes; another one is refused', () => {
    expect(when([...mine, checked, granted], grant)).toEqual(nothing);
    expect(when([...mine, checked, granted], { ...grant, key: 'another' })).toMatchObject(no('wrong-stage'));
  });

  test('given a case that is not mine, not there, or waits for an answer, when something is granted, then it is refused', () => {
    expect(when([], grant)).toEqual(no('not-found'));
    expect(when([opened], grant)).toEqual(no('not-yours'));
    expect(when([...mine, checked, asked], grant)).toEqual(no('supplement-open'));
  });

  test('given a lapsed offer, when the state is read, then nothing is held and the decline is counted', () => {
    const { state } = given([...mine, checked, granted, lapsed]);
    expect(state).toMatchObject({ hold: undefined, declined: 1, grantKeys: ['key'] });
  });
});

describe('the waitlist', () => {
  test('given nothing to grant, when the case is put on it, then its clock stands still until something is granted', () => {
    const { decision, state } = given([...mine, checked]).when({ type: 'waitlist' });
    expect(decision).toEqual({ ok: true, events: [listed] });
    expect(state.clock.pauses).toMatchObject([{ reason: 'stage' }]);
    const { state: later } = given([...mine, checked, listed]).when({ type: 'grant', hold, key: 'key' });
    expect(later.clock.pauses).toMatchObject([{ until: at }]);
  });

  test('given a case on it, when it is put there again, then nothing changes; elsewhere it is refused', () => {
    expect(when([...mine, checked, listed], { type: 'waitlist' })).toEqual(nothing);
    expect(when(mine, { type: 'waitlist' })).toMatchObject(no('wrong-stage'));
    expect(when([opened], { type: 'waitlist' })).toEqual(no('not-yours'));
  });
});

test('given a reopened case that holds something still, when it is granted another, then the first is free in the same step', () => {
  const granting = given([...mine, checked, granted, approved, reopened, checked]);
  expect(granting.when({ type: 'grant', hold: other, key: 'again' }).decision).toMatchObject({
    claims: { take: ['thing#2'], release: ['thing#1'] },
  });
  expect(granting.when({ type: 'grant', hold, key: 'again' }).decision).toMatchObject({
    claims: { take: ['thing#1'] },
  });
  const next = { type: 'case-granted', stage: 'GIVEN', hold: other, key: 'again' } as const;
  // Its line hears of it, for whoever waits next.
  expect(evolveLined(granting.state, next, context)).toMatchObject({ hold: other, left: [hold] });
});
