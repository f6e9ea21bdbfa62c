import type * as z from 'zod/mini';
import { hasRole } from '../identity/index.ts';
import type { Call, Handle, Kit } from '../service/index.ts';
import { notFound } from '../service/index.ts';
import type { CaseRow } from './contract/rows.ts';
import type { Department } from './department.ts';
import { supplementStage } from './department.ts';
import { type AnyCaseOperations, type Desk, isStaff } from './desk.ts';
import { findIn, searchable } from './search.ts';
import { casesList, groupOf, inState, mineOf, ownOf, queueOf, unassignedOf } from './views.ts';

type List = Call<AnyCaseOperations['listCases']>;
type Query = List['query'];

/**
 * The cases of the caller: for staff the department's, those that nobody has, or their own, by state, urgency and text;
 * for applicants theirs. Every page is read from a list that is made for its filter, so that it costs the same however
 * long the list is. With a text, the other filters pick from each page of what was found.
 */
export const listCasesOf =
  <A, Facts extends z.ZodMiniType, C, R extends string>({
    department,
  }: Desk<A, Facts, C, R>): Handle<AnyCaseOperations['listCases']> =>
  async (call, kit) => {
    const { principal, query } = call;
    const { limit, cursor } = query;
    if (!isStaff(principal, department))
      return hasRole(principal, 'talent') ? paged(kit, ownOf(principal.subject), { limit, cursor }) : notFound;
    const named = stateCalled(department, query.text);
    const state = query.state ?? named;
    if (query.text !== undefined && (named === undefined || named !== state)) return found(kit, query.text, call);
    const all = listOf(department, call);
    const startsWith = query.urgency && groupOf(query.urgency);
    return paged(kit, state === undefined ? all : inState(all, state), { limit, cursor, startsWith });
  };

const listOf = ({ name }: Department, { query: { view }, principal }: List): string =>
  view === 'mine' ? mineOf(principal.subject) : view === 'unassigned' ? unassignedOf(name) : queueOf(name);

/** The state whose code or name is the text. */
function stateCalled({ stages }: Department, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const wanted = searchable(text);
  const { code, text: words } = supplementStage;
  const all = [...Object.entries(stages).map(([of, stage]) => [of, stage.text] as const), [code, words] as const];
  return all.find(([of, { zh, en }]) => [of, zh, en].some((one) => searchable(one) === wanted))?.[0];
}

type Request = Parameters<Kit['page']>[1];

async function paged(kit: Kit, list: string, request: Request) {
  const result = await kit.page<CaseRow>(list, request);
  return result.ok ? ({ ok: true, body: result.page } as const) : badCursor;
}

const badCursor = { ok: false, refusal: { code: 'bad-cursor', pointer: '#query/cursor' } } as const;

/** What a text finds, each case once, as it stands now. */
async function found(kit: Kit, text: string, { query, principal }: List) {
  const term = searchable(text);
  const { limit, cursor } = query;
  const result = await kit.page<{ caseId: string }>(findIn(term), { limit, cursor, startsWith: term });
  if (!result.ok) return badCursor;
  const ids = [...new Set(result.page.items.map(({ caseId }) => caseId))];
  const rows = await Promise.all(ids.map((caseId) => kit.row<CaseRow>(casesList, caseId)));
  const items = rows.filter((row) => row !== undefined).filter((row) => fits(row, query, principal.subject));
  return { ok: true, body: { ...result.page, items } } as const;
}

function fits(row: CaseRow, { view, urgency, state }: Query, caller: string): boolean {
  if (state !== undefined && row.state !== state) return false;
  if (urgency !== undefined && (row.terminal || row.urgency !== urgency)) return false;
  if (view === 'mine') return row.owner === caller;
  return view === 'queue' || (row.owner === undefined && !row.terminal);
}
