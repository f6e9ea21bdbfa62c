import { describe, expect, test } from 'vitest';
import {
  decidePartner,
  evolvePartner,
  maxSubscriptions,
  noPartner,
  type Partner,
  type PartnerCommand,
  type PartnerEvent,
} from './partner.ts';

const at = '2026-11-23T09:00:00.000+08:00';
const context = { at, by: 'agency', id: 'agency-one' };
const name = { zh: '示例机构（演示数据）', en: 'Example agency (made up)' };
const registered: PartnerEvent = { type: 'registered', name };
const subscribed = (subscriptionId: string): PartnerEvent => ({
  type: 'subscribed',
  subscription: {
    subscriptionId,
    target: 'https://a.example/',
    pattern: { type: [{ prefix: 'plus.' }] },
    wrappedSecret: 'w',
    state: 'unproven',
  },
});
const proven = (subscriptionId: string): PartnerEvent => ({ type: 'subscription-proven', subscriptionId, at });

const given = (...events: PartnerEvent[]): Partner => events.reduce(evolvePartner, noPartner);
const when = (state: Partner, command: PartnerCommand) => decidePartner(command, state, context);
const subscribe = (subscriptionId: string): PartnerCommand => ({
  type: 'subscribe',
  subscriptionId,
  target: 'https://a.example/',
  pattern: { type: [{ prefix: 'plus.' }] },
  wrappedSecret: 'w',
});

describe('a partner', () => {
  test('is registered once', () => {
    expect(when(given(), { type: 'register', name })).toEqual({ ok: true, events: [registered] });
    expect(when(given(registered), { type: 'register', name })).toMatchObject({
      ok: false,
      refusal: { code: 'already-registered' },
    });
  });

  test('that is not there can do nothing', () => {
    for (const command of [
      subscribe('s1'),
      { type: 'grant', entitlements: [] },
      { type: 'prove', subscriptionId: 's1' },
    ] satisfies PartnerCommand[])
      expect(when(given(), command)).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
  });

  test('gets the entitlements that ops grant, in place of those before', () => {
    const entitlements = [{ eventType: 'plus.signings.project-signed.v1', from: at }];
    const decided = when(given(registered), { type: 'grant', entitlements });
    expect(decided).toEqual({ ok: true, events: [{ type: 'entitlements-granted', entitlements }] });
    expect(given(registered, { type: 'entitlements-granted', entitlements }).entitlements).toEqual(entitlements);
  });

  test('subscribes, and the subscription waits to be proven', () => {
    expect(when(given(registered), subscribe('s1'))).toEqual({ ok: true, events: [subscribed('s1')] });
    expect(given(registered, subscribed('s1')).subscriptions[0]?.state).toBe('unproven');
  });

  test('has at most 50 subscriptions; removed ones do not count', () => {
    const many = Array.from({ length: maxSubscriptions }, (_, index) => subscribed(`s${index}`));
    expect(when(given(registered, ...many), subscribe('more'))).toMatchObject({
      refusal: { code: 'too-many-subscriptions' },
    });
    const removed: PartnerEvent = { type: 'subscription-state-set', subscriptionId: 's0', state: 'removed' };
    expect(when(given(registered, ...many, removed), subscribe('more')).ok).toBe(true);
  });
});

describe('a subscription', () => {
  const unproven = given(registered, subscribed('s1'), subscribed('s2'));
  const active = given(registered, subscribed('s1'), subscribed('s2'), proven('s1'));

  test('becomes active when it is proven, and proving it again changes nothing', () => {
    expect(when(unproven, { type: 'prove', subscriptionId: 's1' })).toEqual({ ok: true, events: [proven('s1')] });
    expect(active.subscriptions.map((one) => one.state)).toEqual(['active', 'unproven']);
    expect(when(active, { type: 'prove', subscriptionId: 's1' })).toEqual({ ok: true, events: [] });
  });

  test('that is unknown is not found', () => {
    expect(when(active, { type: 'prove', subscriptionId: 'sx' })).toMatchObject({ refusal: { code: 'not-found' } });
    expect(when(active, { type: 'set-state', subscriptionId: 'sx', state: 'paused' })).toMatchObject({
      refusal: { code: 'not-found' },
    });
  });

  test('pauses, resumes and is removed; each again changes nothing', () => {
    const paused = { type: 'subscription-state-set', subscriptionId: 's1', state: 'paused' } as const;
    expect(when(active, { type: 'set-state', subscriptionId: 's1', state: 'paused' })).toEqual({
      ok: true,
      events: [paused],
    });
    const now = evolvePartner(active, paused);
    expect(when(now, { type: 'set-state', subscriptionId: 's1', state: 'paused' })).toEqual({ ok: true, events: [] });
    expect(when(now, { type: 'set-state', subscriptionId: 's1', state: 'active' }).ok).toBe(true);
    expect(when(now, { type: 'set-state', subscriptionId: 's1', state: 'removed' }).ok).toBe(true);
  });

  test('cannot be made active without proof, nor proven once removed', () => {
    expect(when(unproven, { type: 'set-state', subscriptionId: 's1', state: 'active' })).toMatchObject({
      refusal: { code: 'wrong-state' },
    });
    const gone = evolvePartner(unproven, { type: 'subscription-state-set', subscriptionId: 's1', state: 'removed' });
    expect(when(gone, { type: 'prove', subscriptionId: 's1' })).toMatchObject({ refusal: { code: 'wrong-state' } });
  });
});

describe('what nobody declared', () => {
  test('is handed back as it is, for whoever looks at the log', () => {
    const stranger = { type: 'stranger' } as never;
    expect(when(given(registered), stranger)).toBe(stranger);
    expect(evolvePartner(given(registered), stranger)).toBe(stranger);
  });
});
