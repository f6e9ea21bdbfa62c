import { expect } from 'vitest';
import type { Offer, Request, ResourceCommand, ResourceEvent } from '../resource.ts';

export const names = { zh: '资源', en: 'Resource' };
export const offerOf = (kind: Offer['kind'], voucherRule?: Offer['voucherRule']): Offer => ({
  incubator: { id: 'mosu-space', names },
  kind,
  names,
  ...(voucherRule ? { voucherRule } : {}),
});
export const offered = (capacity: number, offer = offerOf('space')): ResourceEvent => ({
  type: 'offered',
  offer,
  capacity,
});
export const request = (amount: number, more: Partial<Request> = {}): Request => ({
  enterpriseId: 'tezign',
  amount,
  purpose: '研发',
  check: false,
  status: 'APPLIED',
  appliedAt: '2026-11-20T09:00:00.000+08:00',
  ...more,
});
export const applied = (requestId: string, amount: number): ResourceEvent => ({
  type: 'applied',
  requestId,
  request: request(amount),
});
export const granted = (requestId: string): ResourceEvent => ({ type: 'granted', requestId });
export const waitlisted = (requestId: string): ResourceEvent => ({ type: 'waitlisted', requestId });
export const over = (requestId: string, status: 'ENDED' | 'REFUSED' | 'WITHDRAWN', returned = 0): ResourceEvent => ({
  type: 'ended',
  requestId,
  status,
  returned,
});
export const apply = (amount: number, more: object = {}): ResourceCommand => ({
  type: 'apply',
  requestId: 'new',
  enterpriseId: 'tezign',
  amount,
  purpose: '研发',
  ...more,
});
export const no = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) });
export const nothing = { ok: true, events: [] };
export const yes = (...events: object[]) => ({
  ok: true,
  events: events.map((event) => expect.objectContaining(event)),
});
