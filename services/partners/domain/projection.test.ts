import { describe, expect, test } from 'vitest';
import type { CloudEvent } from '../../../shared/contract/event.ts';
import { bodyNow, entitlementFor, project } from './projection.ts';

const event: CloudEvent = {
  specversion: '1.0',
  id: 'evt_1',
  type: 'plus.talent.application-submitted.v1',
  source: 'plus/talent',
  subject: 'application/1',
  time: '2026-11-23T09:00:00.000+08:00',
  datacontenttype: 'application/json',
  streamversion: 2,
  causationid: 'internal',
  data: { applicationId: '1', services: ['hukou'], applicant: { sealed: 'v1' } },
};
const declared = {
  personal: ['/applicant/name'],
  written: ['/paused', '/asked/*/en', '/outcome/note', '/absent/deep', '/asked/named'],
};
const entitled = { eventType: event.type, from: '2026-01-01T00:00:00+08:00' };

describe('an entitlement', () => {
  test('is needed: without one nothing is told', () => {
    expect(entitlementFor([], event)).toBeUndefined();
    expect(entitlementFor([{ ...entitled, eventType: 'plus.talent.other.v1' }], event)).toBeUndefined();
  });

  test('holds from its first instant until before its last', () => {
    expect(entitlementFor([{ ...entitled, from: event.time }], event)).toBeDefined();
    expect(entitlementFor([{ ...entitled, from: '2026-11-23T09:00:00.001+08:00' }], event)).toBeUndefined();
    expect(entitlementFor([{ ...entitled, until: event.time }], event)).toBeUndefined();
    expect(entitlementFor([{ ...entitled, until: '2026-11-23T09:00:00.001+08:00' }], event)).toBeDefined();
  });
});

describe('the projected event', () => {
  test('never holds a personal field, even when it was granted', () => {
    expect(project(event, declared, entitled).data).toEqual({ applicationId: '1', services: ['hukou'] });
    expect(project(event, declared, { ...entitled, fields: ['applicant', 'services'] }).data).toEqual({
      services: ['hukou'],
    });
  });

  test('holds no words that somebody wrote freely, wherever they stand, and all else', () => {
    const data = {
      paused: { zh: '等', en: 'waiting' },
      asked: [{ en: 'the contract', document: 'CON' }, 'odd', { document: 'TAX' }],
      outcome: { outcome: 'rejected', note: 'Mr. Made-up' },
    };
    const told = project({ ...event, data }, declared, { ...entitled, fields: ['paused', 'asked', 'outcome'] });
    expect(told.data).toEqual({
      asked: [{ document: 'CON' }, 'odd', { document: 'TAX' }],
      outcome: { outcome: 'rejected' },
    });
  });

  test('holds no trace of what caused it inside the platform', () => {
    expect(project(event, declared, entitled)).not.toHaveProperty('causationid');
  });
});

describe('the body of an attempt', () => {
  const body = JSON.stringify(project(event, declared, entitled));

  test('is the same, byte for byte, while the entitlement is', () => {
    expect(bodyNow(body, declared, [entitled])).toBe(body);
  });

  test('holds less when less is granted since', () => {
    const narrowed = bodyNow(body, declared, [{ ...entitled, fields: ['services'] }]);
    expect(JSON.parse(narrowed ?? '').data).toEqual({ services: ['hukou'] });
  });

  test('is nothing when the entitlement is gone, or the event is declared no more', () => {
    expect(bodyNow(body, declared, [])).toBeUndefined();
    expect(bodyNow(body, undefined, [entitled])).toBeUndefined();
  });
});
