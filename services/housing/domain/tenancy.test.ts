import { describe, expect, test } from 'vitest';
import { monthsAfter } from './months.ts';
import { decideTenancy, evolveTenancy, noTenancy, priors, type Tenancy, type TenancyCommand } from './tenancy.ts';

const decide = decideTenancy({ leaseMonths: 12, recheckNoticeDays: 60 });
const run = (commands: readonly TenancyCommand[], at = '2026-11-30T10:00:00.000+08:00'): Tenancy =>
  commands.reduce<Tenancy>((state, command) => {
    const decision = decide(command, state, { at, by: 'w', id: 't' });
    return decision.ok ? decision.events.reduce(evolveTenancy, state) : state;
  }, noTenancy);
const contract: TenancyCommand = { type: 'contract', person: 'p', unitId: 'u', at: '2026-11-23T10:00:00.000+08:00' };
const move = (to: 'OCCUPIED' | 'RENEWED' | 'EXITED'): TenancyCommand => ({ type: 'move', to });
const late = { at: '2027-10-01T00:00:00.000+08:00', by: 'd', id: 't' };

describe('a tenancy', () => {
  test('given none, when it is moved, then there is none; when it is contracted twice, then it is one', () => {
    expect(decide(move('OCCUPIED'), noTenancy, late)).toMatchObject({ refusal: { code: 'not-found' } });
    expect(run([contract, contract])).toMatchObject({ stage: 'CONTRACTED', periods: 0 });
  });

  test('given any state, when a move is not legal, then it is refused by name with what is', () => {
    for (const stage of ['CONTRACTED', 'OCCUPIED', 'RECHECK', 'RENEWED', 'EXITED'] as const)
      for (const to of ['OCCUPIED', 'RENEWED', 'EXITED'] as const) {
        const decision = decide(move(to), { ...noTenancy, stage }, late);
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
    const checked = evolveTenancy(lived, { type: 'moved', to: 'RECHECK', on: '2027-10-01' });
    expect(decide(move('RENEWED'), checked, late)).toMatchObject({ events: [{ periodEnds: '2028-11-30' }] });
    expect(run([contract, move('EXITED'), move('OCCUPIED')])).toMatchObject({
      stage: 'EXITED',
      exitedOn: '2026-11-30',
    });
  });

  test('given a day that a month does not have, when months are added, then it is the last of that month', () => {
    expect(monthsAfter('2027-08-31', 6)).toBe('2028-02-29');
    expect(monthsAfter('2026-12-15', 1)).toBe('2027-01-15');
  });
});
