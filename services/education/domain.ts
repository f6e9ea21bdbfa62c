import {
  type Case,
  type CaseCode,
  type CaseCommand,
  type CaseMoved,
  decideCase,
  moveTo,
  type OpenCase,
  open,
  standingIn,
} from '../../shared/casework/domain/index.ts';
import { accept, type Context, type Decision } from '../../shared/log/aggregate.ts';
import type { EducationAnswers } from './contract.ts';
import { educationDepartment as department } from './department.ts';
import { entryOf } from './windows.ts';

type EducationCase = Case<EducationAnswers>;

/** Education decides as casework does; its own is the window, outside of which a case waits and is never rejected for it. */
export function decideEducation(command: CaseCommand<EducationAnswers>, state: EducationCase, context: Context) {
  switch (command.type) {
    case 'open':
      return openInWindow(command, state);
    case 'stage-due':
      return windowOpened(state, context);
    default:
      return decideCase(department, command, state, context);
  }
}

/** What counts is when the talent submitted, not when the event came. A school year whose window is over becomes the next. */
function openInWindow(command: OpenCase<EducationAnswers>, state: EducationCase) {
  const entry = entryOf(command.answers.schoolYear, command.submittedAt);
  const answers = { ...command.answers, schoolYear: entry.schoolYear };
  const until = entry.kind === 'waits' ? entry.until : undefined;
  const stage = entry.kind === 'open' ? department.first : 'WAIT_NEXT_WINDOW';
  return open(department, { ...command, answers }, state, standingIn(department, stage, until));
}

function windowOpened(state: EducationCase, { at }: Context): Decision<CaseMoved, CaseCode> {
  const over = state.until !== undefined && Date.parse(state.until) <= Date.parse(at);
  const stage = over ? moveTo(department, 'deadline', state) : undefined;
  return stage === undefined ? accept() : accept({ type: 'case-moved', ...standingIn(department, stage) });
}
