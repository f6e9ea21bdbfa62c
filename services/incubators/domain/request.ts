import { accept, type Context, type Decision } from '../../../shared/log/aggregate.ts';
import type { ResourceKind } from './kinds.ts';
import { activeStatuses, type Names, overStatuses, type Status } from './resource.ts';

export const requestStatuses = [...activeStatuses, ...overStatuses] as const;

/** A request as the resource's events tell it: whole every time, so the newest is all that one needs. */
export interface RequestRecord {
  resourceId: string;
  incubatorId: string;
  kind: ResourceKind;
  resourceNames: Names;
  enterpriseId: string;
  amount: number;
  unit: string;
  status: Status;
  check: boolean;
  appliedAt: string;
  settled?: number | undefined;
  returned?: number | undefined;
  reason?: string | undefined;
}

/** The record and the version of the resource that it tells of; `null` until something came. */
export interface Recorded {
  record: RequestRecord;
  asOf: number;
  at: string;
}

export type NoteRequest = { type: 'note' } & Recorded;
export type RequestNoted = { type: 'noted' } & Recorded;

/** Keeps the newest; what comes late or twice changes nothing. */
export function decideRequest(
  { record, asOf, at }: NoteRequest,
  state: Recorded | null,
  _context: Context,
): Decision<RequestNoted, never> {
  return state && state.asOf >= asOf ? accept() : accept({ type: 'noted', record, asOf, at });
}

export const evolveRequest = (_state: Recorded | null, { record, asOf, at }: RequestNoted): Recorded => ({
  record,
  asOf,
  at,
});
