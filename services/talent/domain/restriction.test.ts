import { expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { restrictions } from '../rights/aggregates.ts';

const set = { type: 'restriction-set', recipients: ['housing', 'hukou'] } as const;

test('given none, when recipients are named, each counts once; the same set again changes nothing; none lifts it', () => {
  const { decision, state } = given(restrictions, []).when({
    type: 'restrict',
    recipients: ['hukou', 'housing', 'hukou'],
  });
  expect(decision).toEqual({ ok: true, events: [set] });
  expect(state).toMatchObject({ recipients: ['housing', 'hukou'], since: expect.any(String) });
  const again = given(restrictions, [set]).when({ type: 'restrict', recipients: ['hukou', 'housing'] });
  expect(again.decision).toEqual({ ok: true, events: [] });
  expect(given(restrictions, [set]).when({ type: 'restrict', recipients: [] }).state).toEqual({ recipients: [] });
  expect(restrictions.personal?.of(state, 'ana')).toBe('ana');
  expect(restrictions.personal?.forgotten(state)).toEqual({ recipients: [] });
});
