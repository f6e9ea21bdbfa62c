import { type Kit, on, type Reaction } from '../../shared/service/index.ts';
import { educationContract } from '../education/contract.ts';
import { housingContract } from '../housing/contract.ts';
import { hukouContract } from '../hukou/contract.ts';
import { medicalContract } from '../medical/contract.ts';
import { talentContract } from '../talent/contract.ts';
import { matter, matterOf, reuse } from './aggregates.ts';
import { keyOf } from './domain/consents.ts';
import type { MatterCommand } from './domain/matter.ts';
import { isUnderWay } from './domain/state.ts';
import { itemDeleted, itemRefused } from './events.ts';
import { familyReactions, noteHere } from './family.ts';
import { item } from './item.ts';
import { incomingKey } from './places.ts';

const { consentGiven, consentWithdrawn, supplementAnswered, applicationSubmitted, applicationWithdrawn } =
  talentContract.events;

/** Only consents to use documents again are noted; and whom one is given for, who is of the family. */
const consentSaid = (event: typeof consentGiven | typeof consentWithdrawn, given: boolean): Reaction =>
  on(event, async ({ data: { person, subject, recipient, purpose, applicationId }, streamversion }, kit) => {
    if (given && subject !== person) await noteHere(subject, person, kit);
    if (purpose !== 'document-reuse') return { ok: true };
    const key = keyOf(recipient, applicationId, subject === person ? undefined : subject);
    return kit.execute(reuse, person, { type: 'reuse-said', key, given, version: streamversion });
  });

/** Notes what happened to a case, and tells the documents that it has; `applicationId` where it is not the case's id. */
async function turn(service: string, caseId: string, command: MatterCommand, kit: Kit, applicationId?: string) {
  // Most cases were given no document, so that their end is the first that is heard of them.
  const noted = await kit.begin(matter, matterOf(service, caseId), command);
  if (!noted.ok) return noted;
  const { state } = noted;
  const { version, closedAt } = state;
  const whole = { ...(closedAt !== undefined && { closedAt }), ...(applicationId && { applicationId }) };
  const use = { service, caseId, version, ...whole };
  for (const itemId of state.items) await kit.execute(item, itemId, { type: 'attach', use });
  return { ok: true } as const;
}

async function ownAmong(itemIds: readonly string[], person: string, kit: Kit): Promise<string[]> {
  const known = await Promise.all(
    itemIds.map(async (itemId) => ({ itemId, state: (await kit.load(item, itemId)).state })),
  );
  return known.filter(({ state }) => state?.facts.person === person).map(({ itemId }) => itemId);
}

/** What goes with a submission is each department's from its beginning. */
const handed = on(applicationSubmitted, async ({ data: { applicationId, person, documents = [] } }, kit) => {
  for (const [service, of] of Map.groupBy(documents, ({ service: to }) => to)) {
    const items = await ownAmong([...new Set(of.map(({ itemId }) => itemId))], person, kit);
    await turn(service, applicationId, { type: 'attach', items }, kit);
  }
  return { ok: true };
});

/** Ids come as the talent service found them; what is not the person's is left out here as well. */
const given = on(supplementAnswered, async ({ data }, kit) => {
  const { applicationId, person, items: told, services = [] } = data;
  const own = await ownAmong(told, person, kit);
  for (const service of services) {
    const asked = data.given?.find((one) => one.service === service)?.items ?? told;
    const items = own.filter((itemId) => asked.includes(itemId));
    await turn(service, applicationId, { type: 'attach', items }, kit);
  }
  return { ok: true };
});

const takenBack = on(applicationWithdrawn, async ({ data: { applicationId, services } }, kit) => {
  for (const service of services) await turn(service, applicationId, { type: 'withdraw' }, kit);
  return { ok: true };
});

/** A home or a subsidy that is checked again is a matter of its own, as long as the check goes on. */
const rechecked = on(housingContract.events.recheckProgressed, async ({ data, streamversion: version }, kit) => {
  const { recheckId, caseId, person, items, open } = data;
  if (!open) return turn('housing', recheckId, { type: 'close', version }, kit, caseId);
  const own = await ownAmong(items, person, kit);
  return turn('housing', recheckId, { type: 'attach', items: own }, kit, caseId);
});

const departments = {
  hukou: hukouContract,
  housing: housingContract,
  education: educationContract,
  medical: medicalContract,
};

const casesEnd = Object.entries(departments).flatMap(([service, { events }]) => [
  on(events.caseDecided, ({ data: { caseId }, streamversion: version }, kit) =>
    turn(service, caseId, { type: 'close', version }, kit),
  ),
  on(events.caseReopened, ({ data: { caseId }, streamversion: version }, kit) =>
    turn(service, caseId, { type: 'reopen', version }, kit),
  ),
]);

/** Whoever has a review sees what the case was given, also after its end. */
const reviewsGoOn = Object.entries(departments).flatMap(([service, { events }]) => {
  const note = (caseId: string, told: Omit<Extract<MatterCommand, { type: 'note-review' }>, 'type'>, kit: Kit) =>
    kit.begin(matter, matterOf(service, caseId), { type: 'note-review', ...told });
  return [
    on(events.reviewAssigned, ({ data: { caseId, reviewId, owner }, streamversion: version }, kit) =>
      note(caseId, { reviewId, owner, open: true, version }, kit),
    ),
    on(events.reviewDecided, ({ data: { caseId, reviewId }, streamversion: version }, kit) =>
      note(caseId, { reviewId, open: false, version }, kit),
    ),
  ];
});

/** What is left of a file is removed once the log says that it is gone; what is on its way again stays. */
const remains = (event: typeof itemDeleted | typeof itemRefused): Reaction =>
  on(event, async ({ data: { itemId, upload } }, kit) => {
    const { state } = await kit.load(item, itemId);
    const left = [...(state?.past ?? [])];
    const over = upload !== undefined && !(state && isUnderWay(state) && state.file?.attempt === upload);
    if (over) left.push(incomingKey(itemId, upload));
    for (const object of left) await kit.files().remove(object);
    return { ok: true };
  });

export const reactions: Reaction[] = [
  consentSaid(consentGiven, true),
  consentSaid(consentWithdrawn, false),
  handed,
  given,
  takenBack,
  rechecked,
  ...casesEnd,
  ...reviewsGoOn,
  ...familyReactions,
  remains(itemDeleted),
  remains(itemRefused),
];
