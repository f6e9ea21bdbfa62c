import { describe, expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { resource } from '../aggregates.ts';
import type { Offer, ResourceCommand, ResourceEvent } from './resource.ts';
import { applied, granted, no, nothing, offered, offerOf, over, waitlisted, yes } from './testing/resources.ts';

describe('ending', () => {
  const end = (requestId: string, consumed?: number): ResourceCommand => ({ type: 'end', requestId, consumed });
  const use = (kind: Offer['kind'], rule?: Offer['voucherRule']) => [
    offered(10, offerOf(kind, rule)),
    applied('a', 8),
    granted('a'),
    applied('b', 6),
    waitlisted('b'),
  ];

  test.each(['space', 'lab', 'scenario'] as const)('%s comes back whole, and the waitlist moves up', (kind) => {
    const { decision, state } = given(resource, use(kind)).when(end('a'));
    expect(decision).toEqual(yes({ type: 'ended', status: 'ENDED', returned: 8 }, { type: 'granted', requestId: 'b' }));
    expect(state).toMatchObject({ held: 6, spent: 0, waitlist: [] });
  });

  test('compute that was consumed does not come back', () => {
    expect(given(resource, use('compute')).when(end('a', 5)).state).toMatchObject({
      held: 0,
      spent: 5,
      waitlist: ['b'],
    });
    expect(given(resource, use('compute')).when(end('a', 4)).state).toMatchObject({ held: 6, spent: 4, waitlist: [] });
    expect(given(resource, use('compute')).when(end('a')).decision).toEqual(no('consumed-missing'));
    expect(given(resource, use('compute')).when(end('a', 9)).decision).toEqual(no('above-grant'));
  });

  test('a voucher does not come back', () => {
    expect(given(resource, use('voucher', 'model-voucher')).when(end('a')).state).toMatchObject({
      held: 0,
      spent: 8,
      waitlist: ['b'],
    });
  });

  test('again changes nothing; what holds nothing cannot end', () => {
    expect(given(resource, [...use('space'), over('a', 'ENDED', 8)]).when(end('a')).decision).toEqual(nothing);
    expect(given(resource, use('space')).when(end('b')).decision).toEqual(no('request-status'));
  });
});

describe('settling', () => {
  const settle = (amount: number, requestId = 'a'): ResourceCommand => ({ type: 'settle', requestId, amount });
  const pool = [offered(10, offerOf('voucher', 'model-voucher')), applied('a', 8), granted('a')];

  test('a voucher is settled at most at what was granted, once, and ends afterwards', () => {
    const { state } = given(resource, pool).when(settle(7));
    expect(state?.requests.a).toMatchObject({ status: 'SETTLED', settled: 7 });
    const settled: ResourceEvent[] = [...pool, { type: 'settled', requestId: 'a', amount: 7 }];
    expect(given(resource, settled).when(settle(7)).decision).toEqual(nothing);
    expect(given(resource, settled).when(settle(6)).decision).toEqual(no('request-status'));
    expect(given(resource, settled).when({ type: 'end', requestId: 'a' }).state).toMatchObject({ held: 0, spent: 8 });
  });

  test('more than was granted, or what is no voucher, is refused', () => {
    expect(given(resource, pool).when(settle(9)).decision).toEqual(no('above-grant'));
    expect(given(resource, [offered(10), applied('a', 8), granted('a')]).when(settle(1)).decision).toEqual(
      no('not-settleable'),
    );
  });
});
