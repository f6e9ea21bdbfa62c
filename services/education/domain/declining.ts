import type { Text } from '../../../shared/contract/text.ts';
import { declinesAllowed } from '../department.ts';
import { type EducationCase, termOf, wishesOf } from './case.ts';
import { type InTerm, nextWindow, standIn } from './standing.ts';
import type { Window } from './windows.ts';

/** Where a case goes when its place is declined, or not confirmed in time. */
export type IfDeclined =
  | { leads: 'waiting-lists'; schools: string[]; next: InTerm }
  | { leads: 'next-window'; why: 'last-decline' | 'no-other-wish'; next: InTerm };

const othersThan = (state: EducationCase, given: string | undefined): string[] =>
  wishesOf(state).flatMap(({ schoolId }) => (schoolId === given ? [] : [schoolId]));

/** Back to the lists of its other wishes; without any, or after the last time, to the next window. */
export function ifDeclined(
  state: EducationCase,
  given: string | undefined,
  at: string,
  known: readonly Window[],
): IfDeclined {
  const term = termOf(state);
  const schools = othersThan(state, given);
  const why = state.declined >= declinesAllowed ? 'last-decline' : 'no-other-wish';
  if (why === 'last-decline' || schools.length === 0)
    return { leads: 'next-window', why, next: nextWindow(term, at, known) };
  return { leads: 'waiting-lists', schools, next: standIn('COORDINATED', term, at, known) };
}

/** How often a place can still be given back without leaving the window; who waits has a place of one wish to come. */
export function declinesLeft(state: EducationCase, given: string | undefined): number {
  const others = given === undefined ? wishesOf(state).length - 1 : othersThan(state, given).length;
  return Math.max(0, Math.min(declinesAllowed - state.declined, others));
}

const whys = {
  'last-decline': { zh: '放弃的次数已用完', en: 'no more can be declined' },
  'no-other-wish': { zh: '没有其他志愿', en: 'there is no other wish' },
} as const satisfies Record<string, Text>;

/** The same in words, for the guardian before they answer. */
export function wordsOf(effect: IfDeclined): Text {
  if (effect.leads === 'waiting-lists') {
    const { schools } = effect;
    return {
      zh: `放弃或逾期未确认的，学位让给下一位，案件按其余志愿（${schools.join('、')}）继续候补`,
      en: `if it is declined or not confirmed in time, it goes to the next child, and the case waits for its other wishes (${schools.join(', ')})`,
    };
  }
  const { schoolYear } = effect.next.term;
  const { zh, en } = whys[effect.why];
  return {
    zh: `放弃或逾期未确认的，${zh}，本学年不再安排，案件转入 ${schoolYear} 学年，待下一窗口`,
    en: `if it is declined or not confirmed in time, ${en}: the case leaves this school year and waits for the window of the one ending ${schoolYear}`,
  };
}

/** Why a case with a place waits. */
export function untilAnswered(effect: IfDeclined): Text {
  const { zh, en } = wordsOf(effect);
  return { zh: `等待监护人确认学位；${zh}`, en: `Waiting for the guardian to confirm the place; ${en}` };
}
