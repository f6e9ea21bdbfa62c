import type { Decision } from '../../../shared/log/aggregate.ts';
import type { ResourceKind } from './kinds.ts';
import type { VoucherFacts, VoucherRuleId } from './voucher-rules.ts';

export interface Names {
  zh: string;
  en: string;
}

/** What an incubator offers, and as what. */
export interface Offer {
  incubator: { id: string; names: Names };
  kind: ResourceKind;
  names: Names;
  /** For a voucher pool: the rule that bounds each grant. */
  voucherRule?: VoucherRuleId;
  source?: { name: Names; on: string };
}

/** Where an active request stands. */
export const activeStatuses = ['APPLIED', 'WAITLISTED', 'GRANTED', 'SETTLED'] as const;
/** How a request is over. */
export const overStatuses = ['ENDED', 'REFUSED', 'WITHDRAWN'] as const;
export type OverStatus = (typeof overStatuses)[number];
export type Status = (typeof activeStatuses)[number] | OverStatus;

export interface Request {
  enterpriseId: string;
  /** In the resource's unit. */
  amount: number;
  purpose: string;
  voucher?: VoucherFacts;
  /** True when a rule could not be told from the facts, so that a person must check. */
  check: boolean;
  status: Status;
  appliedAt: string;
  /** What was settled of a voucher, in fen. */
  settled?: number;
  /** What the resource got back when it was over. */
  returned?: number;
  reason?: string;
}

/** A resource with everything that is under way on it; `null` until it is offered. */
export interface Resource {
  offer: Offer;
  capacity: number;
  /** By grants that run. */
  held: number;
  /** Gone for good: vouchers that were granted, compute that was consumed. */
  spent: number;
  /** What is under way. */
  requests: Readonly<Record<string, Request>>;
  /** What was over last, newest last; older ones are kept by the request records alone. */
  over: readonly { requestId: string; request: Request }[];
  /** Ids, first come first. */
  waitlist: readonly string[];
}

/** Requests under way on one resource, so that a snapshot of it stays one item. */
export const maxActive = 400;
export const maxOver = 50;

export type ResourceCommand =
  | { type: 'offer'; offer: Offer; capacity: number }
  | { type: 'change-capacity'; capacity: number }
  | {
      type: 'apply';
      requestId: string;
      enterpriseId: string;
      amount: number;
      purpose: string;
      voucher?: VoucherFacts | undefined;
    }
  | { type: 'grant'; requestId: string }
  | { type: 'refuse'; requestId: string; reason: string }
  | { type: 'withdraw'; requestId: string; enterpriseId: string }
  | { type: 'settle'; requestId: string; amount: number }
  | { type: 'end'; requestId: string; consumed?: number | undefined };

export type ResourceEvent =
  | { type: 'offered'; offer: Offer; capacity: number }
  | { type: 'capacity-changed'; capacity: number }
  | { type: 'applied'; requestId: string; request: Request }
  | { type: 'granted'; requestId: string }
  | { type: 'waitlisted'; requestId: string }
  | { type: 'settled'; requestId: string; amount: number }
  | {
      type: 'ended';
      requestId: string;
      status: OverStatus;
      /** What the resource gets back. */
      returned: number;
      reason?: string;
    };

export type ResourceCode =
  | 'not-found'
  | 'resource-differs'
  | 'voucher-rule-missing'
  | 'capacity-in-use'
  | 'above-capacity'
  | 'queue-full'
  | 'voucher-facts-missing'
  | 'above-voucher-limit'
  | 'voucher-refused'
  | 'request-status'
  | 'not-settleable'
  | 'above-grant'
  | 'consumed-missing';

export const freeOf = ({ capacity, held, spent }: Pick<Resource, 'capacity' | 'held' | 'spent'>): number =>
  capacity - held - spent;

/** Whether a request holds some of the resource. */
export const holds = ({ status }: Pick<Request, 'status'>): boolean => status === 'GRANTED' || status === 'SETTLED';

/** A request of the resource, under way or over not long ago. */
export const requestOf = ({ requests, over }: Resource, requestId: string): Request | undefined =>
  requests[requestId] ?? over.find((one) => one.requestId === requestId)?.request;

/** What a request under way asks for; nothing when there is none. */
export const amountOf = ({ requests }: Resource, requestId: string): number => requests[requestId]?.amount ?? 0;

/** The most that could ever be free again. */
export const reachable = ({ capacity, spent }: Pick<Resource, 'capacity' | 'spent'>): number => capacity - spent;

export type Decided = Decision<ResourceEvent, ResourceCode>;
export type Of<T extends ResourceCommand['type']> = Extract<ResourceCommand, { type: T }>;
