import { localDateOf } from '../../shared/calendar/index.ts';
import { commanded, isStaff, watched } from '../../shared/casework/index.ts';
import type { Refusal } from '../../shared/contract/index.ts';
import { worksFor } from '../../shared/identity/index.ts';
import { type Handle, type Kit, listing, notFound } from '../../shared/service/index.ts';
import { desk } from './case.ts';
import { channelTexts } from './channels.ts';
import type { hukouContract } from './contract.ts';
import type { HukouCase, Objection } from './domain/state.ts';
import { examined, type NoticeRow, objectionsOf, pastNotices, publicityList, shownObjection } from './noticed.ts';
import type { publicityContract } from './publicity-contract.ts';
import { nameShown, shownAsOf } from './shown-name.ts';

type Ops = typeof publicityContract;
type Advance = Handle<(typeof hukouContract.operations)['advanceCase']>;

const { department, aggregate } = desk;

/** The notices that run, without what leads to the case. */
const listPublicity: Handle<Ops['listPublicity']> = async ({ query: { limit, cursor } }, kit) => {
  const result = await kit.page<NoticeRow>(publicityList, { limit, cursor });
  if (!result.ok) return { ok: false, refusal: { code: 'bad-cursor', pointer: '#query/cursor' } };
  const { items, next } = result.page;
  return {
    ok: true,
    body: { items: await Promise.all(items.map((row) => shownNotice(row, kit))), ...(next && { next }) },
  };
};

async function shownNotice(row: NoticeRow, kit: Kit) {
  const { noticeId, employer, channel, from, until } = row;
  const name = await nameShown(row, kit);
  const channelText = channelTexts[channel];
  return { noticeId, ...(name && { name }), employer, channel, channelText, from, until };
}

/** The case of a notice, also of one that is over; lists follow the log by some milliseconds. */
export async function caseOf(noticeId: string, kit: Kit): Promise<string | undefined> {
  const found = await kit.row<{ caseId: string }>(publicityList, noticeId);
  return (found ?? (await kit.row<{ caseId: string }>(pastNotices, noticeId)))?.caseId;
}

const raiseObjection: Handle<Ops['raiseObjection']> = async ({ params: { noticeId }, body, principal }, kit) => {
  const caseId = await caseOf(noticeId, kit);
  if (caseId === undefined) return notFound;
  const text = await kit.keyring().seal(principal.subject, 'hukou/objection', body.text);
  const command = { type: 'raise', noticeId, category: body.category, text } as const;
  const raised = await kit.execute(aggregate, caseId, command);
  // The operation declares the codes that this command can be refused with; a test goes through them.
  if (!raised.ok) return { ok: false, refusal: raised.refusal as Refusal<never> };
  const { objections = [] }: HukouCase = raised.state;
  const own = objections.find((one) => one.noticeId === noticeId && one.by === principal.subject);
  return { ok: true, body: shownObjection(own as Objection) };
};

/** A case's notice, for its applicant and its department: without who objected, or at what hour. */
function shownPublicity({ publicity, objections = [] }: HukouCase) {
  if (!publicity) return undefined;
  const { noticeId, from, state, until, daysLeft } = publicity;
  const raised = objections.filter((one) => one.noticeId === noticeId).map(examined);
  const more = { ...(until && { until: localDateOf(until) }), ...(daysLeft !== undefined && { daysLeft }) };
  return { noticeId, from, state, ...more, objections: raised };
}

const getPublicity: Handle<Ops['getPublicity']> = async ({ params: { caseId }, principal }, kit) => {
  const { state, head } = await kit.load(aggregate, caseId);
  const body = shownPublicity(state);
  const may = isStaff(principal, department) || state.person === principal.subject;
  return body && may ? { ok: true, body, version: head.version } : notFound;
};

const openObjection: Handle<Ops['openObjection']> = async ({ params: { caseId, objectionId }, principal }, kit) => {
  const state: HukouCase = (await kit.load(aggregate, caseId)).state;
  const objection = state.objections?.find((one) => one.objectionId === objectionId);
  if (!worksFor(principal, department.name) || !objection) return notFound;
  if (state.owner !== principal.subject) return { ok: false, refusal: { code: 'not-yours' } };
  if (objection.by === principal.subject) return { ok: false, refusal: { code: 'own-objection' } };
  // Who raised it reads this in their record; it leads them to their objection and not to the case.
  const purpose = { who: principal.subject, why: 'hukou.objection', caseId: objectionId };
  const opened = await kit.keyring().open(objection.text, purpose);
  return { ok: true, body: opened.ok ? { text: opened.value } : { unavailable: opened.code } };
};

const decideObjection: Handle<Ops['decideObjection']> = async ({ params, body, principal, expectedVersion }, kit) => {
  if (!worksFor(principal, department.name)) return notFound;
  const { caseId, objectionId } = params;
  const found = await kit.execute(
    await watched(desk, kit),
    caseId,
    { type: 'find', objectionId, ...body },
    expectedVersion,
  );
  if (!found.ok) return { ok: false, refusal: found.refusal as Refusal<never> };
  const shown = shownPublicity(found.state);
  return shown ? { ok: true, body: shown, version: found.version } : notFound;
};

export const publicityHandles: { [K in keyof Ops]: Handle<Ops[K]> } = {
  listPublicity,
  raiseObjection,
  listObjections: listing(({ principal }) => objectionsOf(principal.subject), { descending: true }),
  getPublicity,
  openObjection,
  decideObjection,
};

/** Moving a case on by hand; to the public notice with what that shows of the name. */
export const advancing =
  (advance: Advance): Advance =>
  async (call, kit) => {
    const { caseId } = call.params;
    if (call.body.to !== 'PUBLICITY' || !worksFor(call.principal, department.name)) return advance(call, kit);
    const { state } = await kit.load(aggregate, caseId);
    const shownAs = state.owner === call.principal.subject ? await shownAsOf(state, caseId, kit) : undefined;
    return commanded(desk, call, kit, { type: 'publish', ...(shownAs && { shownAs }) });
  };
