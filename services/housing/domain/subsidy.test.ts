import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sealedExample } from '../../../shared/sealed/index.ts';
import { decideSubsidy, evolveSubsidy, type SubsidyCommand } from './decide-subsidy.ts';
import { monthPlus, monthsFrom } from './months.ts';
import {
  amountOf,
  isRunning,
  monthsUsed,
  noSubsidies,
  type Subsidies,
  type SubsidyTerms,
  scheduleOf,
  subsidyOf,
} from './subsidy.ts';

const limits = { limitMonths: 36, recheckMonths: 6, recheckNoticeDays: 30 };
const decide = decideSubsidy(limits);
const rent = sealedExample<number>('subsidy/rent');
const reason = { zh: '演示', en: 'made up' };
const at = '2026-11-26T10:00:00.000+08:00';
const terms = (months: number, startsOn = '2026-12'): SubsidyTerms => ({
  ...{ tier: 'general', version: 'v', sharePercent: 50, ceilingFen: 250_000, amountFen: 200_000 },
  ...{ startsOn, months, rent },
});
const grant = (caseId: string, months: number, startsOn?: string): SubsidyCommand => ({
  ...{ type: 'grant', person: 'p', caseId, terms: terms(months, startsOn) },
});
const meta = (time: string) => ({ at: time, by: 'worker', id: 'p' });

function after(state: Subsidies, command: SubsidyCommand, time = at): Subsidies {
  const decision = decide(command, state, meta(time));
  return decision.ok ? decision.events.reduce((so, event) => evolveSubsidy(so, event, meta(time)), state) : state;
}
const run = (...commands: SubsidyCommand[]) => commands.reduce((state, command) => after(state, command), noSubsidies);
const codeOf = (state: Subsidies, command: SubsidyCommand) => {
  const decision = decide(command, state, meta(at));
  return decision.ok ? undefined : decision.refusal.code;
};
const checkDay = '2027-05-02T00:00:00.000+08:00';

describe('the amount', () => {
  test.each([
    [400_000, 50, 250_000, 200_000],
    [900_000, 50, 250_000, 250_000],
    [333, 50, 250_000, 166],
  ])('of a rent of %i at %i %% and a ceiling of %i is %i', (rentFen, sharePercent, ceilingFen, amount) => {
    expect(amountOf(rentFen, { sharePercent, ceilingFen })).toBe(amount);
  });
});

describe('a subsidy', () => {
  test('given nothing, when it is granted, then its months are there, the later ones held until the check', () => {
    const state = run(grant('a', 12), grant('a', 12));
    expect(state.all).toHaveLength(1);
    expect(subsidyOf(state, 'a')).toMatchObject({ state: 'RUNNING', cleared: 6, recheckFrom: '2027-05-02' });
    const schedule = scheduleOf(state.all[0] as never);
    expect(schedule.map(({ status }) => status)).toEqual([...Array(6).fill('granted'), ...Array(6).fill('held')]);
    expect(schedule.at(-1)).toEqual({ month: '2027-11', amountFen: 200_000, status: 'held' });
    expect(subsidyOf(run(grant('a', 6)), 'a')?.recheckFrom).toBeUndefined();
  });

  test('given another, when it is granted, then there is one at a time, and never more months than the limit', () => {
    expect(codeOf(run(grant('a', 12)), grant('b', 12))).toBe('other-benefit');
    const stop = (caseId: string): SubsidyCommand => ({ type: 'stop', caseId, lastMonth: '2027-05', reason: 'x' });
    let state = run(grant('a', 12), stop('a'));
    expect(monthsUsed(state)).toBe(6);
    for (const caseId of ['b', 'c', 'd', 'e']) state = after(after(state, grant(caseId, 12)), stop(caseId));
    state = after(after(state, grant('f', 12)), stop('f'));
    expect(monthsUsed(state)).toBe(36);
    expect(subsidyOf(after(state, grant('g', 3)), 'g')).toMatchObject({ state: 'ENDED', months: 0, cleared: 0 });
  });

  test('given its check is due, when it is passed, then the next months go on; before that there is nothing to check', () => {
    const granted = run(grant('a', 12));
    expect(codeOf(granted, { type: 'pass-check', caseId: 'a' })).toBe('check-not-due');
    expect(after(granted, { type: 'recheck', caseId: 'a' })).toBe(granted);
    const due = after(granted, { type: 'recheck', caseId: 'a' }, checkDay);
    expect(subsidyOf(due, 'a')?.state).toBe('RECHECK');
    expect(after(due, { type: 'recheck', caseId: 'a' }, checkDay)).toBe(due);
    const passed = after(due, { type: 'pass-check', caseId: 'a' });
    expect(subsidyOf(passed, 'a')).toMatchObject({ state: 'RUNNING', cleared: 12, recheckFrom: undefined });
    expect(decide({ type: 'pass-check', caseId: 'a' }, passed, meta(at))).toMatchObject({
      refusal: { detail: { en: 'nothing of it has to be checked again' } },
    });
    const long = after(run(grant('a', 18)), { type: 'recheck', caseId: 'a' }, checkDay);
    expect(subsidyOf(after(long, { type: 'pass-check', caseId: 'a' }), 'a')?.recheckFrom).toBe('2027-11-01');
    expect(after(noSubsidies, { type: 'recheck', caseId: 'a' })).toBe(noSubsidies);
  });

  test('given its last month is over, when the day comes, then it ends, with the months that were cleared', () => {
    const granted = run(grant('a', 12));
    expect(after(granted, { type: 'end', caseId: 'a' }, '2027-11-30T23:59:59.999+08:00')).toBe(granted);
    const ended = after(granted, { type: 'end', caseId: 'a' }, '2027-12-01T00:00:00.000+08:00');
    expect(subsidyOf(ended, 'a')).toMatchObject({ state: 'ENDED', months: 6 });
    expect(codeOf(ended, { type: 'pass-check', caseId: 'a' })).toBe('subsidy-over');
    expect(after(ended, { type: 'end', caseId: 'a' }, '2028-12-01T00:00:00.000+08:00')).toBe(ended);
  });

  test('given a new rent, when it is corrected from a month on, then the amounts change from there, once', () => {
    const correct = (fromMonth: string, amountFen: number): SubsidyCommand => ({
      ...{ type: 'correct-rent', caseId: 'a', fromMonth, amountFen, rent, reason },
    });
    const state = run(grant('a', 12), correct('2027-02', 100), correct('2027-02', 100));
    const one = subsidyOf(state, 'a');
    expect(one?.rates).toHaveLength(2);
    expect(one?.rates[1]).toMatchObject({ corrected: { at, by: 'worker', reason } });
    expect(scheduleOf(one as never).map(({ amountFen }) => amountFen)).toEqual([
      ...[200_000, 200_000],
      ...Array(10).fill(100),
    ]);
    expect(codeOf(state, correct('2026-11', 1))).toBe('month-outside');
    expect(codeOf(state, correct('2027-12', 1))).toBe('month-outside');
    expect(codeOf(state, { ...correct('2027-02', 1), caseId: 'nowhere' } as never)).toBe('not-found');
    expect(scheduleOf({ ...(one as NonNullable<typeof one>), rates: [] })[0]?.amountFen).toBe(0);
  });

  test('given it is stopped, when its last month is named, then the rest can be used another time, and the same again is fine', () => {
    const stop = (lastMonth: string, why = 'lease-ended'): SubsidyCommand => ({
      ...{ type: 'stop', caseId: 'a', lastMonth, reason: why },
    });
    const granted = run(grant('a', 12));
    const stopped = after(granted, stop('2027-01'));
    expect(subsidyOf(stopped, 'a')).toMatchObject({
      ...{ state: 'STOPPED', months: 2, cleared: 2, stopped: { reason: 'lease-ended', at } },
    });
    expect(after(stopped, stop('2027-01'))).toBe(stopped);
    expect(codeOf(stopped, stop('2027-02'))).toBe('subsidy-over');
    expect(codeOf(stopped, stop('2027-01', 'other'))).toBe('subsidy-over');
    expect(subsidyOf(after(granted, stop('2026-11')), 'a')).toMatchObject({ months: 0 });
    expect(codeOf(granted, stop('2026-10'))).toBe('month-outside');
    // What waits for the check was never used.
    expect(codeOf(granted, stop('2027-06'))).toBe('month-outside');
    expect(after(granted, { type: 'nonsense', caseId: 'a' } as never)).toBe(granted);
    expect(evolveSubsidy(granted, { type: 'nonsense', caseId: 'a' } as never, meta(at))).toEqual(granted);
  });
});

const command: fc.Arbitrary<SubsidyCommand> = fc.oneof(
  fc
    .record({ caseId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), months: fc.integer({ min: 1, max: 18 }) })
    .map(({ caseId, months }) => grant(caseId, months)),
  fc.constantFrom('a', 'b', 'c', 'd').map((caseId) => ({ type: 'pass-check' as const, caseId })),
  fc.record({
    type: fc.constant('stop' as const),
    caseId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    lastMonth: fc.integer({ min: -2, max: 20 }).map((months) => monthPlus('2026-12', months)),
    reason: fc.constant('lease-ended'),
  }),
  fc.record({
    type: fc.constant('correct-rent' as const),
    caseId: fc.constantFrom('a', 'b', 'c'),
    fromMonth: fc.integer({ min: -2, max: 20 }).map((months) => monthPlus('2026-12', months)),
    amountFen: fc.nat({ max: 300_000 }),
    rent: fc.constant(rent),
    reason: fc.constant(reason),
  }),
  fc.record({
    type: fc.constantFrom('recheck' as const, 'end' as const),
    caseId: fc.constantFrom('a', 'b', 'c', 'd'),
  }),
);

test('given any commands in any order, some twice, when they are played, then months never exceed the limit and one runs at a time', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(command, fc.nat({ max: 90 }), fc.boolean()), { maxLength: 60, size: 'max' }),
      (steps) => {
        let state = noSubsidies;
        let now = Date.parse(at);
        for (const [one, days, again] of steps) {
          now += days * 86_400_000;
          for (const order of again ? [one, one] : [one]) {
            const before = state;
            state = after(state, order, new Date(now).toISOString());
            expect(monthsUsed(state)).toBeLessThanOrEqual(limits.limitMonths);
            expect(state.all.filter(isRunning).length).toBeLessThanOrEqual(1);
            for (const was of before.all.filter((sub) => !isRunning(sub)))
              expect(subsidyOf(state, was.caseId)).toEqual(was);
            for (const sub of state.all) {
              expect(sub.cleared).toBeLessThanOrEqual(sub.months);
              expect(sub.months).toBeGreaterThanOrEqual(0);
            }
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('given two months, when they are counted, then across years as well', () => {
  expect(monthsFrom('2026-11', '2027-02')).toBe(3);
  expect(monthsFrom('2027-02', '2026-11')).toBe(-3);
});
