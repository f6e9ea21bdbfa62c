import {
  type Case,
  type CaseCommand,
  type CaseEvent,
  evolveLined,
  type Hold,
  type Lined,
} from '../../../shared/casework/domain/index.ts';
import { isAsked } from '../../../shared/casework/domain/state.ts';
import type { EducationAnswers } from '../contract.ts';
import type { Term } from './windows.ts';
import { listOf, listOfPlace, schoolOf, type Wish, wishesIn } from './wishes.ts';

/** The number by which equals are ordered, and what it was made with. */
export interface Draw {
  seed: string;
  number: number;
}

/** A place that was given; `outOfOrder` says why before others. */
interface Offer {
  schoolId: string;
  at: string;
  outOfOrder?: string;
}

/** A case of casework with its school year, what was verified, and its place in the schools' waiting lists. */
export interface EducationCase extends Case<EducationAnswers>, Lined {
  term?: Term;
  category?: string;
  verified?: { at: string; by: string; checked: readonly string[] } | undefined;
  draw?: Draw | undefined;
  /** How many of the wishes were made before the coordination, when more were added since. */
  timely?: number | undefined;
  /** The claim by which a child is coordinated once in a school year. */
  child?: string | undefined;
  offers?: readonly Offer[];
  /** The waiting lists on which it ever was, or to which it gave a place back. */
  lists?: readonly string[];
  /** Whether the last event changed what they know. */
  relisted?: boolean;
}

export type EducationCommand =
  | CaseCommand<EducationAnswers>
  | { type: 'set-preferences'; preferences: readonly string[] }
  /** Papers and facts were found right; by whoever of the department does the batch. */
  | { type: 'verify'; category: string; checked: readonly string[] }
  | { type: 'ask-missing'; missing: { zh: string; en: string; document?: string }[] }
  /** The coordination takes the case. */
  | { type: 'coordinate' }
  /** A place by the coordination or the waiting list. */
  | { type: 'take-turn'; hold: Hold; key: string }
  | { type: 'answer-placement'; accept: boolean };

/** What education adds to an event of casework. */
interface Own {
  term?: Term;
  preferences?: string[];
  category?: string;
  checked?: string[];
  draw?: Draw;
  child?: string;
  outOfOrder?: string;
}
export type EducationEvent = CaseEvent<EducationAnswers> & Own;

/** The schools that the guardian wishes for, in order. */
export const preferencesOf = ({ answers }: EducationCase): readonly string[] => answers?.preferences ?? [];

/** The schools for which a case waits, in its order: not those whose place it gave back. */
export const wishesOf = (state: EducationCase): Wish[] =>
  wishesIn({ preferences: preferencesOf(state), timely: state.timely }, state.left ?? [], termOf(state).schoolYear);

/** The term of a case; one that was opened before there were terms has the year of its answers. */
export const termOf = ({ term, answers }: Pick<EducationCase, 'term' | 'answers'>): Term =>
  term ?? { schoolYear: answers?.schoolYear ?? 0 };

const listed = (state: EducationCase): boolean =>
  state.status === 'open' && state.stage === 'COORDINATED' && wishesOf(state).length > 0;

/** Lists need to hear who begins or ceases to wait, who can be called, and what was given back. */
function relisted(before: EducationCase, after: EducationCase): boolean {
  const gaveBack = (after.left?.length ?? 0) > (before.left?.length ?? 0);
  if (gaveBack || listed(before) !== listed(after)) return true;
  return listed(after) && isReady(before) !== isReady(after);
}

/** Nothing can be given while the guardian owes an answer, or a second caseworker has to look. */
export const isReady = (state: EducationCase): boolean => !isAsked(state) && !state.proposal;

/** A case after one more event. */
export function evolveEducation(
  state: EducationCase,
  event: EducationEvent,
  meta: { at: string; by: string },
): EducationCase {
  const { preferences } = event;
  if (preferences && state.answers) return wishing(state, { ...state.answers, preferences }, event);
  const next = { ...evolveLined<EducationAnswers, EducationCase>(state, event, meta), ...own(state, event, meta) };
  const termed = event.term ? inTerm(next, event.term) : next;
  return relisted(state, termed)
    ? { ...termed, relisted: true, lists: listsOf(termed) }
    : { ...termed, relisted: false };
}

/** Other wishes change nothing of where the case stands, and what it waits for goes on; what is added is late, and lists hear of it. */
function wishing(state: EducationCase, answers: EducationAnswers, event: EducationEvent): EducationCase {
  const { waits } = event as { waits?: EducationCase['waits'] };
  const late = state.stage === 'COORDINATED' || state.stage === 'PLACED';
  const timely = late ? (state.timely ?? preferencesOf(state).length) : undefined;
  const next = { ...state, answers, waits, timely, effects: {} };
  return listed(next) ? { ...next, relisted: true, lists: listsOf(next) } : { ...next, relisted: false };
}

function listsOf(state: EducationCase): string[] {
  const { lists = [], left = [] } = state;
  const wished = listed(state) ? wishesOf(state).map((one) => listOf(one.schoolId, termOf(state).schoolYear)) : [];
  return [...new Set([...lists, ...wished, ...left.map(listOfPlace)])];
}

function own(state: EducationCase, event: EducationEvent, { at, by }: { at: string; by: string }) {
  const { category, checked, draw, child, outOfOrder } = event;
  const offer = event.type === 'case-granted' && {
    schoolId: schoolOf(event.hold),
    at,
    ...(outOfOrder === undefined ? {} : { outOfOrder }),
  };
  return {
    ...(category === undefined ? {} : { category }),
    ...(checked === undefined ? {} : { verified: { at, by, checked } }),
    ...(draw === undefined ? {} : { draw, timely: undefined }),
    ...(child === undefined ? {} : { child }),
    ...(offer && { offers: [...(state.offers ?? []), offer] }),
  };
}

/** Another window begins anew: nothing is verified, drawn or declined yet. */
function inTerm(state: EducationCase, term: Term): EducationCase {
  const answers = state.answers && { ...state.answers, schoolYear: term.schoolYear };
  const next = { ...state, ...(answers && { answers }), term };
  if (state.stage !== 'WAIT_NEXT_WINDOW') return next;
  return { ...next, verified: undefined, draw: undefined, timely: undefined, child: undefined, declined: 0 };
}
