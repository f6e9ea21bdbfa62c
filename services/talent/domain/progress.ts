import { accept, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { LaneName } from '../lanes.ts';
import type { ApplicationClosed, ApplicationEvent, LaneOutcome, LaneProgressed } from './events.ts';
import { evolveApplication } from './evolve.ts';
import { type Application, isTerminal, isUnderWay, type LaneStatus, laneOf } from './state.ts';
import { activeClaim } from './submission.ts';

/**
 * Takes over what a department told, unless something newer is known of the same case. A lane that ends for the first
 * time frees its service for the next application; the last one to end closes this one. A case that is reopened after
 * that, as a review may, opens the application again.
 */
export function noteProgress(
  { service, version, status }: { service: LaneName; version: number; status: LaneStatus },
  state: Application,
  at: string,
): Decision<ApplicationEvent, 'not-found'> {
  if (state.status === 'NONE') return refuse('not-found');
  const known = state.submittedAt !== undefined && state.form.services.includes(service);
  const before = laneOf(state, service);
  if (!known || version <= before.version) return accept();
  const progressed: LaneProgressed = { type: 'lane-progressed', service, version, status };
  const after = evolveApplication(state, progressed, { at });
  if (!status.terminal || !isUnderWay(state)) return accept(progressed);
  const closed = closing(after);
  const events = closed ? [progressed, closed] : [progressed];
  return before.freed
    ? accept(...events)
    : { ok: true, events, claims: { release: [activeClaim(state.person, service)] } };
}

/** The closing of an application in which every lane is terminal. */
function closing(state: Application): ApplicationClosed | undefined {
  const { services } = state.form;
  if (!services.every((service) => isTerminal(laneOf(state, service)))) return undefined;
  const outcomes = services.map(
    (service): LaneOutcome => ({
      service,
      outcome: laneOf(state, service).status?.outcome?.outcome ?? 'withdrawn',
    }),
  );
  const allWithdrawn = outcomes.every(({ outcome }) => outcome === 'withdrawn');
  const again = state.closings > 0 ? { again: true } : {};
  return { type: 'application-closed', status: allWithdrawn ? 'WITHDRAWN' : 'COMPLETED', outcomes, ...again };
}
