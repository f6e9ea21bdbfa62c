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

/** Whether one of these documents is asked for and has not come. */
const asksFor = ({ supplement }: Case<unknown>, documents: readonly string[]): boolean =>
  supplement?.missing.some(({ document = '', given }) => !given && documents.includes(document)) ?? false;

/** The applicant answers; the clock goes on once everything has come. */
export function answerSupplement(
  { type: _type, person, ...answer }: AnswerSupplement,
  state: Case<unknown>,
  context: Context,
): Decision<SupplementAnswered, CaseCode> {
  const no = unlessApplicant(state, { by: person ?? context.by });
  if (no) return no;
  const wanted = isAsked(state) && (answer.documents === undefined || asksFor(state, answer.documents));
  return wanted ? accept({ type: 'supplement-answered', ...answer }) : refuse('no-supplement');
}
