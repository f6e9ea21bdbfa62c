import { type CaseCommand, type CaseEvent, decideCase } from '../../../shared/casework/domain/index.ts';
import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { HukouAnswers } from '../answers.ts';
import { hukouDepartment as department } from '../department.ts';
import { untilUsual } from './chasing.ts';
import type { HukouCode } from './filing.ts';
import type { HukouCase } from './state.ts';

type Reopen = Extract<CaseCommand<HukouAnswers>, { type: 'reopen' }>;

/** What is done stays done, the last first: the city and the police decided, and a graduate's employer filed in its round. */
const lasting = ['MOVE_IN_PERMIT', 'POLICE_SYNC', 'APPROVED', 'EMPLOYER_FILED'];

/**
 * A refused case is worked on again from what others did for it; one that settled is not, since the district cannot
 * undo what the city and the police decided.
 */
export function reopen(
  command: Reopen,
  state: HukouCase,
  context: Context,
): Decision<CaseEvent<HukouAnswers>, HukouCode> {
  if (state.status === 'closed' && state.outcome?.outcome === 'approved')
    return command.why === 'review' ? accept() : refuse('settled-stands');
  const reopensAt = lasting.find((stage) => state.passed.includes(stage)) ?? department.first;
  const decision = decideCase({ ...department, reopensAt }, command, state, context);
  // With the police again: asked after when they take longer than usual, as the first time.
  return decision.ok
    ? { ...decision, events: decision.events.map((event) => untilUsual(event, context.at)) }
    : decision;
}
