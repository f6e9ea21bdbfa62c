import { accept, type Context, type Decision } from '../../log/aggregate.ts';
import type { Department } from '../department.ts';
import { noteAround } from './around.ts';
import { keepAnswers } from './assessing.ts';
import { assign } from './assignment.ts';
import type { CaseCode } from './codes.ts';
import type { CaseCommand } from './commands.ts';
import { decideOutcome } from './decision.ts';
import type { CaseEvent } from './events.ts';
import { correct, stateFacts } from './facts.ts';
import { grant, waitlist } from './grant.ts';
import { halt } from './halting.ts';
import { becomeOverdue, escalate, warn } from './lateness.ts';
import { advance, open, withdraw } from './progress.ts';
import { reopen } from './reopening.ts';
import { moveRules } from './rules.ts';
import { second } from './second.ts';
import type { Case } from './state.ts';
import { answerSupplement, askSupplement } from './supplement.ts';
import { awaitBody, endWaiting, extendTime } from './waiting.ts';

/** What every department decides alike, on its own data. A department with more to decide wraps this. */
export function decideCase<A>(
  department: Department,
  command: CaseCommand<A>,
  state: Case<A>,
  context: Context,
): Decision<CaseEvent<A>, CaseCode> {
  switch (command.type) {
    case 'open':
      return open(department, command, state);
    case 'withdraw':
      return withdraw(command, state);
    case 'assign':
      return assign(command, state, context);
    case 'ask-supplement':
      return askSupplement(command, state, context);
    case 'answer-supplement':
      return answerSupplement(command, state, context);
    case 'advance':
      return advance(department, command, state, context);
    case 'grant':
      return grant(department, command, state, context);
    case 'waitlist':
      return waitlist(department, state, context);
    case 'decide':
      return decideOutcome(department, command, state, context);
    case 'second':
      return second(department, command, state, context);
    case 'extend':
      return extendTime(command, state, context);
    case 'await-body':
      return awaitBody(command, state, context);
    case 'body-answered':
    case 'close-supplement':
      return endWaiting(command, state, context);
    case 'reopen':
      return reopen(department, command, state);
    case 'move-rules':
      return moveRules(command, state, context);
    case 'state-facts':
      return stateFacts(command, state, context);
    case 'keep-answers':
      return keepAnswers(command, state, context);
    case 'correct':
      return correct(command, state);
    case 'halt':
      return halt(command, state);
    case 'note-around':
      return noteAround(command, state);
    case 'escalate':
      return escalate(command, state, context);
    case 'warn':
      return warn(state, context);
    case 'overdue':
      return becomeOverdue(state, context);
    case 'stage-due':
      // No stage ends by itself unless a department says what happens then.
      return accept();
    default:
      return command satisfies never;
  }
}
