import type { Kit } from '../../../shared/service/index.ts';
import { application } from '../application/aggregate.ts';
import { activeClaims, heldBefore, subjectIn } from '../domain/claims.ts';
import type { Consents } from '../domain/consent-state.ts';
import type { Named } from '../domain/named.ts';
import type { Application } from '../domain/state.ts';
import type { LaneName } from '../lanes.ts';
import { isErasing } from '../rights/under-way.ts';
import { activeFaults } from './faults.ts';

interface Submitting extends Pick<Application, 'person' | 'form'> {
  members: readonly Named[];
  given: Consents;
}

/**
 * What stands in the way of a service that is about a member and holds no claim on that one: an erasure, where the member
 * came after its confirmation, and applications from before claims said whom they are about.
 */
export async function standingBefore({ person, form, members, given }: Submitting, kit: Kit) {
  const about = form.services.flatMap((service) => {
    const subject = subjectIn(members, service);
    return subject ? [{ service, subject }] : [];
  });
  if (about.length === 0) return undefined;
  if (await isErasing(person, kit)) return { code: 'erasure-under-way' } as const;
  const others = await underWayIn(
    given,
    about.map(({ service }) => service),
    kit,
  );
  const held = about.flatMap(({ service, subject }) =>
    others.some((other) => heldBefore(other, service, subject)) ? activeClaims(person, service, subject) : [],
  );
  const errors = activeFaults({ person, form, members }, held);
  return errors.length > 0 ? ({ code: 'active-application', errors } as const) : undefined;
}

/** The applications that are noted as under way and ask for one of these services. */
async function underWayIn({ flows }: Consents, services: readonly LaneName[], kit: Kit): Promise<Application[]> {
  const open = Object.entries(flows).filter(
    ([, flow]) => !flow.ended && flow.services.some((service) => services.includes(service)),
  );
  return Promise.all(open.map(async ([applicationId]) => (await kit.load(application, applicationId)).state));
}
