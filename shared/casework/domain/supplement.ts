import { accept, type Context, type Decision, refuse } from '../../log/aggregate.ts';
import { type Answering, answers } from './answering.ts';
import type { CaseCode } from './codes.ts';
import type { AnswerSupplement, AskSupplement } from './commands.ts';
import type { SupplementAnswered, SupplementAsked } from './events.ts';
import { unlessApplicant, unlessOwner, whileAsked } from './guards.ts';
import { unlessNamed, withWhose } from './named.ts';
import { type Case, isAsked, type Supplement } from './state.ts';

/** The caseworker asks once for all that is missing; from then on the clock stands still. */
export function askSupplement(
  { missing }: AskSupplement,
  state: Case<unknown>,
  context: Context,
): Decision<SupplementAsked, CaseCode> {
  return (
    unlessOwner(state, context) ??
    whileAsked(state) ??
    unlessNamed(missing, state) ??
    accept({ type: 'supplement-asked', missing: withWhose(missing, state) })
  );
}

/** Whether an answer is for something that is asked for and has not come. */
const asksFor = ({ missing }: Supplement, answer: Answering): boolean =>
  missing.some((one) => !one.given && answers(answer, one));

/** The applicant answers; the clock goes on once everything has come. */
export function answerSupplement(
  { type: _type, person, ...answer }: AnswerSupplement,
  state: Case<unknown>,
  context: Context,
): Decision<SupplementAnswered, CaseCode> {
  const no = unlessApplicant(state, { by: person ?? context.by });
  if (no) return no;
  const { supplement } = state;
  const asked = supplement && isAsked(state) ? supplement : undefined;
  const wanted = asked && (answer.documents === undefined || asksFor(asked, answer));
  return wanted ? accept({ type: 'supplement-answered', ...answer }) : refuse('no-supplement');
}
