import { everyRow } from '../../../shared/rights/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import { application } from '../application/aggregate.ts';
import { mineOf } from '../application/views.ts';
import { laneClaims } from '../domain/claims.ts';
import type { Consents } from '../domain/consent-state.ts';
import { informedLanes, outcomeReaders } from '../domain/links.ts';
import type { Application } from '../domain/state.ts';
import type { LaneName } from '../lanes.ts';

/** Consents with the version that they are as of. */
export interface Given {
  state: Consents;
  version: number;
}

/** Brings the consents to the lanes of one application. */
export const shareWith = (
  given: Given,
  { person, applicationId, services }: { person: string; applicationId: string; services: readonly LaneName[] },
  kit: Kit,
) =>
  kit.execute(application, applicationId, {
    type: 'share-outcomes',
    person,
    asOf: given.version,
    services: outcomeReaders(given.state, person, services),
  });

/** A consent to see another department's outcome was given or withdrawn: it holds for what has ended, too. */
export async function shareForFlows(given: Given, person: string, kit: Kit): Promise<void> {
  for (const [applicationId, { services }] of Object.entries(given.state.flows))
    if (informedLanes(services).length > 0) await shareWith(given, { person, applicationId, services }, kit);
}

/** Tells the application that has the claims of a reopened one (`by`) on a service that it asks for the same, too. */
export async function contestFor(state: Application, service: LaneName, by: string, kit: Kit): Promise<void> {
  const claims = laneClaims(state, service);
  for (const { applicationId } of await everyRow<{ applicationId: string }>(kit, mineOf(state.person)))
    if (applicationId !== by) await kit.execute(application, applicationId, { type: 'contest', service, by, claims });
}
