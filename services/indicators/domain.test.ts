import { describe, expect, test } from 'vitest';
import { stepFigure } from './data/department-figures.ts';
import { figures } from './data/figures.ts';
import { departmentFacts } from './department-facts.ts';
import { decideTally, evolveTally, noTally, type TallyEvent } from './domain.ts';
import { figuresOf } from './report.ts';

const context = { at: '2026-11-23T09:00:00.000+08:00', by: 'event', id: '2026-11-3' };
const counted = (eventId: string, amounts: Record<string, number>): TallyEvent => ({
  type: 'counted',
  eventId,
  month: '2026-11',
  amounts,
});
const given = (...events: TallyEvent[]) => events.reduce(evolveTally, noTally);

describe('a tally', () => {
  test('counts an event under a claim of its id, so that it counts once for ever', () => {
    const decision = decideTally(
      {
        type: 'count',
        month: '2026-11',
        counts: [
          { eventId: 'evt_1', amounts: { 'signings.projects': 1 } },
          { eventId: 'evt_2', amounts: {} },
        ],
      },
      given(),
      context,
    );
    expect(decision).toEqual({
      ok: true,
      events: [counted('evt_1', { 'signings.projects': 1 })],
      claims: { take: ['counted#evt_1'] },
      taken: { code: 'counted-before' },
    });
  });

  test('keeps nothing of events that add nothing', () => {
    expect(
      decideTally({ type: 'count', month: '2026-11', counts: [{ eventId: 'evt_1', amounts: {} }] }, given(), context),
    ).toEqual({
      ok: true,
      events: [],
    });
  });

  test('adds figure by figure', () => {
    expect(given(counted('1', { a: 1, b: 5 }), counted('2', { b: 2 })).amounts).toEqual({ a: 1, b: 7 });
  });
});

describe('the report', () => {
  test('sums shards, keeps months apart and shows what was never counted as 0', () => {
    const report = figuresOf([
      { month: '2024-05', amounts: { 'signings.projects': 10 } },
      { month: '2024-05', amounts: { 'signings.projects': 13 } },
      { month: '2026-11', amounts: { 'signings.projects': 1 } },
    ]);
    const projects = report.find(({ figure }) => figure === 'signings.projects');
    expect(projects).toMatchObject({
      value: 24,
      months: [
        { month: '2024-05', value: 23 },
        { month: '2026-11', value: 1 },
      ],
    });
    expect(report.find(({ figure }) => figure === 'decisions.hukou.late')).toMatchObject({ value: 0, months: [] });
  });

  test('tells of a step what was counted in it, with its unit, and of nothing that is no figure', () => {
    const amounts = { 'steps.hukou.CITY_REVIEW.days': 9, 'steps.nowhere.X.days': 1, 'steps.hukou.X.unheard': 1 };
    const steps = figuresOf([{ month: '2026-11', amounts }]).filter(({ figure }) => figure.startsWith('steps.'));
    expect(steps).toMatchObject([
      {
        figure: 'steps.hukou.CITY_REVIEW.days',
        value: 9,
        unit: 'working days',
        title: { zh: '落户 CITY_REVIEW：所用工作日合计' },
      },
    ]);
  });
});

describe('what the departments tell', () => {
  const amountsOf = (type: string, data: object) =>
    departmentFacts.find((one) => one.event.type === `plus.hukou.${type}.v1`)?.amounts({ data } as never);

  test('counts what its example says, of each event, in figures that are known', () => {
    for (const { event, amounts, day } of departmentFacts) {
      const told = { data: event.example, time: '2026-11-23T17:00:00Z' } as never;
      const known = Object.keys(amounts(told)).every((key) => figures[key] ?? stepFigure(key));
      expect([event.type, known, day(told)]).toEqual([event.type, true, '2026-11-24']);
    }
  });

  test('adds days and stars, and the low ratings that are followed up', () => {
    for (const [inTime, member] of [
      [true, 'in-time'],
      [false, 'late'],
    ] as const)
      expect(amountsOf('step-finished', { step: 'PRECHECK', usedDays: 3, inTime })).toEqual({
        ...{ 'steps.hukou.PRECHECK.finished': 1, 'steps.hukou.PRECHECK.days': 3 },
        [`steps.hukou.PRECHECK.${member}`]: 1,
      });
    expect(amountsOf('step-finished', { step: 'PRECHECK', usedDays: 3 })).toEqual({
      'steps.hukou.PRECHECK.finished': 1,
      'steps.hukou.PRECHECK.days': 3,
    });
    expect(amountsOf('rating-given', { step: 'PRECHECK', stars: 4, followUp: false })).toEqual({
      ...{ 'ratings.hukou.given': 1, 'ratings.hukou.stars': 4 },
      ...{ 'steps.hukou.PRECHECK.ratings': 1, 'steps.hukou.PRECHECK.stars': 4 },
    });
  });
});
