import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { nextAttempt } from './plan.ts';
import type { Quiet } from './quiet.ts';

export const reportOutcomes = ['delivered', 'failed'] as const;
/** Why a gateway could not deliver; codes alone, so that nothing personal comes back with them. */
export const reportReasons = ['address-unknown', 'rejected', 'unreachable', 'other'] as const;

/** What the gateway says of one handing over, by its number. */
export interface Report {
  type: 'report';
  delivery: number;
  outcome: (typeof reportOutcomes)[number];
  why: (typeof reportReasons)[number];
  /** Of the person: a failure is tried again outside of it. */
  quiet: Quiet;
}
export type ReportEvent =
  | { type: 'delivered'; delivery: number }
  /** Without `next` no attempt is left. */
  | { type: 'undelivered'; delivery: number; why: string; next?: string };
export type ReportCode = 'not-handed-over';

/** What a report looks at in a message. */
interface Handed {
  handed?: number;
  reported?: number;
  attempts: number;
  urgent: boolean;
  entries: readonly unknown[];
}

/** Takes the first report of the newest handing over; what is said again, or of an earlier one, changes nothing. */
export function decideReport(
  { delivery, outcome, why, quiet }: Report,
  { handed = 0, reported, attempts, urgent, entries }: Handed,
  { at }: Context,
): Decision<ReportEvent, ReportCode> {
  if (delivery > handed) return refuse('not-handed-over', { pointer: '/delivery' });
  if (delivery < handed || reported === delivery || entries.length === 0) return accept();
  if (outcome === 'delivered') return accept({ type: 'delivered', delivery });
  const next = nextAttempt(attempts, Date.parse(at), quiet, urgent);
  return accept({ type: 'undelivered', delivery, why: `gateway-${why}`, ...(next && { next }) });
}

/** How a report changes a message; a failure is tried again like one to hand it over. */
export function reportedBy(event: ReportEvent, at: string) {
  const reported = event.delivery;
  if (event.type === 'delivered') return { reported, state: 'DELIVERED' as const };
  const { why, next } = event;
  return next === undefined
    ? { reported, why, state: 'GAVE_UP' as const, dueAt: at }
    : { reported, why, state: 'FAILED' as const, dueAt: next };
}
