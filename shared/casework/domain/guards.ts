import type { Refusal } from '../../contract/refusal.ts';
import { type Context, refuse } from '../../log/aggregate.ts';
import { type Department, stageText, targetsOf } from '../department.ts';
import type { CaseCode } from './commands.ts';
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

/** Refuses while the applicant owes an answer. */
export const whileAsked = (state: Case<unknown>): No<'supplement-open'> | undefined =>
  isAsked(state) ? refuse('supplement-open') : undefined;

/** Says where the case stands and, for a caseworker's move, where it can go from here. */
export function wrongStage(department: Department, { stage }: Pick<Case<unknown>, 'stage'>): No<'wrong-stage'> {
  const here = stageText(department, stage);
  const next = targetsOf(department, 'caseworker', stage);
  return refuse('wrong-stage', {
    detail: {
      zh: `当前环节为${here.zh}（${stage}），经办人下一步可到：${next.join('、') || '无'}`,
      en: `it stands at ${here.en} (${stage}); a caseworker can move it to: ${next.join(', ') || 'nowhere'}`,
    },
  });
}
