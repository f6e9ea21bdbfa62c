import { describe, expect, test } from 'vitest';
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
      { type: 'count', eventId: 'evt_1', month: '2026-11', amounts: { 'signings.projects': 1 } },
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

  test('keeps nothing of an event that adds nothing', () => {
    expect(decideTally({ type: 'count', eventId: 'evt_1', month: '2026-11', amounts: {} }, given(), context)).toEqual({
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
});
