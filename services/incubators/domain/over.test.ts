import { describe, expect, test } from 'vitest';
import type { Principal, Role } from '../../../shared/identity/principal.ts';
import { given } from '../../../shared/testing/given.ts';
import { requestRecord, resource } from '../aggregates.ts';
import { evolveResource } from './evolve.ts';
import type { RequestRecord } from './request.ts';
import { maxOver } from './resource.ts';
import { isStaff, mayRead, ownEnterprise, readsAll } from './rights.ts';
import { applied, granted, names, nothing, offered, over } from './testing/resources.ts';

describe('what is over', () => {
  test('is kept a while, the newest', () => {
    const many = Array.from({ length: maxOver + 1 }, (_, place) => [
      applied(`r${place}`, 1),
      over(`r${place}`, 'WITHDRAWN'),
    ]).flat();
    const { state } = given(resource, [offered(10), ...many]);
    expect(state?.over).toHaveLength(maxOver);
    expect(state?.over[0]?.requestId).toBe('r1');
  });

  test('events of requests that are not there change nothing', () => {
    const { state } = given(resource, [offered(10)]);
    expect(
      [granted('x'), over('x', 'ENDED'), { type: 'settled', requestId: 'x', amount: 1 } as const].reduce(
        evolveResource,
        state,
      ),
    ).toEqual(state);
  });
});

describe('what no type allows', () => {
  test('is handed back as it is', () => {
    const unheard = { type: 'unheard-of', requestId: 'a' } as never;
    const there = given(resource, [offered(10), applied('a', 1)]);
    expect(resource.decide(unheard, there.state, { at: '', by: '', id: '' })).toBe(unheard);
    expect(evolveResource(there.state, unheard)).toBe(unheard);
  });
});

describe('the record of a request', () => {
  const record: RequestRecord = {
    resourceId: 'mosu-floor',
    incubatorId: 'mosu-space',
    kind: 'space',
    resourceNames: names,
    enterpriseId: 'tezign',
    amount: 1,
    unit: 'm2',
    status: 'GRANTED',
    check: false,
    appliedAt: '2026-11-20T09:00:00.000+08:00',
  };
  const note = (asOf: number, status: RequestRecord['status']) =>
    ({ type: 'note', record: { ...record, status }, asOf, at: 'then' }) as const;

  test('keeps the newest, whatever comes late or twice', () => {
    const there = given(requestRecord, [{ ...note(5, 'GRANTED'), type: 'noted' }]);
    expect(there.when(note(5, 'GRANTED')).decision).toEqual(nothing);
    expect(there.when(note(3, 'APPLIED')).decision).toEqual(nothing);
    expect(there.when(note(6, 'ENDED')).state).toMatchObject({ asOf: 6, record: { status: 'ENDED' } });
    expect(given(requestRecord, []).when(note(3, 'APPLIED')).state?.asOf).toBe(3);
  });
});

describe('who may', () => {
  const who = (role: Role, more: Partial<Principal> = {}): Principal => ({ subject: 's', roles: [role], ...more });

  test('staff of the incubators, those who read all, and enterprises for themselves', () => {
    const staff = who('caseworker', { department: 'incubators' });
    expect([isStaff(staff), readsAll(staff), mayRead(staff, 'tezign')]).toEqual([true, true, true]);
    expect([isStaff(who('leader')), readsAll(who('leader'))]).toEqual([false, true]);
    const other = who('caseworker', { department: 'hukou' });
    expect([isStaff(other), readsAll(other), mayRead(other, 'tezign')]).toEqual([false, false, false]);
    const own = who('enterprise', { enterprise: 'tezign' });
    expect([mayRead(own, 'tezign'), mayRead(own, 'tradeweb'), ownEnterprise(own)]).toEqual([true, false, 'tezign']);
    expect(ownEnterprise(who('talent', { enterprise: 'tezign' }))).toBeUndefined();
  });
});
