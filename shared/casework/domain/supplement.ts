import { accept, type Context, type Decision, refuse } from '../../log/aggregate.ts';
import type { AnswerSupplement, AskSupplement, CaseCode } from './commands.ts';
import type { SupplementAnswered, SupplementAsked } from './events.ts';
import { unlessApplicant, unlessOwner, whileAsked } from './guards.ts';
import { type Case, isAsked } from './state.ts';

/** The caseworker asks once for all that is missing; from then on the clock stands still. */
export function askSupplement(
  { missing }: AskSupplement,
  state: Case<unknown>,
  context: Context,
): Decision<SupplementAsked, CaseCode> {
  return unlessOwner(state, context) ?? whileAsked(state) ?? accept({ type: 'supplement-asked', missing });
}

/** The applicant answers; the clock goes on. */
export function answerSupplement(
  { answer }: AnswerSupplement,
  state: Case<unknown>,
  context: Context,
): Decision<SupplementAnswered, CaseCode> {
  const no = unlessApplicant(state, context);
  if (no) return no;
  return isAsked(state) ? accept({ type: 'supplement-answered', answer }) : refuse('no-supplement');
}
