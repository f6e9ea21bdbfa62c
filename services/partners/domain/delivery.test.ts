import { describe, expect, test } from 'vitest';
import {
  type Attempt,
  type Delivery,
  type DeliveryCommand,
  type DeliveryEvent,
  decideDelivery,
  evolveDelivery,
  noDelivery,
} from './delivery.ts';
import { waitAfter, waits } from './schedule.ts';

const at = '2026-11-23T09:00:00.000+08:00';
const context = { at, by: 'work', id: 'd1' };
const letter = { partnerId: 'p', subscriptionId: 's', eventId: 'evt_1', eventType: 't', subject: 'x/1', body: '{}' };
const scheduled: DeliveryEvent = { type: 'scheduled', letter };
const attempt = (number: number, outcome: Attempt['outcome'] = 'unreachable'): Attempt => ({
  number,
  at,
  outcome,
  took: 3,
});
const given = (...events: DeliveryEvent[]): Delivery =>
  events.reduce((state, event) => evolveDelivery(state, event, { at }), noDelivery);
const when = (state: Delivery, command: DeliveryCommand) => decideDelivery(command, state, context);

describe('a delivery', () => {
  test('is scheduled once, however often its event comes', () => {
    expect(when(given(), { type: 'schedule', letter })).toEqual({ ok: true, events: [scheduled] });
    expect(when(given(scheduled), { type: 'schedule', letter })).toEqual({ ok: true, events: [] });
    expect(given(scheduled)).toMatchObject({ state: 'scheduled', nextAttemptAt: at });
  });

  test('that was never scheduled records nothing', () => {
    expect(when(given(), { type: 'record', attempt: attempt(1) })).toMatchObject({ refusal: { code: 'not-found' } });
    expect(evolveDelivery(noDelivery, { type: 'dropped' }, { at })).toEqual(noDelivery);
  });

  test('records each attempt once, in order', () => {
    const command: DeliveryCommand = { type: 'record', attempt: attempt(1), nextAttemptAt: 'later' };
    expect(when(given(scheduled), command)).toEqual({
      ok: true,
      events: [{ type: 'attempted', attempt: attempt(1), nextAttemptAt: 'later' }],
    });
    const once = given(scheduled, { type: 'attempted', attempt: attempt(1), nextAttemptAt: 'later' });
    expect(when(once, command)).toEqual({ ok: true, events: [] });
    expect(once).toMatchObject({ state: 'scheduled', nextAttemptAt: 'later' });
  });

  test('ends delivered, failed when no attempt is left, or dropped; then nothing moves it', () => {
    const delivered = given(scheduled, { type: 'attempted', attempt: attempt(1, 'delivered') });
    expect(delivered).toMatchObject({ state: 'delivered' });
    expect(delivered).not.toHaveProperty('nextAttemptAt');
    expect(given(scheduled, { type: 'attempted', attempt: attempt(1) })).toMatchObject({ state: 'failed' });
    expect(when(given(scheduled), { type: 'drop' })).toEqual({ ok: true, events: [{ type: 'dropped' }] });
    expect(given(scheduled, { type: 'dropped' })).toMatchObject({ state: 'failed' });
    expect(when(delivered, { type: 'drop' })).toEqual({ ok: true, events: [] });
  });
});

describe('what nobody declared', () => {
  test('is handed back as it is, for whoever looks at the log', () => {
    const stranger = { type: 'stranger' } as never;
    expect(when(given(scheduled), stranger)).toBe(stranger);
    expect(evolveDelivery(given(scheduled), stranger, { at })).toBe(stranger);
  });
});

describe('the waits between attempts', () => {
  test('are 13 attempts over 123 h 36 min', () => {
    const total = waits.reduce((sum, wait) => sum + wait, 0);
    expect(waits).toHaveLength(13);
    expect(Math.floor(total / 60)).toBe(123 * 60 + 36);
    expect(waitAfter(13, 0)).toBeUndefined();
  });

  test('only ever grow by jitter, at most by a fifth', () => {
    expect(waitAfter(1, 0)).toBe(5_000);
    expect(waitAfter(1, 1)).toBe(6_000);
  });

  test('honour Retry-After as a minimum, up to a day', () => {
    expect(waitAfter(1, 0, 90)).toBe(90_000);
    expect(waitAfter(3, 0, 90)).toBe(300_000);
    expect(waitAfter(1, 0, 1_000_000)).toBe(86_400_000);
  });
});
