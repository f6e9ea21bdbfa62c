import { expect, test } from 'vitest';
import { given } from '../../testing/given.ts';
import { isAway, leave, standsIn } from './leave.ts';

const when = (command: Parameters<typeof leave.decide>[0]) =>
  given(leave, [], { at: '2026-11-23T09:00:00.000+08:00', by: 'lead', id: 'worker' }).when(command);
const set = { type: 'set', substitute: 'other', from: '2026-11-24', until: '2026-11-26' } as const;

test('given a leave, when it is said, then it stands on the list; of oneself or backwards it is refused by its field', () => {
  const { state } = when(set);
  expect(leave.rows?.(state, 'worker')).toMatchObject([{ sort: '2026-11-24#worker', item: { substitute: 'other' } }]);
  expect(when({ ...set, substitute: 'worker' }).decision).toMatchObject({
    refusal: { code: 'own-substitute', pointer: '/substitute' },
  });
  expect(when({ ...set, until: '2026-11-23' }).decision).toMatchObject({
    refusal: { code: 'leave-backwards', pointer: '/until' },
  });
});

test('given a leave, then the substitute stands in from its first day to its last, and nobody else does', () => {
  const { state } = when(set);
  const days = ['2026-11-23', '2026-11-24', '2026-11-26', '2026-11-27'];
  expect(days.map((day) => standsIn(state, 'other', day))).toEqual([false, true, true, false]);
  expect(standsIn(state, 'somebody', '2026-11-25')).toBe(false);
  const spans = [
    ['2026-11-20', '2026-11-23'],
    ['2026-11-26', '2026-12-01'],
    ['2026-11-27', '2026-12-01'],
  ] as const;
  expect(spans.map(([from, until]) => isAway(state, { from, until }))).toEqual([false, true, false]);
  expect(isAway(leave.initial, { from: '2026-11-24', until: '2026-11-24' })).toBe(false);
});
