import type * as z from 'zod/mini';
import { hasRole } from '../identity/index.ts';
import type { Call, Handle, Kit } from '../service/index.ts';
import { notFound } from '../service/index.ts';
import type { CaseRow } from './contract/rows.ts';
import type { Department } from './department.ts';
import { supplementStage } from './department.ts';
import { type AnyCaseOperations, type Desk, isStaff } from './desk.ts';
import { findIn, searchable } from './search.ts';
import { endedIn, groupOf, inStateOf, mineOf, ownOf, queueOf, rowOf, unassignedOf } from './views.ts';

type List = Call<AnyCaseOperations['listCases']>;
type Query = List['query'];

/**
 * The cases of the caller: for staff the department's, those that nobody has, or their own, by state, urgency and text;
 * for applicants theirs. Of a state in which cases end, the closed ones are listed, the last first. The first page of the department's queue is read from a list that is made for its state, so
 * that it costs the same however long the queue is; other filters pick from each page of what was found.
 */
export const listCasesOf =
  <A, Facts extends z.ZodMiniType, C, R extends string>(
    desk: Desk<A, Facts, C, R>,
  ): Handle<AnyCaseOperations['listCases']> =>
  async (call, kit) => {
    const { department } = desk;
    const { principal, query } = call;
    const { limit, cursor } = query;
    if (!isStaff(principal, department))
      return hasRole(principal, 'talent') ? known(kit, desk, ownOf(principal.subject), { limit, cursor }) : notFound;
    const named = stateCalled(department, query.text);
    const state = query.state ?? named;
    if (query.text !== undefined && (named === undefined || named !== state))
      return known(kit, desk, ...foundBy(query.text, { limit, cursor }), (row) => fits(row, query, principal.subject));
    if (state !== undefined && department.stages[state]?.final)
      return paged(kit, endedIn(department.name, state), { limit, cursor, descending: true }, (row) =>
        endedFor(row, query, principal.subject),
      );
    const startsWith = query.urgency && groupOf(query.urgency);
    return paged(
      kit,
      listOf(department, call, state),
      { limit, cursor, startsWith },
      (row) => state === undefined || row.state === state,
    );
  };

function listOf({ name }: Department, { query: { view }, principal }: List, state: string | undefined): string {
  if (view === 'mine') return mineOf(principal.subject);
  if (view === 'unassigned') return unassignedOf(name);
  return state === undefined ? queueOf(name) : inStateOf(name, state);
}

/** The state whose code or name is the text. */
function stateCalled({ stages }: Department, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const wanted = searchable(text);
  const { code, text: words } = supplementStage;
  const all = [...Object.entries(stages).map(([of, stage]) => [of, stage.text] as const), [code, words] as const];
  return all.find(([of, { zh, en }]) => [of, zh, en].some((one) => searchable(one) === wanted))?.[0];
}

/** Of closed cases none is urgent; `unassigned` are those that nobody ever had. */
function endedFor({ owner }: CaseRow, { view, urgency }: Query, caller: string): boolean {
  if (urgency !== undefined) return false;
  return view === 'queue' || owner === (view === 'mine' ? caller : undefined);
}

type Request = Parameters<Kit['page']>[1];

type Picks = (row: CaseRow) => boolean;

async function paged(kit: Kit, list: string, request: Request, picks: Picks) {
  const result = await kit.page<CaseRow>(list, request);
  if (!result.ok) return badCursor;
  return { ok: true, body: { ...result.page, items: result.page.items.filter(picks) } } as const;
}

const badCursor = { ok: false, refusal: { code: 'bad-cursor', pointer: '#query/cursor' } } as const;

/** The cases that a list of ids names, each once, as they stand now. */
async function known<A, Facts extends z.ZodMiniType, C, R extends string>(
  kit: Kit,
  { department, aggregate }: Desk<A, Facts, C, R>,
  list: string,
  request: Request,
  picks: Picks = () => true,
) {
  const result = await kit.page<{ caseId: string }>(list, request);
  if (!result.ok) return badCursor;
  const ids = [...new Set(result.page.items.map(({ caseId }) => caseId))];
  const rows = await Promise.all(
    ids.map(async (caseId) => rowOf(department, (await kit.load(aggregate, caseId)).state, caseId)),
  );
  return { ok: true, body: { ...result.page, items: rows.filter(picks) } } as const;
}

const foundBy = (text: string, request: Request): [list: string, request: Request] => {
  const term = searchable(text);
  return [findIn(term), { ...request, startsWith: term }];
};

function fits(row: CaseRow, { view, urgency, state }: Query, caller: string): boolean {
  if (state !== undefined && row.state !== state) return false;
  if (urgency !== undefined && (row.terminal || row.urgency !== urgency)) return false;
  if (view === 'mine') return row.owner === caller;
  return view === 'queue' || (row.owner === undefined && !row.terminal);
}
