import { unlessApplicant, wrongStage } from '../../../shared/casework/domain/index.ts';
import type { Text } from '../../../shared/contract/text.ts';
import { accept, type Context, refuse } from '../../../shared/log/aggregate.ts';
import { educationDepartment as department } from '../department.ts';
import { type EducationCase, preferencesOf, termOf } from './case.ts';
import type { Decided } from './codes.ts';
import { ifDeclined } from './declining.ts';
import { untilAnswered } from './declining-words.ts';
import { calendarOf, isOver, type Window } from './windows.ts';
import { schoolOf } from './wishes.ts';

/** Before the coordination the wishes are the guardian's to order; afterwards more can be added behind them. */
const ways: Readonly<Record<string, 'any' | 'adding' | undefined>> = {
  ...{ WAIT_NEXT_WINDOW: 'any', REGISTERED: 'any', ENROLLED: 'any', VERIFIED: 'any' },
  ...{ COORDINATED: 'adding', PLACED: 'adding' },
};

const texts = {
  any: { zh: '可填报志愿并调整次序', en: 'schools can be wished for, in any order' },
  adding: {
    zh: '可在原志愿之后追加学校；追加的志愿排在所有按时填报的志愿之后',
    en: 'schools can be added behind the wishes; they come after everybody’s wishes that were made in time',
  },
  none: { zh: '志愿不能再改', en: 'the wishes stay as they are' },
} as const satisfies Record<string, Text>;

/** What the guardian can still do about the wishes, and until which day. */
export function changingWishes(
  state: EducationCase,
  at: string,
  known: readonly Window[],
): { possible: keyof typeof texts; until?: string; text: Text } {
  const { window } = calendarOf(termOf(state), known);
  const until = window?.enrolment.until;
  const open = state.status === 'open' && (until === undefined || !isOver(until, at));
  const possible = (open ? ways[state.stage] : undefined) ?? 'none';
  return { possible, ...(until !== undefined && { until }), text: texts[possible] };
}

/** The guardian orders the schools anew until the enrolment closes; of a case that is coordinated, more can be added. */
export function setPreferences(
  preferences: readonly string[],
  state: EducationCase,
  context: Context,
  known: readonly Window[],
): Decided {
  const way = ways[state.stage];
  const no = unlessApplicant(state, context) ?? (way ? undefined : wrongStage(department, state));
  if (no) return no;
  const { window } = calendarOf(termOf(state), known);
  if (window && isOver(window.enrolment.until, context.at))
    return refuse('enrolment-closed', {
      detail: {
        zh: `${window.schoolYear} 学年的报名已于 ${window.enrolment.until} 结束`,
        en: `enrolment for the school year ending ${window.schoolYear} closed on ${window.enrolment.until}`,
      },
    });
  const before = preferencesOf(state);
  if (preferences.join() === before.join()) return accept();
  if (way === 'adding' && before.some((school, place) => preferences[place] !== school))
    return refuse('only-adding', { pointer: '/preferences' });
  return accept({ type: 'case-moved', ...standing(preferences, state, context, known), preferences: [...preferences] });
}

/** Where it stands already; what a guardian with a place is told of declining it is true of the new wishes. */
function standing(preferences: readonly string[], state: EducationCase, { at }: Context, known: readonly Window[]) {
  const { stage, until, hold, answers } = state;
  const wished = { ...state, ...(answers && { answers: { ...answers, preferences: [...preferences] } }) };
  const waits = hold ? untilAnswered(ifDeclined(wished, schoolOf(hold), at, known)) : state.waits;
  return { stage, ...(waits && { waits }), ...(until === undefined ? {} : { until }) };
}
