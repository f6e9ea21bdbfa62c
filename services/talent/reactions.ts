import { on, type Reaction } from '../../shared/service/index.ts';
import { application } from './application.ts';
import { consentWithdrawn } from './consent-events.ts';
import { consents } from './consents.ts';
import { stoppedBy, unconsented } from './domain/consents.ts';
import { applicationCompleted, applicationSubmitted } from './events.ts';
import { laneNames, progressOf } from './lanes.ts';

/** A consent withdrawn while an application was on its way in is seen here: either side is noted first, and the other finds it. */
const flowBegins = on(applicationSubmitted, async ({ data: { applicationId, person, services } }, kit) => {
  const noted = await kit.execute(consents, person, { type: 'note-flow', applicationId, services });
  if (!noted.ok) return noted;
  const stopped = unconsented(noted.state, person, services);
  return kit.execute(application, applicationId, { type: 'stop-lanes', services: stopped });
});

const flowEnds = on(applicationCompleted, ({ data: { applicationId, person } }, kit) =>
  kit.execute(consents, person, { type: 'end-flow', applicationId }),
);

const consentGoes = on(consentWithdrawn, async ({ data: { consentId, person } }, kit) => {
  const { state } = await kit.load(consents, person);
  const consent = state.consents[consentId];
  // Given again meanwhile is given again: what flows then was submitted under it, or has been stopped before.
  for (const { applicationId, service } of consent ? stoppedBy(state, consent) : [])
    await kit.execute(application, applicationId, { type: 'stop-lanes', services: [service] });
  return { ok: true };
});

const lanesMove = laneNames.map((service) =>
  on(progressOf[service], ({ data, streamversion }, kit) => {
    const { caseId: _caseId, applicationId, person: _person, ...status } = data;
    return kit.execute(application, applicationId, { type: 'note-progress', service, version: streamversion, status });
  }),
);

/** What the departments tell, and what follows from consents. */
export const reactions: Reaction[] = [flowBegins, flowEnds, consentGoes, ...lanesMove];
