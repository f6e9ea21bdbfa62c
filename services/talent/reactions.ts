import type { DataOf } from '../../shared/contract/index.ts';
import { asNow, type Kit, on, type Reaction } from '../../shared/service/index.ts';
import { application } from './application/aggregate.ts';
import { consents } from './consents/consents.ts';
import { consentWithdrawn } from './consents/events.ts';
import { contestFor, type Given, shareForFlows, shareWith } from './consents/sharing.ts';
import { documentsKnown } from './documents/documents.ts';
import { inForce, stoppedBy, unconsented } from './domain/consents.ts';
import type { ApplicationCommand } from './domain/decide.ts';
import { isForOutcomes, outcomeReaders } from './domain/links.ts';
import { type Ward, wardsOf } from './domain/named.ts';
import { isBeside, isOpenAgain, laneOf } from './domain/state.ts';
import {
  askEmployer,
  closeForFlows,
  closeUnasked,
  endEmployment,
  isForEmployer,
  type Named,
} from './employment/asking.ts';
import { applicationCompleted, applicationSubmitted } from './events.ts';
import { type LaneName, laneNames, progressOf } from './lanes.ts';
import { memberReactions } from './members/reactions.ts';
import { renewIn } from './members/renewing.ts';
import { reviewsTold } from './review-reactions.ts';

interface Flowing {
  applicationId: string;
  services: LaneName[];
  since?: number;
  wards: readonly Ward[];
}
interface Submitted extends Flowing {
  enterpriseId: unknown;
  /** What a submission told the departments of its consents. */
  told?: Told;
}
type Told = Pick<DataOf<typeof applicationSubmitted>, 'employment' | 'links'>;

/**
 * A consent withdrawn while an application was on its way in is seen here: either side is noted first, and the other finds
 * it. Lanes stop before anything that may or may not be told, so that each command has its place when it comes again.
 */
async function begin(person: string, { enterpriseId, told, ...flow }: Submitted, kit: Kit) {
  const noted = await kit.execute(consents, person, { type: 'note-flow', ...flow });
  if (!noted.ok) return noted;
  const { applicationId, services } = flow;
  const untold = told !== undefined && told.employment === undefined;
  const named = { person, applicationId, services, enterpriseId, again: flow.since !== undefined, untold };
  const given = await asNow(consents, noted, kit);
  await askEmployer(given.state, named, kit);
  if (given.state.renewed) await renewIn(applicationId, given.state.renewed, kit);
  const lanes = unconsented(given.state, person, services, flow.wards);
  const stopped = await kit.execute(application, applicationId, { type: 'stop-lanes', services: lanes });
  if (told) await tellAnew(given, named, told, kit);
  return stopped;
}

/** What the submission told of the consents holds no more: they changed while it was on its way in. */
async function tellAnew(given: Given, named: Named, { employment, links = [] }: Told, kit: Kit): Promise<void> {
  const { person, services } = named;
  if (employment) await closeUnasked(given.state, named, kit);
  const shared = links.flatMap(({ service, shared: now }) => (now ? [service] : []));
  if (shared.join() !== outcomeReaders(given.state, person, services).join()) await shareWith(given, named, kit);
}

const flowBegins = on(applicationSubmitted, ({ data }, kit) => {
  const { applicationId, person, services, employer } = data;
  const { enterpriseId } = employer;
  return begin(person, { applicationId, services, wards: wardsOf(data), enterpriseId, told: data }, kit);
});

const flowEnds = on(applicationCompleted, async ({ data: { applicationId, person }, streamversion: version }, kit) => {
  const noted = await kit.execute(consents, person, { type: 'end-flow', applicationId, version });
  if (!noted.ok) return noted;
  const { state } = await asNow(consents, noted, kit);
  // An end that is older than a reopening ends nothing.
  if (state.flows[applicationId]?.ended) await endEmployment(state, person, applicationId, kit);
  return noted;
});

const consentGoes = on(consentWithdrawn, async ({ data: { consentId, person } }, kit) => {
  const { state, head } = await kit.load(consents, person);
  const consent = state.consents[consentId];
  if (!consent) return { ok: true };
  if (isForEmployer(consent)) await closeForFlows(state, { person, consentId }, kit);
  if (isForOutcomes(consent)) await shareForFlows({ state, version: head.version }, person, kit);
  // Given again meanwhile is given again: what flows now flows under that, or has been stopped before.
  for (const { applicationId, service } of inForce(state, consent) ? [] : stoppedBy(state, consent, person))
    await kit.execute(application, applicationId, { type: 'stop-lanes', services: [service] });
  return { ok: true };
});

type Noting = Extract<ApplicationCommand, { type: 'note-progress' }>;

/**
 * What a department told holds also while another application has the lane's claims: then it goes on beside that one. Of
 * what was noted so before the second command is given again, too, so that those after it have their place.
 */
async function note(applicationId: string, command: Noting, kit: Kit) {
  const noted = await kit.execute(application, applicationId, command);
  const beside = noted.ok
    ? isBeside(laneOf(noted.state, command.service))
    : noted.refusal.code === 'active-application';
  return beside ? kit.execute(application, applicationId, { ...command, beside: true }) : noted;
}

const lanesMove = laneNames.map((service) =>
  on(progressOf[service], async ({ data, streamversion: version }, kit) => {
    const { caseId: _caseId, applicationId, person: _person, ...status } = data;
    const noted = await note(applicationId, { type: 'note-progress', service, version, status }, kit);
    if (!noted.ok) return noted;
    const { state } = await asNow(application, noted, kit);
    const lane = laneOf(state, service);
    if (!isOpenAgain(lane)) return noted;
    if (isBeside(lane)) await contestFor(state, service, applicationId, kit);
    // Consent may have been withdrawn since it had ended, when nothing was left to stop.
    const { person, form, wards } = noted.state;
    const { services, answers } = form;
    const { enterpriseId } = answers;
    return begin(person, { applicationId, services, wards, enterpriseId, since: noted.version }, kit);
  }),
);

/** What the departments tell, and what follows from consents. */
export const reactions: Reaction[] = [
  flowBegins,
  flowEnds,
  consentGoes,
  ...lanesMove,
  ...reviewsTold,
  ...documentsKnown,
  ...memberReactions,
];
