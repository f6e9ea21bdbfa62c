import type { Recorded } from '../../../services/incubators/domain/request.ts';
import type { TallyEvent } from '../../../services/indicators/domain.ts';
import { facts } from '../../../services/indicators/facts.ts';
import type { Thread } from '../../../services/notices/domain/thread.ts';
import type { Delivery } from '../../../services/partners/domain/delivery.ts';
import type { Consents } from '../../../services/talent/domain/consent-state.ts';
import type { Application } from '../../../services/talent/domain/state.ts';
import { laneOf } from '../../../services/talent/domain/state.ts';
import { matterOf } from '../../../services/wallet/aggregates.ts';
import type { Family } from '../../../services/wallet/domain/family.ts';
import type { Matter } from '../../../services/wallet/domain/matter.ts';
import type { Case } from '../../../shared/casework/domain/index.ts';
import type { CloudEvent } from '../../../shared/contract/index.ts';
import { shortDigest } from '../../../shared/log/index.ts';
import { type Lane, lanes } from '../../journey/steps/application.ts';
import { type Kept, kept, type Records, statesOf, wantedBy } from './logs.ts';

/** Whether a service that shows no commit for an event was right to let it pass. */
type PassedOver = (event: CloudEvent) => boolean;

/** What the talent's and the departments' events say of the application that they are about. */
interface About {
  applicationId: string;
  services?: readonly string[];
}

/** Events that a service wanted and that neither left a commit there nor were rightly passed over. */
export function lostEvents(records: Records): string[] {
  const judges: Readonly<Record<string, PassedOver>> = {
    ...Object.fromEntries(lanes.map((lane) => [lane, byDepartment(kept(records, lane), lane)])),
    talent: byTalent(kept(records, 'talent')),
    incubators: byIncubators(kept(records, 'incubators')),
    indicators: byIndicators(kept(records, 'indicators')),
    notices: byNotices(kept(records, 'notices')),
    wallet: byWallet(kept(records, 'wallet')),
    partners: ({ type }) => !deliveredTypes(records).has(type),
  };
  return Object.values(records).flatMap((one) => {
    const wanted = wantedBy(records, one);
    const judge = judges[one.name];
    if (!judge)
      return wanted.map(({ type }) => `${one.name} wants ${type} and nothing is known of what it does with it`);
    const causes = causesIn(one);
    return wanted
      .filter((event) => !causes.has(event.id) && !judge(event))
      .map(({ id, type, subject }) => `${one.name} missed ${type} of ${subject} (${id})`);
  });
}

const causesIn = ({ streams }: Kept): Set<string> =>
  new Set([...streams.values()].flat().flatMap(({ cause }) => cause ?? []));

/**
 * Not asked for; or the case was over before: withdrawn before it was opened, or decided before it was withdrawn; or
 * something newer of the same was told around it.
 */
function byDepartment(department: Kept, lane: Lane): PassedOver {
  const cases = statesOf<Case<unknown>>(department, 'case');
  return ({ type, data, streamversion }) => {
    const { applicationId, services = [] } = data as About;
    const { status, around = {} } = cases.get(applicationId) ?? {};
    const part = partsAround[type];
    const newer = part !== undefined && (around[part]?.version ?? -1) > streamversion;
    return !services.includes(lane) || status === 'closed' || newer;
  };
}

/** They lead to keys being deleted, which stands in no log. */
const deletesKeys = (type: string): boolean => /\.(?:record-retired|draft-expired|draft-discarded)\.v1$/.test(type);
/** What is told around a case, by the event that tells it. */
const partsAround: Readonly<Record<string, keyof Case<unknown>['around']>> = {
  'plus.talent.employment-answered.v1': 'employment',
  'plus.talent.lanes-linked.v1': 'links',
  'plus.talent.claim-contested.v1': 'beside',
};

/** Something newer of the same case was there before; or that an application was over, before it was heard that it began. */
function byTalent(talent: Kept): PassedOver {
  const applications = statesOf<Application>(talent, 'application');
  const ended = new Set(
    [...statesOf<Consents>(talent, 'consents').values()].flatMap(({ flows }) =>
      Object.keys(flows).filter((id) => flows[id]?.ended),
    ),
  );
  return ({ type, data, streamversion }) => {
    if (type === 'plus.talent.application-submitted.v1') return ended.has((data as About).applicationId);
    const application = applications.get((data as About).applicationId);
    const lane = lanes.find((name) => type.startsWith(`plus.${name}.`));
    if (deletesKeys(type)) return true;
    const { reviewId } = data as Documented;
    if (lane !== undefined && reviewId !== undefined)
      return (application?.reviews?.[lane]?.[reviewId]?.version ?? 0) >= streamversion;
    return application !== undefined && lane !== undefined && laneOf(application, lane).version > streamversion;
  };
}

/** Something newer of the same request was there before. */
function byIncubators(incubators: Kept): PassedOver {
  const requests = statesOf<Recorded>(incubators, 'request');
  return ({ data, streamversion }) => {
    const { asOf = 0 } = requests.get((data as { requestId: string }).requestId) ?? {};
    return asOf >= streamversion;
  };
}

/** It, or something newer of the same thing, was heard before. */
function byNotices(notices: Kept): PassedOver {
  const threads = statesOf<Thread>(notices, 'thread');
  return ({ source, subject, streamversion }) => {
    const { heard = {}, ended = -1 } = threads.get(shortDigest('thread', source, subject)) ?? {};
    return Math.max(ended, ...Object.values(heard)) >= streamversion;
  };
}

/** What a case was given or how it ended is noted by version; other consents than to use documents again are not. */
function byWallet(wallet: Kept): PassedOver {
  const matters = statesOf<Matter>(wallet, 'matter');
  const families = statesOf<Family>(wallet, 'family');
  return ({ type, source, data, streamversion }) => {
    const {
      caseId,
      applicationId,
      services = [],
      items = [],
      purpose,
      reviewId,
      documents = [],
    } = data as Partial<About> & Documented;
    if (type.startsWith('plus.talent.member-')) return isHeard(families, type, data);
    if (purpose !== undefined) return purpose !== 'document-reuse';
    if (type.startsWith('plus.talent.supplement')) return items.length === 0;
    if (type.startsWith('plus.talent.application-submitted')) return documents.length === 0;
    const noted = matters.get(matterOf(source.slice('plus/'.length), caseId ?? ''));
    if (reviewId !== undefined) return (noted?.reviews?.[reviewId]?.version ?? 0) >= streamversion;
    if (applicationId !== undefined)
      return services.every((service) => matters.get(matterOf(service, applicationId))?.withdrawn);
    return (noted?.version ?? 0) >= streamversion;
  };
}

/** Another word of the same member came before; after a removal nothing else changes anything. */
function isHeard(families: ReadonlyMap<string, Family>, type: string, data: unknown): boolean {
  const { person, memberId } = data as { person: string; memberId: string };
  const standing = families.get(person)?.members[memberId];
  return standing === 'removed' || (standing === 'here' && !type.includes('member-removed'));
}

interface Documented {
  caseId?: string;
  items?: readonly string[];
  purpose?: string;
  reviewId?: string;
  documents?: readonly unknown[];
}

/** Counted with others of its batch, or there is nothing to count in it. */
function byIndicators(indicators: Kept): PassedOver {
  const events = [...indicators.streams.values()].flatMap((commits) => commits.flatMap((one) => one.events));
  const counted = new Set((events as TallyEvent[]).map(({ eventId }) => eventId));
  return (event) => {
    const fact = facts.find((one) => one.event.type === event.type);
    return counted.has(event.id) || (fact !== undefined && Object.keys(fact.amounts(event)).length === 0);
  };
}

const deliveredTypes = (records: Records): Set<string> =>
  new Set([...deliveries(records).values()].map((one) => (one.state === 'none' ? '' : one.letter.eventType)));

/** Every delivery to partners. */
export const deliveries = (records: Records): Map<string, Delivery> =>
  statesOf<Delivery>(kept(records, 'partners'), 'delivery');
