import { accept, acceptWith, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { LaneName } from '../lanes.ts';
import { laneClaims } from './claims.ts';
import type { ApplicationClosed, ApplicationEvent, LaneOutcome, LaneProgressed } from './events.ts';
import { evolveApplication } from './evolve.ts';
import { informsOthers } from './links.ts';
import { type Application, holdsClaim, isTerminal, isUnderWay, type Lane, type LaneStatus, laneOf } from './state.ts';

export interface NoteProgress {
  type: 'note-progress';
  service: LaneName;
  version: number;
  status: LaneStatus;
  /** Another application holds the lane's claims: it goes on beside that one. */
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
  const claims = laneClaims(state, service);
  if (!status.terminal) return goesOn(progressed, before, beside ? undefined : claims);
  const closed = isUnderWay(state) ? closing(evolveApplication(state, progressed, { at })) : undefined;
  const events = closed ? [progressed, closed] : [progressed];
  return holdsClaim(before) ? { ok: true, events, claims: { release: claims } } : accept(...events);
}

/** A lane that was freed takes its claims again, also later when another application had them at first. */
function goesOn(progressed: LaneProgressed, before: Lane, take: string[] | undefined) {
  if (holdsClaim(before) || take === undefined) return accept(progressed);
  const reclaimed: LaneProgressed = { ...progressed, reclaimed: true };
  return acceptWith([reclaimed], { take }, { code: 'active-application' as const });
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
