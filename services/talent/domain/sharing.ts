import { accept, type Decision } from '../../../shared/log/aggregate.ts';
import type { LaneName } from '../lanes.ts';
import { laneClaims } from './claims.ts';
import type { ClaimContested, OutcomesShared } from './events.ts';
import { informedLanes } from './links.ts';
import { type Application, holdsClaim, isTerminal, isUnderWay, laneOf, type Readers } from './state.ts';

export interface ShareOutcomes extends Readers {
  type: 'share-outcomes';
  person: string;
}
/** Another application of the talent was reopened (`by`) and asks for a service by claims of which this one may have some. */
export interface Contest {
  type: 'contest';
  service: LaneName;
  by: string;
  claims: readonly string[];
}

/** Takes over which departments may see the outcome of another, as of a version of the consents; an older word is none. */
export function shareOutcomes(
  { person, asOf, services }: ShareOutcomes,
  { submittedAt, form, readers, ...state }: Application,
): Decision<OutcomesShared, never> {
  const informed = informedLanes(form.services);
  const known = readers ?? { asOf: 0, services: [] };
  const theirs = submittedAt !== undefined && state.person === person;
  if (!theirs || informed.length === 0 || asOf <= known.asOf) return accept();
  const now = informed.filter((service) => services.includes(service));
  const changes = now.join() === known.services.join() ? {} : { changes: true };
  return accept({ type: 'outcomes-shared', asOf, services: now, ...changes });
}

/** Notes, once, that a reopened case stands against a lane that has its claims; one about another member has others. */
export function contest({ service, by, claims }: Contest, state: Application): Decision<ClaimContested, never> {
  const lane = laneOf(state, service);
  const works = isUnderWay(state) && state.form.services.includes(service) && !isTerminal(lane) && holdsClaim(lane);
  const has = works && laneClaims(state, service).some((claim) => claims.includes(claim));
  const known = state.contested?.[service]?.includes(by);
  return has && !known ? accept({ type: 'claim-contested', service, by }) : accept();
}
