import { expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { family } from '../aggregates.ts';
import type { MemberNoted } from './family.ts';

const here: MemberNoted = { type: 'member-noted', memberId: 'm-1', standing: 'here' };
const removed: MemberNoted = { ...here, standing: 'removed' };

test('given words of a member in any order and twice, then one who was removed stays so', () => {
  const nothing = { ok: true, events: [] };
  expect(given(family, []).when(here).state).toEqual({ members: { 'm-1': 'here' } });
  expect(given(family, [here]).when(here).decision).toEqual(nothing);
  expect(given(family, [here]).when(removed).state).toEqual({ members: { 'm-1': 'removed' } });
  expect(given(family, [removed]).when(here).decision).toEqual(nothing);
  expect(given(family, []).when(removed).state).toEqual({ members: { 'm-1': 'removed' } });
});
