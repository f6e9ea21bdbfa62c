import { accept, type Context, type Decision } from '../../log/aggregate.ts';
import type { CaseCode } from './codes.ts';
import { unlessOpen, unlessOwner } from './guards.ts';
import type { RuleResult } from './kept-answers.ts';
import type { Case } from './state.ts';

export interface KeepAnswers {
  type: 'keep-answers';
  answers: readonly RuleResult[];
  asLead: boolean;
}
export interface CaseAssessed {
  type: 'case-assessed';
  answers: readonly RuleResult[];
}

/**
 * Keeps what the rules answered to the caseworker or the lead: a decision rests on it, and a review asks what was known
 * when, under which version. So the first answer and each other one are of the case, and move its version; whoever only
 * looks, and the same again, change nothing.
 */
export function keepAnswers(
  { answers, asLead }: KeepAnswers,
  state: Case<unknown>,
  context: Context,
): Decision<CaseAssessed, CaseCode> {
  const only = asLead ? unlessOpen(state) : unlessOwner(state, context);
  const same = JSON.stringify(state.assessed?.at(-1)?.answers) === JSON.stringify(answers);
  return only || same || answers.length === 0 ? accept() : accept({ type: 'case-assessed', answers });
}

/** The newest that a case shows; the log keeps all of them. */
export const maxAssessed = 50;

/** The case with what was answered now. */
export const assessedBy = <A>(state: Case<A>, { answers }: CaseAssessed, meta: { at: string; by: string }): Case<A> => {
  const all = [...(state.assessed ?? []), { ...meta, answers }];
  const assessed = all.slice(-maxAssessed);
  const before = (state.assessedBefore ?? 0) + all.length - assessed.length;
  return { ...state, assessed, ...(before > 0 && { assessedBefore: before }) };
};
