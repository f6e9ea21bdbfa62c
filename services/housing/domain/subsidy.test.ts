import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sealedExample } from '../../../shared/sealed/index.ts';
import { decideSubsidy } from './decide-subsidy.ts';
import { evolveSubsidy } from './evolve-subsidy.ts';
import { monthPlus, monthsFrom } from './months.ts';
import {
  amountOf,
  isRunning,
  monthsUsed,
  noSubsidies,
  type Subsidies,
  type Subsidy,
  type SubsidyTerms,
  scheduleOf,
  subsidyCheckId,
  subsidyOf,
} from './subsidy.ts';
import type { SubsidyCommand } from './subsidy-messages.ts';

const limits = { limitMonths: 36, recheckMonths: 6, recheckNoticeDays: 30 };
/** More than 30,000 yuan in all is for a second person. */
const decide = decideSubsidy(limits, (fen) => fen > 3_000_000);
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
const meta = (time: string, by = 'worker') => ({ at: time, by, id: 'p' });

function after(state: Subsidies, command: SubsidyCommand, time = at, by = 'worker'): Subsidies {
  const decision = decide(command, state, meta(time, by));
  return decision.ok ? decision.events.reduce((so, event) => evolveSubsidy(so, event, meta(time, by)), state) : state;
}
const run = (...commands: SubsidyCommand[]) => commands.reduce((state, command) => after(state, command), noSubsidies);
const codeOf = (state: Subsidies, command: SubsidyCommand, by = 'worker') => {
  const decision = decide(command, state, meta(at, by));
  return decision.ok ? undefined : decision.refusal.code;
};
const checkDay = '2027-05-02T00:00:00.000+08:00';

const pass = (caseId: string): SubsidyCommand => ({ type: 'pass-check', caseId, reason });

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
    expect(codeOf(granted, pass('a'))).toBe('check-not-due');
    expect(after(granted, { type: 'recheck', caseId: 'a' })).toBe(granted);
    const due = after(granted, { type: 'recheck', caseId: 'a' }, checkDay);
    expect(subsidyOf(due, 'a')?.state).toBe('RECHECK');
    expect(after(due, { type: 'recheck', caseId: 'a' }, checkDay)).toBe(due);
    const passed = after(due, pass('a'));
    expect(subsidyOf(passed, 'a')).toMatchObject({ state: 'RUNNING', cleared: 12, recheckFrom: undefined });
    expect(decide(pass('a'), passed, meta(at))).toMatchObject({
      refusal: { detail: { en: 'nothing of it has to be checked again' } },
    });
    const long = after(run(grant('a', 18)), { type: 'recheck', caseId: 'a' }, checkDay);
    expect(subsidyOf(after(long, pass('a')), 'a')?.recheckFrom).toBe('2027-11-01');
    expect(after(noSubsidies, { type: 'recheck', caseId: 'a' })).toBe(noSubsidies);
  });

  test('given its check, when the person hands documents in, then they are there once, and what the check found is on record', () => {
    const due = after(run(grant('a', 18)), { type: 'recheck', caseId: 'a' }, checkDay);
    const handIn = (itemId: string, caseId = 'a'): SubsidyCommand => ({
      ...{ type: 'hand-in', caseId, items: [{ document: 'LEASE', itemId }] },
    });
    const handed = after(after(after(due, handIn('i1'), at, 'p'), handIn('i1'), at, 'p'), handIn('i2'), at, 'p');
    expect(subsidyOf(handed, 'a')?.handedIn).toMatchObject({
      cleared: 6,
      at,
      items: [{ itemId: 'i1' }, { itemId: 'i2' }],
    });
    expect(subsidyCheckId('a', { cleared: 6 })).toBe('a-s6');
    expect(codeOf(due, handIn('i1'))).toBe('not-found');
    expect(codeOf(due, handIn('i1', 'nowhere'), 'p')).toBe('not-found');
    expect(codeOf(run(grant('a', 12)), handIn('i1'), 'p')).toBe('check-not-due');
    const passed = after(handed, pass('a'));
    expect(subsidyOf(passed, 'a')?.check).toEqual({ at, by: 'worker', reason });
    // Of the check before nothing counts for the next; an older event tells no reason.
    const next = after(passed, { type: 'recheck', caseId: 'a' }, '2027-11-01T00:00:00.000+08:00');
    expect(subsidyOf(next, 'a')).toMatchObject({ state: 'RECHECK', handedIn: undefined });
    const old = evolveSubsidy(due, { type: 'check-passed', caseId: 'a', cleared: 12 }, meta(at));
    expect(subsidyOf(old, 'a')).not.toHaveProperty('check');
  });

  test('given its last month is over, when the day comes, then it ends, with the months that were cleared', () => {
    const granted = run(grant('a', 12));
    expect(after(granted, { type: 'end', caseId: 'a' }, '2027-11-30T23:59:59.999+08:00')).toBe(granted);
    const ended = after(granted, { type: 'end', caseId: 'a' }, '2027-12-01T00:00:00.000+08:00');
    expect(subsidyOf(ended, 'a')).toMatchObject({ state: 'ENDED', months: 6 });
    expect(codeOf(ended, pass('a'))).toBe('subsidy-over');
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

describe('a correction that raises a subsidy above what one person may grant', () => {
  const raise = (amountFen: number, fromMonth = '2027-01'): SubsidyCommand => ({
    ...{ type: 'correct-rent', caseId: 'a', fromMonth, amountFen, rent, reason },
  });
  const second = (confirm: boolean): SubsidyCommand => ({ type: 'second-rent', caseId: 'a', confirm, note: 'why' });
  const proposed = run(grant('a', 12), raise(800_000));

  test('given a small subsidy, when it is raised, then that only is proposed, and no other correction comes between', () => {
    expect(subsidyOf(proposed, 'a')).toMatchObject({ proposed: { amountFen: 800_000, by: 'worker', at } });
    expect(subsidyOf(proposed, 'a')?.rates).toHaveLength(1);
    expect(codeOf(proposed, raise(100))).toBe('awaiting-second');
    // What stays below, or lowers, needs nobody else; one that raises again does, however small the step.
    const low = run(grant('a', 12), raise(250_000));
    expect(subsidyOf(low, 'a')).toMatchObject({ rates: [{}, { amountFen: 250_000 }] });
    const high = after(proposed, second(true), at, 'other');
    expect(subsidyOf(after(high, raise(700_000)), 'a')?.rates).toHaveLength(3);
    expect(subsidyOf(after(high, raise(800_001)), 'a')?.proposed).toBeDefined();
  });

  test('given it is proposed, when another confirms it, then it counts, and both are on record', () => {
    expect(codeOf(proposed, second(true))).toBe('same-person');
    const done = subsidyOf(after(proposed, second(true), at, 'other'), 'a');
    expect(done).toMatchObject({ rates: [{}, { corrected: { by: 'other', proposedBy: 'worker', reason } }] });
    expect(done?.proposed).toBeUndefined();
    expect(codeOf(run(grant('a', 12)), second(true))).toBe('nothing-proposed');
  });

  test('given it is proposed, when another sends it back or the subsidy is stopped, then nothing of it counts', () => {
    const back = subsidyOf(after(proposed, second(false), at, 'other'), 'a');
    expect(back).toMatchObject({ returned: { by: 'other', at, note: 'why' } });
    expect(back?.proposed).toBeUndefined();
    expect(back?.rates).toHaveLength(1);
    const wordless = after(proposed, { type: 'second-rent', caseId: 'a', confirm: false }, at, 'other');
    expect(subsidyOf(wordless, 'a')?.returned?.note).toBeUndefined();
    const stopped = after(proposed, { type: 'stop', caseId: 'a', lastMonth: '2027-01', reason: 'x' });
    expect(subsidyOf(stopped, 'a')?.proposed).toBeUndefined();
    expect(codeOf(stopped, second(true), 'other')).toBe('subsidy-over');
  });

  test('given one’s own subsidy, when a caseworker works on it, then it is refused by name', () => {
    for (const command of [raise(100), second(true), pass('a')])
      expect(codeOf(proposed, command, 'p')).toBe('own-case');
    expect(codeOf(proposed, { type: 'stop', caseId: 'a', lastMonth: '2027-01', reason: 'x' }, 'p')).toBe('own-case');
  });
});

const command: fc.Arbitrary<SubsidyCommand> = fc.oneof(
  fc
    .record({ caseId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), months: fc.integer({ min: 1, max: 18 }) })
    .map(({ caseId, months }) => grant(caseId, months)),
  fc.constantFrom('a', 'b', 'c', 'd').map((caseId) => pass(caseId)),
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
    amountFen: fc.nat({ max: 900_000 }),
    rent: fc.constant(rent),
    reason: fc.constant(reason),
  }),
  fc.record({
    type: fc.constant('second-rent' as const),
    caseId: fc.constantFrom('a', 'b', 'c'),
    confirm: fc.boolean(),
  }),
  fc.record({
    type: fc.constantFrom('recheck' as const, 'end' as const),
    caseId: fc.constantFrom('a', 'b', 'c', 'd'),
  }),
);

const sum = (one: Subsidy) => scheduleOf(one).reduce((all, { amountFen }) => all + amountFen, 0);

test('given any commands in any order, some twice, when they are played, then months never exceed the limit and one runs at a time', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(command, fc.nat({ max: 90 }), fc.boolean(), fc.constantFrom('worker', 'other', 'p')), {
        ...{ maxLength: 60, size: 'max' },
      }),
      (steps) => {
        let state = noSubsidies;
        let now = Date.parse(at);
        for (const [one, days, again, by] of steps) {
          now += days * 86_400_000;
          for (const order of again ? [one, one] : [one]) {
            const before = state;
            state = after(state, order, new Date(now).toISOString(), by);
            expect(monthsUsed(state)).toBeLessThanOrEqual(limits.limitMonths);
            expect(state.all.filter(isRunning).length).toBeLessThanOrEqual(1);
            for (const was of before.all.filter((sub) => !isRunning(sub)))
              expect(subsidyOf(state, was.caseId)).toEqual(was);
            for (const sub of state.all) {
              // Nobody alone raises a subsidy above what one person may grant, nor touches their own.
              const was = subsidyOf(before, sub.caseId);
              const correction = sub.rates.at(-1)?.corrected;
              expect(correction?.by).not.toBe('p');
              if (was && correction && sum(sub) > Math.max(3_000_000, sum(was)))
                expect(new Set([correction.by, correction.proposedBy ?? correction.by]).size).toBe(2);
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
