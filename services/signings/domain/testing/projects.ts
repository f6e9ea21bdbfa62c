import { expect } from 'vitest';
import type { ProjectCommand, ProjectEvent, Registration, Signing } from '../project.ts';
import type { Stage } from '../stages.ts';

export const cny = (amount: number) => ({ amount, currency: 'CNY' as const });
export const registration: Registration = { names: { zh: '示例项目' }, named: true, stage: 'NEGOTIATING', amounts: {} };
export const registered = (more: Partial<Registration> = {}): ProjectEvent => ({
  type: 'registered',
  registration: { ...registration, ...more },
  on: '2024-01-05',
});
export const signing = (more: Partial<Signing> = {}): Signing => ({
  kind: 'project',
  on: '2024-05-23',
  batchId: '2024-2',
  parties: [],
  ...more,
});
export const signed = (more: Partial<Signing> = {}, amount?: number): ProjectEvent => ({
  type: 'signed',
  signing: signing(more),
  first: true,
  amounts: amount === undefined ? {} : { signed: cny(amount) },
  ...(amount === undefined ? {} : { countedAmount: cny(amount) }),
  moved: { from: 'NEGOTIATING', to: 'SIGNED' },
});
export const sign = (more: Partial<Signing> = {}, amount?: number): ProjectCommand => ({
  type: 'sign',
  signing: signing(more),
  amounts: amount === undefined ? {} : { signed: cny(amount) },
});
export const advance = (to: Stage, more: object = {}): ProjectCommand => ({
  type: 'advance',
  to,
  on: '2026-11-20',
  facts: {},
  ...more,
});
export const advanced = (from: Stage, to: Stage): ProjectEvent => ({
  type: 'advanced',
  from,
  to,
  on: '2025-01-01',
  facts: {},
});
export const stalled: ProjectEvent = {
  type: 'stalled',
  from: 'NEGOTIATING',
  on: '2025-02-01',
  reason: '等待土地',
  followUpOn: '2025-03-01',
};
export const withdrawn: ProjectEvent = { type: 'withdrawn', from: 'SIGNED', on: '2025-02-01', reason: '终止' };
export const no = (code: string, more: object = {}) => ({
  ok: false,
  refusal: expect.objectContaining({ code, ...more }),
});
export const nothing = { ok: true, events: [] };
