import { describe, expect, test } from 'vitest';
import { sealedExample } from '../../../shared/sealed/index.ts';
import { given as givenAny } from '../../../shared/testing/given.ts';
import { employment } from '../employment/aggregate.ts';
import { type EmploymentCommand, type EmploymentEvent, forgottenEmployment } from './employment.ts';

const at = '2026-11-23T09:00:00.000+08:00';
const given = (...events: EmploymentEvent[]) => givenAny(employment, events, { at, by: 'officer', id: 'one' });
const asked = { consentId: 'c1', person: 'ana', enterpriseId: 'e1', services: ['hukou'] as const };
const ask = { type: 'ask', again: false, ...asked } as const;
const happened: EmploymentEvent = { type: 'employment-asked', ...asked };
const closed = { type: 'employment-closed', consentId: 'c1', person: 'ana' } as const;
const ended = { type: 'employment-ended', person: 'ana' } as const;
const answer = (more: Partial<EmploymentCommand> = {}): EmploymentCommand =>
  ({ type: 'answer', enterpriseId: 'e1', outcome: 'confirmed', ...more }) as EmploymentCommand;
const denies = { outcome: 'denied', reason: 'has-left' } as const;
const why = sealedExample<string>('employment/correction');
const nothing = { ok: true, events: [] };
const refused = (code: string) => ({ ok: false, refusal: { code } });

describe('asking the employer', () => {
  test('given consent, when the employer is asked, then its list has it; asked again changes nothing', () => {
    const { state } = given().when(ask);
    expect(state).toMatchObject({ open: true, person: 'ana', enterpriseId: 'e1', askedAt: at });
    expect(employment.rows?.(state, 'one')).toMatchObject([{ list: 'employments#e1', item: { state: 'asked' } }]);
    expect(given(happened).when(ask).decision).toEqual(nothing);
  });

  test('given the consent was withdrawn or the application has ended, when the question comes late, then nothing is asked', () => {
    expect(given(closed).when(ask).decision).toEqual(nothing);
    expect(given(ended).when(ask).decision).toEqual(nothing);
    expect(given(closed).when({ ...ask, consentId: 'c2' }).state.open).toBe(true);
    const later = given(ended).when({ ...ask, again: true });
    expect(later.state).toMatchObject({ open: true, ended: false });
    expect(later.decision).toMatchObject({ events: [{ later: true }] });
  });

  test('given a consent that came while the submission was on its way in, when the employer is asked, then the departments are told, and never after an end', () => {
    const { decision, state } = given().when({ ...ask, untold: true });
    expect(decision).toMatchObject({ events: [{ later: true }] });
    const [event] = decision.ok ? decision.events : [];
    expect(event && employment.publish?.(event, state, { id: 'one', at, by: 'x' })).toMatchObject([
      {},
      { type: 'plus.talent.employment-answered.v1', data: { state: 'asked', open: true } },
    ]);
    expect(given(ended).when({ ...ask, untold: true }).decision).toEqual(nothing);
  });

  test('given it was asked, when the consent goes or the application ends, then the entry is gone, once', () => {
    for (const [command, event] of [
      [{ type: 'close', consentId: 'c1', person: 'ana' } as const, closed],
      [{ type: 'end', person: 'ana' } as const, ended],
    ] as const) {
      const { state } = given(happened).when(command);
      expect([state.open, employment.rows?.(state, 'one')]).toEqual([false, []]);
      expect(given(happened, event).when(command).decision).toEqual(nothing);
    }
  });

  test('given another consent holds, when one goes, then what is asked stays, nobody is told, and a question under the one that went comes too late', () => {
    const gone: EmploymentEvent = { type: 'employment-kept', consentId: 'c1', person: 'ana' };
    const kept = given(happened).when({ type: 'close', kept: true, consentId: 'c1', person: 'ana' });
    expect(kept.decision).toEqual({ ok: true, events: [gone] });
    expect(kept.state).toMatchObject({ open: true, withdrawn: ['c1'] });
    expect(employment.publish?.(gone, kept.state, { id: 'one', at, by: 'x' })).toEqual([]);
    expect(given(gone).when(ask).decision).toEqual(nothing);
  });

  test('given nothing was asked, when it is closed, then nobody is told; afterwards the whole status is', () => {
    const told = (event: EmploymentEvent, ...before: EmploymentEvent[]) =>
      employment.publish?.(event, given(...before, event).state, { id: 'one', at, by: 'x' });
    expect(told(closed)).toEqual([]);
    expect(told(happened)).toMatchObject([{ data: { state: 'asked', open: true, corrected: false } }]);
    const changed = (state: string) => ({ type: 'plus.talent.employment-answered.v1', data: { state, at } });
    expect(told(closed, happened)).toMatchObject([
      { data: { state: 'not-asked', open: false, withdrawnAt: at } },
      changed('not-asked'),
    ]);
    expect(told(ended, happened)?.[0]?.data).not.toHaveProperty('withdrawnAt');
    const again: EmploymentEvent = { ...happened, consentId: 'c2' };
    expect(told(again, happened, closed)?.[0]?.data).not.toHaveProperty('withdrawnAt');
    const denied: EmploymentEvent = { type: 'employment-answered', ...denies };
    expect(told(denied, happened)).toMatchObject([
      { data: { state: 'denied', answeredAt: at, reason: { code: 'has-left', text: { en: expect.any(String) } } } },
      changed('denied'),
    ]);
    expect(told(denied, happened)?.[1]?.data).not.toHaveProperty('reason');
    // What was not asked after all, or is asked later than at the submission, departments learn as well.
    expect(told({ ...closed, services: ['hukou'] })).toMatchObject([changed('not-asked')]);
    expect(told({ ...happened, later: true })).toMatchObject([{}, changed('asked')]);
    // A consent that goes after the answer, and an end, hide the case from the employer; what it answered stays said.
    const hidden = (state: string) => ({ ...changed(state), data: { state, at, open: false } });
    expect(told(closed, happened, denied)).toMatchObject([{}, hidden('denied')]);
    expect(told(ended, happened)).toMatchObject([{}, hidden('asked')]);
    expect(told(ended, happened, closed)).toHaveLength(1);
    expect(told(ended, { ...closed, services: ['hukou'] })).toEqual([]);
  });
});

describe('the employer’s answer', () => {
  test('given another enterprise, or nothing open, when it answers, then there is no such thing', () => {
    expect(given(happened).when(answer({ enterpriseId: 'e2' })).decision).toMatchObject(refused('not-found'));
    expect(given(happened, closed).when(answer()).decision).toMatchObject(refused('not-found'));
    expect(given().when(answer()).decision).toMatchObject(refused('not-found'));
  });

  test('given it is asked, when it denies without a reason or confirms with one, then that is refused', () => {
    expect(given(happened).when(answer({ outcome: 'denied' })).decision).toMatchObject(refused('denial-reason'));
    expect(given(happened).when(answer({ reason: 'has-left' })).decision).toMatchObject(refused('denial-reason'));
    expect(given(happened).when(answer(denies)).state.answer).toMatchObject({ ...denies, by: 'officer' });
  });

  test('given an answer, when it comes again, then nothing changes; another one needs a reason and keeps the one before', () => {
    const first: EmploymentEvent = { type: 'employment-answered', ...denies };
    expect(given(happened, first).when(answer(denies)).decision).toEqual(nothing);
    expect(given(happened, first).when(answer()).decision).toMatchObject(refused('answered'));
    const other = given(happened, first).when(answer({ ...denies, reason: 'not-begun' }));
    expect(other.decision).toMatchObject(refused('answered'));
    const { state } = given(happened, first).when(answer({ correction: why }));
    expect(state).toMatchObject({ answer: { outcome: 'confirmed', correction: why }, earlier: [denies] });
  });
});

test('given a person who was erased, when what is left is looked at, then nothing of them or of the answer is there', () => {
  const { state } = given(happened, { type: 'employment-answered', outcome: 'confirmed' });
  const left = forgottenEmployment(state);
  expect(left).toMatchObject({ open: false, ended: true, enterpriseId: '', services: [] });
  expect(left.answer).toBeUndefined();
  expect(employment.personal?.of(state, 'one')).toBe('ana');
});

test('given a command or an event of a kind that there is not, when it comes, then nothing is made of it', () => {
  const unheard = { type: 'unheard-of' } as never;
  expect(given().when(unheard).decision).toBe(unheard);
  expect(given(unheard).state).toBe(unheard);
});
