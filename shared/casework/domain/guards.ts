import type { Refusal } from '../../contract/refusal.ts';
import { type Context, refuse } from '../../log/aggregate.ts';
import { type Department, stageText, targetsOf } from '../department.ts';
import type { CaseCode } from './codes.ts';
import { type Case, isAsked } from './state.ts';

export type No<Code extends string = CaseCode> = { ok: false; refusal: Refusal<Code> };

/** Refuses unless there is such a case and it is open. */
export function unlessOpen(state: Case<unknown>): No<'not-found' | 'case-closed'> | undefined {
  if (state.status === 'none') return refuse('not-found');
  return state.status === 'closed' ? refuse('case-closed') : undefined;
}

/** Refuses unless the case is open and with this caseworker. */
export const unlessOwner = (state: Case<unknown>, { by }: Pick<Context, 'by'>): No | undefined =>
  unlessOpen(state) ?? (state.owner === by ? undefined : refuse('not-yours'));

/** Refuses unless the case is open and this person's own; nobody else learns that there is one. */
export const unlessApplicant = (state: Case<unknown>, { by }: Pick<Context, 'by'>): No | undefined =>
  state.status !== 'none' && state.person === by ? unlessOpen(state) : refuse('not-found');

/** Refuses while a second caseworker has a decision to confirm. */
export const whileProposed = ({ proposal }: Case<unknown>): No<'awaiting-second'> | undefined =>
  proposal ? refuse('awaiting-second') : undefined;

/** Refuses while the applicant owes an answer, or a second caseworker has to look. */
export const whileAsked = (state: Case<unknown>): No<'supplement-open' | 'awaiting-second'> | undefined =>
  isAsked(state) ? refuse('supplement-open') : whileProposed(state);

const listed = (codes: readonly string[], comma: string, none: string): string => codes.join(comma) || none;

/** Names where the case stands, where it was to go (`to`: a stage or a decision) and what is legal from here. */
export function wrongStage(
  department: Department,
  { stage }: Pick<Case<unknown>, 'stage'>,
  to?: string,
): No<'wrong-stage'> {
  const here = stageText(department, stage);
  const next = targetsOf(department, 'caseworker', stage);
  const ends = (['approval', 'rejection'] as const).flatMap((by) => targetsOf(department, by, stage));
  const wanted = to === undefined ? { zh: '', en: '' } : { zh: `，不能到 ${to}`, en: ` and cannot go to ${to}` };
  return refuse('wrong-stage', {
    detail: {
      zh: `当前环节为${here.zh}（${stage}）${wanted.zh}；经办人下一步可到：${listed(next, '、', '无')}；可决定为：${listed(ends, '、', '无')}`,
      en: `it stands at ${here.en} (${stage})${wanted.en}; a caseworker can move it to: ${listed(next, ', ', 'nowhere')}; it can be decided as: ${listed(ends, ', ', 'nothing')}`,
    },
  });
}

/** What the line does by itself is nobody's deed, so it is done in the caseworker's name. */
export const inOwnersName = ({ owner = '' }: Pick<Case<unknown>, 'owner'>, context: Context): Context => ({
  ...context,
  by: owner,
});
