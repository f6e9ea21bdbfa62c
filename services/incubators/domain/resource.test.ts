import { describe, expect, test } from 'vitest';
import type { Principal, Role } from '../../../shared/identity/principal.ts';
import { given } from '../../../shared/testing/given.ts';
import { requestRecord, resource } from '../aggregates.ts';
import { evolveResource } from './evolve.ts';
import type { RequestRecord } from './request.ts';
import { maxActive, maxOver, type Offer, type Request, type ResourceCommand, type ResourceEvent } from './resource.ts';
import { isStaff, mayRead, ownEnterprise, readsAll } from './rights.ts';

const names = { zh: '资源', en: 'Resource' };
const offerOf = (kind: Offer['kind'], voucherRule?: Offer['voucherRule']): Offer => ({
  incubator: { id: 'mosu-space', names },
  kind,
  names,
  ...(voucherRule ? { voucherRule } : {}),
});
const offered = (capacity: number, offer = offerOf('space')): ResourceEvent => ({ type: 'offered', offer, capacity });
const request = (amount: number, more: Partial<Request> = {}): Request => ({
  enterpriseId: 'tezign',
  amount,
  purpose: '研发',
  check: false,
  status: 'APPLIED',
  appliedAt: '2026-11-20T09:00:00.000+08:00',
  ...more,
});
const applied = (requestId: string, amount: number): ResourceEvent => ({
  type: 'applied',
  requestId,
  request: request(amount),
});
const granted = (requestId: string): ResourceEvent => ({ type: 'granted', requestId });
const waitlisted = (requestId: string): ResourceEvent => ({ type: 'waitlisted', requestId });
const over = (requestId: string, status: 'ENDED' | 'REFUSED' | 'WITHDRAWN', returned = 0): ResourceEvent => ({
  type: 'ended',
  requestId,
  status,
  returned,
});
const apply = (amount: number, more: object = {}): ResourceCommand => ({
  type: 'apply',
  requestId: 'new',
  enterpriseId: 'tezign',
  amount,
  purpose: '研发',
  ...more,
});
const no = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) });
const nothing = { ok: true, events: [] };
const yes = (...events: object[]) => ({ ok: true, events: events.map((event) => expect.objectContaining(event)) });

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
