import { unlessApplicant, wrongStage } from '../../../shared/casework/domain/index.ts';
import { accept, type Context, refuse } from '../../../shared/log/aggregate.ts';
import { educationDepartment as department } from '../department.ts';
import { type EducationCase, preferencesOf, termOf } from './case.ts';
import type { Decided } from './codes.ts';
import { calendarOf, isOver, type Window } from './windows.ts';

/** Stages before the coordination. */
const before: readonly string[] = ['WAIT_NEXT_WINDOW', 'REGISTERED', 'ENROLLED', 'VERIFIED'];

/** The guardian orders the schools anew, until the enrolment closes or the case is coordinated. */
export function setPreferences(
  preferences: readonly string[],
  state: EducationCase,
  context: Context,
  known: readonly Window[],
): Decided {
  const no = unlessApplicant(state, context);
  if (no) return no;
  if (!before.includes(state.stage)) return wrongStage(department, state);
  const { window } = calendarOf(termOf(state), known);
  if (window && isOver(window.enrolment.until, context.at))
    return refuse('enrolment-closed', {
      detail: {
        zh: `${window.schoolYear} 学年的报名已于 ${window.enrolment.until} 结束`,
        en: `enrolment for the school year ending ${window.schoolYear} closed on ${window.enrolment.until}`,
      },
    });
  if (preferences.join() === preferencesOf(state).join()) return accept();
  const { stage, waits, until } = state;
  const standing = { stage, ...(waits && { waits }), ...(until === undefined ? {} : { until }) };
  return accept({ type: 'case-moved', ...standing, preferences: [...preferences] });
}
