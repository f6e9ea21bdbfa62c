import { accept, acceptWith, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { LaneName } from '../lanes.ts';
import type { ApplicationClosed, ApplicationEvent, LaneOutcome, LaneProgressed } from './events.ts';
import { evolveApplication } from './evolve.ts';
import { informsOthers } from './links.ts';
import { type Application, holdsClaim, isTerminal, isUnderWay, type Lane, type LaneStatus, laneOf } from './state.ts';
import { activeClaim } from './submission.ts';

export interface NoteProgress {
  type: 'note-progress';
  service: LaneName;
  version: number;
  status: LaneStatus;
  /** Another application holds the service's claim: the lane goes on beside it. */
  beside?: boolean;
}

/**
 * Takes over what a department told, unless something newer is known of the same case. A lane that ends frees its
 * service for the next application; the last one to end closes this one. A case that is reopened after that, as a
 * review may, opens the application again and claims the service again (docs/adr/0020).
 */
export function noteProgress(
  { service, version, status, beside = false }: NoteProgress,
  state: Application,
  at: string,
): Decision<ApplicationEvent, 'not-found' | 'active-application'> {
  if (state.status === 'NONE') return refuse('not-found');
  const known = state.submittedAt !== undefined && state.form.services.includes(service);
  const before = laneOf(state, service);
  if (!known || version <= before.version) return accept();
  const informs = informsOthers(service, before.status, status, state) ? { informs: true } : {};
  const progressed: LaneProgressed = { type: 'lane-progressed', service, version, status, ...informs };
  const claim = activeClaim(state.person, service);
  if (!status.terminal) return goesOn(progressed, before, beside ? undefined : claim);
  const closed = isUnderWay(state) ? closing(evolveApplication(state, progressed, { at })) : undefined;
  const events = closed ? [progressed, closed] : [progressed];
  return holdsClaim(before) ? { ok: true, events, claims: { release: [claim] } } : accept(...events);
}

/** A lane that was freed takes its claim again, also later when another application had it at first. */
function goesOn(progressed: LaneProgressed, before: Lane, claim: string | undefined) {
  if (holdsClaim(before) || claim === undefined) return accept(progressed);
  const reclaimed: LaneProgressed = { ...progressed, reclaimed: true };
  return acceptWith([reclaimed], { take: [claim] }, { code: 'active-application' as const });
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
