import type { ReopenCase } from '../../../shared/casework/domain/commands.ts';
import { type CaseCommand, decideCase, type OpenCase, open } from '../../../shared/casework/domain/index.ts';
import type { Context } from '../../../shared/log/aggregate.ts';
import type { EducationAnswers } from '../contract.ts';
import { educationDepartment as department } from '../department.ts';
import { advance, askMissing, verify } from './advancing.ts';
import { type EducationCase, type EducationCommand, termOf } from './case.ts';
import { type Decided, givingBack, saying } from './codes.ts';
import { coordinate } from './coordinating.ts';
import { stageDue } from './due.ts';
import { answerPlacement, place } from './placing.ts';
import { setPreferences } from './preferences.ts';
import { entering } from './standing.ts';
import { type Window, windows } from './windows.ts';

/** Education decides as casework does; its own are the calendar, verification, coordination and confirmation. */
export function decideEducation(
  command: EducationCommand,
  state: EducationCase,
  context: Context,
  known: readonly Window[] = windows,
): Decided {
  switch (command.type) {
    case 'open':
      return openInWindow(command, state, known);
    case 'reopen':
      return reopen(command, state, context, known);
    case 'set-preferences':
      return setPreferences(command.preferences, state, context, known);
    case 'advance':
      return advance(command, state, context, known);
    case 'verify':
      return verify(command, state, context, known);
    case 'ask-missing':
      return askMissing(command, state, context);
    case 'coordinate':
      return coordinate(state, context, known);
    case 'grant':
      return place(command, state, context, known);
    case 'take-turn':
      // Nobody's deed but the order's own, so it is taken as if by the caseworker, also where nobody has the case.
      return place({ ...command, type: 'grant' }, { ...state, owner: context.by }, context, known);
    case 'answer-placement':
      return answerPlacement(command.accept, state, context, known);
    case 'stage-due':
      return stageDue(state, context, known);
    default:
      return plain(command, state, context);
  }
}

/** What casework decides; a child that is not coordinated any more may be so again. */
function plain(command: CaseCommand<EducationAnswers>, state: EducationCase, context: Context): Decided {
  const decision = decideCase(department, command, state, context);
  const ends =
    decision.ok &&
    decision.events.some(
      (event) => event.type === 'case-withdrawn' || (event.type === 'case-decided' && event.outcome === 'rejected'),
    );
  return ends ? givingBack(decision, state) : decision;
}

/** What counts is when the talent submitted, not when the event came. A school year that is over becomes the next. */
function openInWindow(command: OpenCase<EducationAnswers>, state: EducationCase, known: readonly Window[]): Decided {
  const { term, ...standing } = entering(command.answers.schoolYear, command.submittedAt, known);
  const answers = { ...command.answers, schoolYear: term.schoolYear };
  return saying(open(department, { ...command, answers }, state, standing), { term });
}

/**
 * A confirmed place is kept while the case is worked on again: it stands where it can be confirmed, given up or refused,
 * and no second one is granted. Any other case begins anew in the window that is open.
 */
function reopen(command: ReopenCase, state: EducationCase, context: Context, known: readonly Window[]): Decided {
  const kept = { ...department, reopensAt: state.hold ? 'PLACED' : department.first };
  const decision = decideCase<EducationAnswers>(kept, command, state, context);
  return state.hold ? decision : saying(decision, entering(termOf(state).schoolYear, context.at, known));
}
