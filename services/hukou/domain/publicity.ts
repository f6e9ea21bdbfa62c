import { endOfLocalDay, isWorkingDay, localDateOf } from '../../../shared/calendar/index.ts';
import { type CaseMoved, decideCase, standingIn } from '../../../shared/casework/domain/index.ts';
import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { shortDigest } from '../../../shared/log/index.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import data from '../data/publicity.json' with { type: 'json' };
import { hukouDepartment as department } from '../department.ts';
import type { HukouCode } from './filing.ts';
import type { HukouCase, Publicity } from './state.ts';

/** The caseworker moves a case to its public notice; `shownAs` is what anyone reads of the name. */
export interface Publish {
  type: 'publish';
  shownAs?: Sealed<string> | undefined;
}

const dayMs = 86_400_000;
const dayAfter = (day: string, days: number): string => localDateOf(Date.parse(`${day}T12:00:00+08:00`) + days * dayMs);

/** The end of a period of days that begins on the next one and does not end on a day off; ISO instant. */
export function endAfter(at: string, days: number): string {
  let day = dayAfter(localDateOf(at), days);
  while (!isWorkingDay(day)) day = dayAfter(day, 1);
  return endOfLocalDay(day);
}

/** Days that are left after this one; a day that was cut short counts once more at the end. */
const daysLeft = (until: string, at: string): number =>
  Math.max(
    1,
    Math.round((Date.parse(`${localDateOf(until)}T00:00:00Z`) - Date.parse(`${localDateOf(at)}T00:00:00Z`)) / dayMs),
  );

/** The move to PUBLICITY as it happens: a new notice from CITY_REVIEW, or the rest of the one that an objection interrupted. */
export function intoPublicity(
  { publicity, notices = 0, stage }: HukouCase,
  { at, id }: Pick<Context, 'at' | 'id'>,
  shownAs?: Sealed<string>,
): CaseMoved {
  const moved = (until?: string): CaseMoved => ({
    type: 'case-moved',
    ...standingIn(department, 'PUBLICITY', until),
  });
  if (stage === 'OBJECTION')
    return moved(publicity?.daysLeft === undefined ? undefined : endAfter(at, publicity.daysLeft));
  const day = localDateOf(at).replaceAll('-', '');
  // Begins with its day, so that notices sort by it; tells nothing of the case.
  const noticeId = `n${day}-${shortDigest('notice', id, String(notices))}`;
  const notice = { noticeId, ...(shownAs && { shownAs }) };
  return Object.assign(moved(endAfter(at, data.days)), { notice });
}

/** By hand; back from an objection only when none waits for its finding. */
export function publish({ shownAs }: Publish, state: HukouCase, context: Context): Decision<CaseMoved, HukouCode> {
  const may = decideCase(department, { type: 'advance', to: 'PUBLICITY' }, state, context);
  if (!may.ok) return may;
  const open = (state.objections ?? []).filter(({ status }) => status === 'open').length;
  const detail = { zh: `还有 ${open} 件异议没有核查结论`, en: `${open} objections wait for a finding` };
  if (open > 0) return refuse('wrong-stage', { detail });
  return accept(intoPublicity(state, context, shownAs));
}

/** Refuses to approve while the notice runs: whoever would object has until the end of its last day. */
export function unlessOver({ publicity }: HukouCase, to: string, { at }: Pick<Context, 'at'>) {
  const { until } = publicity ?? {};
  if (to !== 'APPROVED' || until === undefined || Date.parse(until) <= Date.parse(at)) return undefined;
  const day = localDateOf(until);
  return refuse('notice-running', { detail: { zh: `公示到 ${day} 为止`, en: `it runs until ${day}` } });
}

/** The notice after a change of the case. */
export function publicityAfter(before: HukouCase, after: HukouCase, at: string): Publicity | undefined {
  const { publicity } = before;
  if (!publicity || publicity.state === 'over') return publicity;
  if (after.stage === 'OBJECTION')
    return publicity.until === undefined
      ? publicity
      : { ...publicity, state: 'examined', until: undefined, daysLeft: daysLeft(publicity.until, at) };
  if (after.stage !== 'PUBLICITY') return { ...publicity, state: 'over', until: undefined, daysLeft: undefined };
  return { ...publicity, state: 'running', until: after.until, daysLeft: undefined };
}
