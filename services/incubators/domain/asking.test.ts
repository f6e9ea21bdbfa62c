import { describe, expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { resource } from '../aggregates.ts';
import { evolveResource } from './evolve.ts';
import { maxActive, type ResourceCommand, type ResourceEvent } from './resource.ts';
import { applied, apply, granted, no, nothing, offered, offerOf, over, waitlisted } from './testing/resources.ts';

describe('offering', () => {
  const offer = offerOf('space');

  test('given nothing, when a resource is offered, then all of it is free', () => {
    expect(given(resource, []).when({ type: 'offer', offer, capacity: 10 }).state).toMatchObject({
      capacity: 10,
      held: 0,
      spent: 0,
    });
  });

  test('the same again changes nothing, another under the same id is refused', () => {
    const there = given(resource, [offered(10)]);
    expect(there.when({ type: 'offer', offer, capacity: 99 }).decision).toEqual(nothing);
    expect(there.when({ type: 'offer', offer: offerOf('lab'), capacity: 10 }).decision).toEqual(no('resource-differs'));
  });

  test('a voucher pool names its rule', () => {
    expect(given(resource, []).when({ type: 'offer', offer: offerOf('voucher'), capacity: 10 }).decision).toEqual(
      no('voucher-rule-missing'),
    );
    const ruled = offerOf('voucher', 'model-voucher');
    expect(given(resource, []).when({ type: 'offer', offer: ruled, capacity: 10 }).decision.ok).toBe(true);
  });

  test('given nothing, nothing can be asked of it', () => {
    expect(given(resource, []).when(apply(1)).decision).toEqual(no('not-found'));
    expect(evolveResource(null, granted('a'))).toBeNull();
  });
});

describe('asking', () => {
  test('given capacity, when an enterprise asks, then the request waits for the staff and holds nothing', () => {
    const { state } = given(resource, [offered(10)]).when(apply(4));
    expect(state).toMatchObject({ held: 0, requests: { new: { status: 'APPLIED', amount: 4, check: false } } });
  });

  test('the same request again changes nothing, also when it is over', () => {
    expect(given(resource, [offered(10), applied('new', 4)]).when(apply(4)).decision).toEqual(nothing);
    expect(given(resource, [offered(10), applied('new', 4), over('new', 'REFUSED')]).when(apply(4)).decision).toEqual(
      nothing,
    );
  });

  test('more than the resource can ever give is refused', () => {
    expect(given(resource, [offered(10)]).when(apply(11)).decision).toEqual(no('above-capacity'));
  });

  test('given too many requests under way, then the next is refused', () => {
    const many = Array.from({ length: maxActive }, (_, place) => applied(`r${place}`, 1));
    expect(given(resource, [offered(10), ...many]).when(apply(1)).decision).toEqual(no('queue-full'));
  });

  describe('for a voucher', () => {
    const pool = (rule: 'model-voucher' | 'corpus-voucher') =>
      given(resource, [offered(1_000_000, offerOf('voucher', rule))]);

    test('up to the limit it is a request', () => {
      const { state } = pool('model-voucher').when(apply(500, { voucher: { contractFen: 1000 } }));
      expect(state?.requests.new).toMatchObject({ check: false, voucher: { contractFen: 1000 } });
    });

    test('above the limit, without the amount, or with a related supplier it is refused', () => {
      expect(pool('model-voucher').when(apply(501, { voucher: { contractFen: 1000 } })).decision).toEqual(
        no('above-voucher-limit'),
      );
      expect(pool('model-voucher').when(apply(1)).decision).toEqual(no('voucher-facts-missing'));
      const related = { contractFen: 1000, supplierRelated: true };
      expect(pool('corpus-voucher').when(apply(1, { voucher: related })).decision).toEqual(no('voucher-refused'));
    });

    test('what the rule cannot tell a person must check', () => {
      const { state } = pool('corpus-voucher').when(apply(1, { voucher: { contractFen: 1000 } }));
      expect(state?.requests.new?.check).toBe(true);
    });
  });
});

describe('granting', () => {
  const grant = (requestId: string): ResourceCommand => ({ type: 'grant', requestId });

  test('given enough, then the request holds what it asked for', () => {
    expect(given(resource, [offered(10), applied('a', 4)]).when(grant('a')).state).toMatchObject({
      held: 4,
      requests: { a: { status: 'GRANTED' } },
    });
  });

  test('given too little, then it waits its turn', () => {
    const { state } = given(resource, [offered(10), applied('a', 8), granted('a'), applied('b', 4)]).when(grant('b'));
    expect(state).toMatchObject({ held: 8, waitlist: ['b'], requests: { b: { status: 'WAITLISTED' } } });
  });

  test('given somebody waits, then nobody overtakes, even with a smaller request', () => {
    const there = [offered(10), applied('a', 8), granted('a'), applied('b', 4), waitlisted('b'), applied('c', 1)];
    expect(given(resource, there).when(grant('c')).state?.waitlist).toEqual(['b', 'c']);
  });

  test('what is approved already stays so; what is over, unknown or can never fit is told', () => {
    const there = [offered(10), applied('a', 8), granted('a'), applied('b', 4), waitlisted('b')];
    expect(given(resource, there).when(grant('a')).decision).toEqual(nothing);
    expect(given(resource, there).when(grant('b')).decision).toEqual(nothing);
    expect(given(resource, there).when(grant('x')).decision).toEqual(no('not-found'));
    expect(given(resource, [offered(10), applied('a', 8), over('a', 'WITHDRAWN')]).when(grant('a')).decision).toEqual(
      no('request-status'),
    );
    const less: ResourceEvent = { type: 'capacity-changed', capacity: 3 };
    expect(given(resource, [offered(10), applied('a', 8), less]).when(grant('a')).decision).toEqual(
      no('above-capacity'),
    );
  });
});
