import { describe, expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { resource } from '../aggregates.ts';
import type { ResourceCommand } from './resource.ts';
import { applied, granted, no, nothing, offered, over, waitlisted, yes } from './testing/resources.ts';

describe('capacity', () => {
  const there = [
    offered(10),
    applied('a', 8),
    granted('a'),
    applied('b', 4),
    waitlisted('b'),
    applied('c', 4),
    waitlisted('c'),
  ];
  const change = (capacity: number): ResourceCommand => ({ type: 'change-capacity', capacity });

  test('when it grows, then the waitlist moves up by itself, in order', () => {
    expect(given(resource, there).when(change(13)).decision).toEqual(
      yes({ capacity: 13 }, { type: 'granted', requestId: 'b' }),
    );
    expect(given(resource, there).when(change(16)).state).toMatchObject({ held: 16, waitlist: [] });
  });

  test('when nothing fits, then the first in the list keeps its place before all others', () => {
    expect(given(resource, [...there, applied('d', 1), waitlisted('d')]).when(change(11)).decision).toEqual(
      yes({ capacity: 11 }),
    );
  });

  test('the same changes nothing, and it never falls below what is used', () => {
    expect(given(resource, there).when(change(10)).decision).toEqual(nothing);
    expect(given(resource, there).when(change(7)).decision).toEqual(no('capacity-in-use'));
    expect(given(resource, there).when(change(8)).state?.capacity).toBe(8);
  });
});

describe('refusing and withdrawing', () => {
  const there = [
    offered(10),
    applied('a', 8),
    granted('a'),
    applied('b', 4),
    waitlisted('b'),
    applied('c', 2),
    waitlisted('c'),
  ];
  const refuse = (requestId: string): ResourceCommand => ({ type: 'refuse', requestId, reason: '用途不符' });
  const withdraw = (requestId: string, enterpriseId = 'tezign'): ResourceCommand => ({
    type: 'withdraw',
    requestId,
    enterpriseId,
  });

  test('given the first on the list goes, then those behind move up', () => {
    const { decision, state } = given(resource, there).when(withdraw('b'));
    expect(decision).toEqual(
      yes({ type: 'ended', requestId: 'b', status: 'WITHDRAWN' }, { type: 'granted', requestId: 'c' }),
    );
    expect(state).toMatchObject({
      held: 10,
      waitlist: [],
      over: [{ requestId: 'b', request: { status: 'WITHDRAWN' } }],
    });
  });

  test('a refusal says why', () => {
    const { state } = given(resource, [offered(10), applied('a', 1)]).when(refuse('a'));
    expect(state?.over).toMatchObject([{ request: { status: 'REFUSED', reason: '用途不符', returned: 0 } }]);
    expect(state?.requests).toEqual({});
  });

  test('again changes nothing; what is granted ends in another way', () => {
    expect(given(resource, [offered(10), applied('a', 1), over('a', 'REFUSED')]).when(refuse('a')).decision).toEqual(
      nothing,
    );
    expect(given(resource, there).when(refuse('a')).decision).toEqual(no('request-status'));
  });

  test("another enterprise's request looks like none", () => {
    expect(given(resource, there).when(withdraw('b', 'tradeweb')).decision).toEqual(no('not-found'));
  });
});
