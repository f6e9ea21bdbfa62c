import { describe, expect, test } from 'vitest';
import { submittedData } from '../../shared/casework/testing/submitted.ts';
import { given } from '../../shared/testing/given.ts';
import { educationCase } from './service.ts';
import { entryOf } from './windows.ts';

const { services: _services, answers, ...facts } = submittedData('one');
const openFor = (schoolYear: number) =>
  ({ type: 'open', ...facts, answers: { ...answers.education, guardianConsent: true, schoolYear } }) as const;
const opened = (schoolYear: number) => given(educationCase, []).when(openFor(schoolYear)).state;
const at = (instant: string) => ({ at: instant, by: 'deadline', id: 'one' });

describe('the window', () => {
  const known = [
    { schoolYear: 2027, from: '2027-04-01', until: '2027-05-31' },
    { schoolYear: 2028, from: '2028-04-01', until: '2028-05-31' },
  ];

  test('given windows, when a child is to enter, then it enters by its own or the next that is not over', () => {
    const entry = (schoolYear: number, day: string) => entryOf(schoolYear, `${day}T12:00:00+08:00`, known);
    expect(entry(2027, '2027-04-01')).toEqual({ kind: 'open', schoolYear: 2027 });
    expect(entry(2027, '2027-05-31')).toEqual({ kind: 'open', schoolYear: 2027 });
    const waits2028 = { kind: 'waits', schoolYear: 2028, until: '2028-04-01T00:00:00.000+08:00' };
    expect(entry(2027, '2027-06-01')).toEqual(waits2028);
    expect(entry(2028, '2027-04-01')).toEqual(waits2028);
    expect(entry(2028, '2029-01-01')).toEqual({ kind: 'unknown', schoolYear: 2028 });
  });

  test('given it is open, when the application comes, then the case is registered', () => {
    expect(opened(2027)).toMatchObject({ stage: 'REGISTERED', answers: { schoolYear: 2027 }, clock: { pauses: [] } });
  });

  test('given it is over, when the application comes, then the case enters by the next one', () => {
    expect(opened(2026)).toMatchObject({ stage: 'REGISTERED', answers: { schoolYear: 2027 } });
  });

  test('given it is still to come, when the application comes, then the case waits and its clock stands still', () => {
    expect(opened(2028)).toMatchObject({
      status: 'open',
      stage: 'WAIT_NEXT_WINDOW',
      until: '2027-09-01T00:00:00.000+08:00',
      clock: { pauses: [{ reason: 'stage' }] },
    });
  });

  test('given no window is known, when the application comes, then the case waits for the department', () => {
    const state = opened(2099);
    expect(state).toMatchObject({ status: 'open', stage: 'WAIT_NEXT_WINDOW' });
    expect(state.until).toBeUndefined();
  });

  test('given a case that waits, when its window opens, then it is registered; before that nothing happens', () => {
    const state = opened(2028);
    const due = (instant: string) => educationCase.decide({ type: 'stage-due' }, state, at(instant));
    expect(due('2027-08-31T23:59:59.999+08:00')).toEqual({ ok: true, events: [] });
    expect(due('2027-09-01T00:00:00.000+08:00')).toEqual({
      ok: true,
      events: [{ type: 'case-moved', stage: 'REGISTERED' }],
    });
    const registered = educationCase.decide({ type: 'stage-due' }, opened(2027), at('2027-09-01T00:00:00.000+08:00'));
    expect(registered).toEqual({ ok: true, events: [] });
  });
});

test('given a case, when its caseworker takes it, then education decides as casework does', () => {
  const take = { type: 'assign', to: 'worker', asLead: false } as const;
  expect(educationCase.decide(take, opened(2027), { ...at('2026-11-23T12:00:00+08:00'), by: 'worker' }).ok).toBe(true);
});
