import { medicalContract } from '../../services/medical/contract.ts';
import { partnersContract } from '../../services/partners/contract.ts';
import { reviewIdOf } from '../../shared/casework/reviews/aggregate.ts';
import { operations } from '../support/contracts.ts';
import type { Platform } from '../support/platform.ts';

/** The id of a thing that the story left, by service and the name of the parameter. */
export type Ids = (service: string, parameter: string) => string | undefined;

interface Told {
  applicationId: string;
  projectIds: readonly string[];
}

interface Listed {
  items: Record<string, unknown>[];
}

/** Looks up what a journey left, through the lists that its people have. */
export async function idsOfStory(platform: Platform, owner: string, { applicationId, projectIds }: Told): Promise<Ids> {
  const listed = async (persona: string, id: string, params: Record<string, string> = {}): Promise<Listed> => {
    const operation = operations.find((one) => one.id === id);
    if (!operation) throw new Error(`no operation ${id}`);
    const answer = await platform.client(persona)(operation, { params } as never);
    if (!answer.ok) throw new Error(`${id}: ${answer.problem.code}`);
    return answer.body as Listed;
  };
  const first = ({ items }: Listed, name: string): string => {
    if (items[0] === undefined) throw new Error(`the story left no ${name}`);
    return String(items[0][name]);
  };
  const letters = async (noun: string, service: string) => {
    const { items } = await listed(owner, `list${noun}Letters`, { caseId: applicationId });
    return [`${service} letterId`, String(items.at(-1)?.letterId)] as const;
  };
  const requested = await listed('enterprise-a', 'listResourceRequests');
  const agency = await platform.client('partner-agency')(partnersContract.operations.getPartner, {
    params: { partnerId: 'partner-agency' },
  });
  const kept = await platform.client('caseworker-medical')(medicalContract.operations.getCase, {
    params: { caseId: applicationId },
  });
  const known = new Map<string, string>([
    ['* caseId', applicationId],
    ['* applicationId', applicationId],
    ['housing tenancyId', applicationId],
    ['housing unitId', first(await listed('caseworker-housing', 'listHousingUnits'), 'unitId')],
    // Its time is over, so that no list of slots has it.
    ['medical slotId', String(kept.ok && kept.body.granted?.id)],
    ['education placesId', 'demo-school-1-2027'],
    ['signings projectId', projectIds[0] ?? ''],
    await letters('Hukou', 'hukou'),
    await letters('Housing', 'housing'),
    await letters('Education', 'education'),
    await letters('Medical', 'medical'),
    ['wallet itemId', first(await listed(owner, 'listWalletItems'), 'itemId')],
    ['notices noticeId', first(await listed(owner, 'listNotices'), 'noticeId')],
    ['talent consentId', first(await listed(owner, 'listConsents'), 'consentId')],
    ['talent memberId', first(await listed(owner, 'listFamilyMembers'), 'memberId')],
    ['talent requestId', first(await listed(owner, 'listRights'), 'requestId')],
    ['hukou ratingId', first(await listed('lead-hukou', 'listHukouFollowUps'), 'ratingId')],
    ['hukou reviewId', reviewIdOf(applicationId, 1)],
    ['partners partnerId', 'partner-agency'],
    ['partners subscriptionId', String(agency.ok && agency.body.subscriptions[0]?.subscriptionId)],
    ['incubators resourceId', first(requested, 'resourceId')],
    ['incubators requestId', first(requested, 'requestId')],
  ]);
  return (service, parameter) => known.get(`${service} ${parameter}`) ?? known.get(`* ${parameter}`);
}
