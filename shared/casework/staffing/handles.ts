import type * as z from 'zod/mini';
import { localDateOf } from '../../calendar/index.ts';
import type { Refusal } from '../../contract/index.ts';
import { type Principal, worksFor } from '../../identity/index.ts';
import { type Handle, type Kit, listing, notFound, on, type Reaction } from '../../service/index.ts';
import type { CaseAggregate } from '../aggregate.ts';
import type { CaseRow } from '../contract/rows.ts';
import { type AnyCaseOperations, type CaseHandles, type Desk, isStaff, leads } from '../desk.ts';
import { mineOf } from '../views.ts';
import { unlessAble, unlessUnable } from './able.ts';
import { unlessTakes } from './assigning.ts';
import { type Leave, leave, leavesList, standsIn } from './leave.ts';
import { type Reported, reported, shownReport } from './reported.ts';
import { placeOf, shownTakeover } from './shown-takeover.ts';
import type { Batch, Takeover, TakeoverAggregate } from './takeover.ts';
import { worked } from './worked.ts';

type Ops = AnyCaseOperations;
type Names = 'setLeave' | 'listLeaves' | 'takeOver' | 'getTakeover' | 'requestSupplements';

/** Who works on what when somebody is away, and work on many cases at once. */
export function staffingHandles<A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: Desk<A, Facts, C, R>,
  takeover: TakeoverAggregate,
): Pick<CaseHandles<z.ZodMiniType>, Names> {
  const { department } = desk;
  const staffOnly = (principal: Principal) => isStaff(principal, department);
  return {
    setLeave: async ({ body, principal }, kit) => {
      if (!worksFor(principal, department.name)) return notFound;
      const no = await unlessAble(department, body.substitute, { ...body, pointer: '/substitute' }, kit);
      const executed = await kit.execute(unlessUnable(leave, no), principal.subject, { type: 'set', ...body });
      if (!executed.ok) return { ok: false, refusal: executed.refusal as Refusal<'own-substitute'> };
      await worked(department, kit);
      return { ok: true, body: { caseworker: principal.subject, ...executed.state } };
    },
    listLeaves: listing(({ principal }) => (staffOnly(principal) ? leavesList : undefined)),
    takeOver: takeOverOf(desk, takeover),
    getTakeover: async ({ params: { takeoverId }, query: { limit, cursor }, principal }, kit) => {
      const { state } = await kit.load(takeover, takeoverId);
      if (!staffOnly(principal) || state.status === 'none') return notFound;
      const place = placeOf(takeoverId, cursor);
      if (place === undefined) return { ok: false, refusal: { code: 'bad-cursor', pointer: '#query/cursor' } };
      return { ok: true, body: shownTakeover(state, takeoverId, { place, limit }) };
    },
    requestSupplements: async ({ body: { caseIds, missing }, principal }, kit) => {
      if (!worksFor(principal, department.name)) return notFound;
      const ask = async (caseId: string) =>
        reported(caseId, await kit.execute(desk.aggregate, caseId, { type: 'ask-supplement', missing }));
      return { ok: true, body: { report: shownReport(await Promise.all([...new Set(caseIds)].map(ask))) } };
    },
  };
}

/** Cases that go over side by side. */
const batchSize = 10;

/** The next open cases of a caseworker that were not done yet, named so that a repetition does the same ones. */
async function planned(kit: Kit, caseworker: string, done: readonly Reported[] = [], from?: string): Promise<Batch> {
  const known = new Set(done.map(({ caseId }) => caseId));
  let cursor = from;
  do {
    const result = await kit.page<CaseRow>(mineOf(caseworker), { limit: batchSize, cursor });
    if (!result.ok) throw new Error('the list of a caseworker refused its own cursor');
    const { items, next } = result.page;
    const caseIds = items.flatMap(({ caseId }) => (known.has(caseId) ? [] : [caseId]));
    if (caseIds.length > 0) return { caseIds, ...(next === undefined ? {} : { next }) };
    cursor = next;
  } while (cursor !== undefined);
  return { caseIds: [] };
}

/** To whom the cases may go when this principal asks, or why to nobody. */
function takerOf(
  principal: Principal,
  asked: string | undefined,
  { isLead, known, day }: { isLead: boolean; known: Leave; day: string },
): { ok: true; to: string } | { ok: false; refusal: Refusal<'not-substitute' | 'only-lead-assigns'> } {
  if (isLead) return { ok: true, to: asked ?? (known.substitute || principal.subject) };
  if (!standsIn(known, principal.subject, day)) return { ok: false, refusal: { code: 'not-substitute' } };
  if (asked !== undefined && asked !== principal.subject)
    return { ok: false, refusal: { code: 'only-lead-assigns', pointer: '/to' } };
  return { ok: true, to: principal.subject };
}

const takeOverOf =
  <A, Facts extends z.ZodMiniType, C, R extends string>(
    { department }: Desk<A, Facts, C, R>,
    takeover: TakeoverAggregate,
  ): Handle<Ops['takeOver']> =>
  async ({ body: { from, to: asked }, principal }, kit) => {
    if (!isStaff(principal, department)) return notFound;
    const known = (await kit.load(leave, from)).state;
    const today = { known, isLead: leads(principal, department), day: localDateOf(kit.now()) };
    const taker = takerOf(principal, asked, today);
    if (!taker.ok) return taker;
    const { to } = taker;
    if (to === from) return { ok: false, refusal: { code: 'own-substitute', pointer: '/to' } };
    const no = await unlessTakes(department, to, kit);
    if (no) return no;
    const takeoverId = kit.newId();
    const before = (await kit.load(takeover, takeoverId)).state;
    if (before.status !== 'none') return { ok: true, body: shownTakeover(before, takeoverId) };
    const started = await kit.execute(takeover, takeoverId, {
      type: 'start',
      from,
      to,
      planned: await planned(kit, from),
    });
    if (!started.ok) throw new Error('a takeover that begins refused itself');
    if (to === principal.subject) await worked(department, kit);
    return { ok: true, body: shownTakeover(started.state, takeoverId) };
  };

/** Gives one case to who takes over; one that somebody else got meanwhile stays theirs. */
async function handedOver<A, C, R extends string>(
  kit: Kit,
  aggregate: CaseAggregate<A, C, R>,
  caseId: string,
  { from, to }: Pick<Takeover, 'from' | 'to'>,
): Promise<Reported> {
  const { owner } = (await kit.load(aggregate, caseId)).state;
  if (owner !== from && owner !== to) return { caseId, done: false, code: 'already-assigned' };
  return reported(caseId, await kit.execute(aggregate, caseId, { type: 'assign', to, asLead: true }));
}

/** Does the batch that was named, reports each case, and names the next. */
export const goingOnWithTakeover = <A, Facts extends z.ZodMiniType, C, R extends string>(
  { events, aggregate }: Desk<A, Facts, C, R>,
  takeover: TakeoverAggregate,
): Reaction =>
  on(events.takeoverProgressed, async ({ data: { takeoverId, batch } }, kit) => {
    const { state } = await kit.load(takeover, takeoverId);
    // What is to look once more does so when that is due.
    if (state.status !== 'running' || state.done !== batch || state.looksAt !== undefined) return { ok: true };
    const { caseIds, next } = state.planned;
    const report = await Promise.all(caseIds.map((caseId) => handedOver(kit, aggregate, caseId, state)));
    const done = [...state.report, ...report];
    const over = next === undefined && !state.looking;
    const rest: Batch = over ? { caseIds: [] } : await planned(kit, state.from, done, next);
    return kit.execute(takeover, takeoverId, { type: 'note', batch, report, planned: rest });
  });
