import { describe, expect, test } from 'vitest';
import { sealedExample } from '../../../shared/sealed/index.ts';
import { given as givenAny } from '../../../shared/testing/given.ts';
import { member } from '../members/aggregate.ts';
import { isUnder14, type MemberEvent } from './member.ts';

const at = '2026-11-23T09:00:00.000+08:00';
const box = sealedExample<string>('member/name');
const other = sealedExample<string>('member/birthDate');
const given = (events: MemberEvent[], by = 'ana') => givenAny(member, events, { at, by, id: 'm-1' });
const added: MemberEvent = {
  ...{ type: 'member-added', person: 'ana', relation: 'child', name: box, birthDate: box },
};
const add = { type: 'add', relation: 'child', name: box, birthDate: box } as const;
const removed: MemberEvent = { type: 'member-removed' };
const nothing = { ok: true, events: [] };
const missing = { ok: false, refusal: { code: 'not-found' } };

describe('a member of a family', () => {
  test('given none, when one is added, then it is the talent’s own and listed; the same again changes nothing', () => {
    const { decision, state } = given([]).when(add);
    expect(decision).toEqual({ ok: true, events: [added] });
    expect(member.rows?.(state, 'm-1')).toEqual([
      { list: 'members#ana', sort: `${at}#m-1`, item: { memberId: 'm-1', relation: 'child', addedAt: at } },
    ]);
    expect(given([added]).when(add).decision).toEqual(nothing);
    expect(member.rows?.(member.initial, 'm-1')).toEqual([]);
  });

  test('given one, when it is corrected, then what was not named stays', () => {
    expect(given([added]).when({ type: 'correct', birthDate: other }).state).toMatchObject({
      name: box,
      birthDate: other,
    });
  });

  test('given one, when it is removed, then nothing of it is left, once and for good', () => {
    const { state } = given([added]).when({ type: 'remove' });
    expect(state).toEqual({ person: 'ana', relation: 'child', addedAt: at, removed: true });
    expect(member.rows?.(state, 'm-1')).toEqual([]);
    expect(member.publish?.(removed, state, { id: 'm-1', at, by: 'ana' })).toMatchObject([
      { data: { memberId: 'm-1', person: 'ana', at } },
    ]);
    const fixed: MemberEvent = { type: 'member-corrected', name: other };
    expect(member.publish?.(fixed, given([added]).state, { id: 'm-1', at, by: 'ana' })).toMatchObject([
      { type: 'plus.talent.member-corrected.v1', data: { memberId: 'm-1', person: 'ana' } },
    ]);
    expect(member.publish?.(added, state, { id: 'm-1', at, by: 'ana' })).toMatchObject([
      { type: 'plus.talent.member-added.v1', data: { memberId: 'm-1', person: 'ana', at } },
    ]);
    expect(given([added, removed]).when({ type: 'remove' }).decision).toEqual(nothing);
    expect(given([added, removed]).when({ type: 'correct', name: box }).decision).toEqual(missing);
  });

  test('given somebody else’s, or none, when it is changed or removed, then there is none', () => {
    expect(given([added], 'bo').when({ type: 'correct', name: other }).decision).toEqual(missing);
    expect(given([added], 'bo').when({ type: 'remove' }).decision).toEqual(missing);
    expect(given([], '').when({ type: 'remove' }).decision).toEqual(missing);
  });

  test('given the talent is erased, when what is left is looked at, then nothing of either is there', () => {
    const { state } = given([added]);
    expect(member.personal?.of(state, 'm-1')).toBe('ana');
    expect(member.personal?.forgotten(state)).toMatchObject({ person: 'erased-person', removed: true });
    expect(member.personal?.forgotten(state)).not.toHaveProperty('name');
    expect(given([{ type: 'unheard-of' } as never]).state).toBe('unheard-of');
  });
});

test('given a birth date, when fourteen years have passed, then the child is under fourteen no more', () => {
  expect(isUnder14('2012-11-24', '2026-11-23')).toBe(true);
  expect(isUnder14('2012-11-23', '2026-11-23')).toBe(false);
  expect(isUnder14('2012-02-29', '2026-03-01')).toBe(false);
});
