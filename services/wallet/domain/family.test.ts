import { expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { family } from '../aggregates.ts';
import type { MemberNoted } from './family.ts';
import { subjectOf } from './state.ts';

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

test('given a document of a member of the family, then it lies under the key of that member, and the talent’s under their own', () => {
  expect(subjectOf({ person: 'ana', memberId: 'm-1' })).toBe('m-1');
  expect(subjectOf({ person: 'ana' })).toBe('ana');
});
