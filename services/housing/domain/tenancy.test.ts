import { describe, expect, test } from 'vitest';
import { decideTenancy, priors } from './decide-tenancy.ts';
import { evolveTenancy } from './evolve-tenancy.ts';
import { monthsAfter } from './months.ts';
import { noTenancy, recheckIdOf, type Tenancy, type TenancyCommand } from './tenancy.ts';

const decide = decideTenancy({ leaseMonths: 12, recheckNoticeDays: 60 });
const begins = '2026-11-30T10:00:00.000+08:00';
const after = (before: Tenancy, command: TenancyCommand, at = begins, by = 'w'): Tenancy => {
  const decision = decide(command, before, { at, by, id: 't' });
  return decision.ok ? decision.events.reduce((so, event) => evolveTenancy(so, event, { at, by }), before) : before;
};
const run = (commands: readonly TenancyCommand[], at = begins): Tenancy =>
  commands.reduce<Tenancy>((state, command) => after(state, command, at), noTenancy);
const codeOf = (state: Tenancy, command: TenancyCommand, by = 'w') => {
  const decision = decide(command, state, { ...late, by });
  return decision.ok ? undefined : decision.refusal.code;
};
const contract: TenancyCommand = { type: 'contract', person: 'p', unitId: 'u', at: '2026-11-23T10:00:00.000+08:00' };
const move = (to: 'OCCUPIED' | 'RENEWED' | 'EXITED'): TenancyCommand => ({
  ...{ type: 'move', to },
  ...(to === 'EXITED' && { reason: 'own-request' }),
});
const reason = { zh: '演示', en: 'made up' };
const check = (met: boolean): TenancyCommand => ({ type: 'check', met, reason });
const late = { at: '2027-10-01T00:00:00.000+08:00', by: 'd', id: 't' };

describe('a tenancy', () => {
  test('given none, when it is moved, then there is none; when it is contracted twice, then it is one', () => {
    expect(decide(move('OCCUPIED'), noTenancy, late)).toMatchObject({ refusal: { code: 'not-found' } });
    expect(run([contract, contract])).toMatchObject({ stage: 'CONTRACTED', periods: 0 });
  });

  test('given any state, when a move is not legal, then it is refused by name with what is', () => {
    for (const stage of ['CONTRACTED', 'OCCUPIED', 'RECHECK', 'RENEWED', 'EXITED'] as const)
      for (const to of ['OCCUPIED', 'RENEWED', 'EXITED'] as const) {
        const found = { met: true, reason, at: begins, by: 'w' };
        const decision = decide(move(to), { ...noTenancy, stage, check: found }, late);
        expect(decision.ok).toBe(priors[to].includes(stage));
        if (!decision.ok) expect(decision.refusal.detail?.en).toContain(`${stage} and cannot go to ${to}`);
      }
  });

  test('given a period, when its check is due, then it is, and not before, and a renewed one follows on', () => {
    const lived = run([contract, move('OCCUPIED')]);
    expect(lived).toMatchObject({ periodEnds: '2027-11-30', recheckFrom: '2027-10-01', periods: 1 });
    expect(decide({ type: 'recheck' }, lived, { ...late, at: '2027-09-30T23:59:59.999+08:00' })).toMatchObject({
      events: [],
    });
    expect(decide({ type: 'recheck' }, lived, late)).toMatchObject({ events: [{ to: 'RECHECK' }] });
    expect(decide({ type: 'recheck' }, run([contract]), late)).toMatchObject({ events: [] });
    const checked = after(after(lived, { type: 'recheck' }, late.at), check(true));
    expect(decide(move('RENEWED'), checked, late)).toMatchObject({ events: [{ periodEnds: '2028-11-30' }] });
    expect(run([contract, move('EXITED'), move('OCCUPIED')])).toMatchObject({
      stage: 'EXITED',
      exitedOn: '2026-11-30',
    });
  });

  const lived = after(
    run([{ ...contract, owner: 'w' } as TenancyCommand, move('OCCUPIED')]),
    { type: 'recheck' },
    late.at,
  );
  const item = (itemId: string) => ({ document: 'CON' as const, itemId });
  const handIn = (...ids: string[]): TenancyCommand => ({ type: 'hand-in', items: ids.map(item) });

  test('given a check, when the tenant hands documents in, then they are there once, and only theirs and then', () => {
    expect(lived).toMatchObject({ stage: 'RECHECK', owner: 'w' });
    const handed = after(lived, handIn('i1', 'i2', 'i1'), late.at, 'p');
    expect(handed).toMatchObject({ handedIn: [item('i1'), item('i2')], handedInAt: late.at });
    expect(after(handed, handIn('i2'), late.at, 'p')).toBe(handed);
    expect(after(handed, handIn('i3'), late.at, 'p').handedIn).toHaveLength(3);
    expect(codeOf(lived, handIn('i1'))).toBe('not-found');
    expect(codeOf(run([contract]), handIn('i1'), 'p')).toBe('wrong-state');
    const many = Array.from({ length: 61 }, (_, place) => `i${place}`);
    expect(codeOf(lived, handIn(...many), 'p')).toBe('too-many-documents');
  });

  test('given a check, when nothing was found yet, then it cannot be renewed; what is found can be found anew', () => {
    expect(codeOf(lived, move('RENEWED'))).toBe('check-missing');
    expect(codeOf(after(lived, check(false)), move('RENEWED'))).toBe('check-missing');
    const met = after(after(lived, check(false)), check(true));
    expect(met.check).toEqual({ met: true, reason, at: begins, by: 'w' });
    const renewed = after(met, move('RENEWED'));
    expect(renewed).toMatchObject({ stage: 'RENEWED', periods: 2 });
    expect([recheckIdOf('t', met), recheckIdOf('t', renewed)]).toEqual(['t-r1', 't-r2']);
    expect(codeOf(renewed, check(true))).toBe('wrong-state');
    // What was found of one period says nothing of the next.
    const again = after(renewed, { type: 'recheck' }, '2028-10-01T00:00:00.000+08:00');
    expect(again).toMatchObject({ stage: 'RECHECK', check: undefined, handedIn: undefined });
  });

  test('given a tenancy, when it ends, then for a reason, and a failed check is one only where it failed', () => {
    const exit = (why?: string): TenancyCommand => ({ type: 'move', to: 'EXITED', reason: why });
    expect(codeOf(lived, exit())).toBe('reason-missing');
    expect(codeOf(lived, exit('recheck-failed'))).toBe('check-missing');
    expect(codeOf(after(lived, check(true)), exit('recheck-failed'))).toBe('check-missing');
    const failed = after(lived, check(false));
    expect(after(failed, exit('recheck-failed'))).toMatchObject({ stage: 'EXITED', exitReason: 'recheck-failed' });
    const renewed = after(after(lived, check(true)), move('RENEWED'));
    expect(codeOf({ ...renewed, check: failed.check }, exit('recheck-failed'))).toBe('check-missing');
    expect(codeOf(run([contract]), { type: 'move', to: 'OCCUPIED', reason: 'own-request' })).toBe('reason-mismatch');
    // Events of before there were reasons and owners.
    expect(evolveTenancy(lived, { type: 'moved', to: 'EXITED', on: '2027-10-01' }, late)).not.toHaveProperty(
      'exitReason',
    );
    expect(evolveTenancy(noTenancy, { ...contract, type: 'contracted' } as never, late)).not.toHaveProperty('owner');
  });

  test('given the tenant is a caseworker, when they work on their own tenancy, then it is refused by name', () => {
    expect(codeOf(lived, check(true), 'p')).toBe('own-case');
    expect(codeOf(lived, move('EXITED'), 'p')).toBe('own-case');
  });

  test('given a check that is not over when the period is, when that day has passed, then it is told once', () => {
    const miss = { type: 'miss' } as const;
    expect(after(lived, miss, '2027-11-30T23:59:59.999+08:00')).toBe(lived);
    const missed = after(lived, miss, '2027-12-01T00:00:00.000+08:00');
    expect(missed.overdue).toBe(true);
    expect(after(missed, miss, '2027-12-02T00:00:00.000+08:00')).toBe(missed);
    expect(after(run([contract, move('OCCUPIED')]), miss, '2028-12-01T00:00:00.000+08:00').overdue).toBeUndefined();
    expect(after({ ...lived, periodEnds: undefined } as never, miss, late.at).overdue).toBeUndefined();
    expect(after(after(missed, check(true)), move('RENEWED')).overdue).toBeUndefined();
    expect(after(missed, move('EXITED'))).toMatchObject({ stage: 'EXITED', overdue: undefined });
    expect(after(missed, { type: 'nonsense' } as never)).toBe(missed);
    expect(evolveTenancy(missed, { type: 'nonsense' } as never, late)).toBe(missed);
  });

  test('given a day that a month does not have, when months are added, then it is the last of that month', () => {
    expect(monthsAfter('2027-08-31', 6)).toBe('2028-02-29');
    expect(monthsAfter('2026-12-15', 1)).toBe('2027-01-15');
  });
});
