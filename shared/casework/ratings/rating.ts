import { addWorkingDays, endOfLocalDay, localDateOf } from '../../calendar/index.ts';
import { draft } from '../../contract/event.ts';
import {
  type Aggregate,
  accept,
  type Context,
  type Decision,
  type Due,
  nobody,
  type Row,
  refuse,
  shortDigest,
} from '../../log/index.ts';
import type { Sealed } from '../../sealed/index.ts';
import type { CaseEvents } from '../contract/contract.ts';
import type { FollowUp } from '../contract/ratings.ts';

interface Given {
  caseId: string;
  person: string;
  step: string;
  stars: number;
  comment?: Sealed<string>;
}

/** What the talent thinks of one step, for good; a low one with a comment is followed up by the lead. */
export interface Rating extends Given {
  givenAt: string;
  /** The last day to follow it up, `YYYY-MM-DD`, when it is to be. */
  dueOn?: string;
  overdue: boolean;
  done?: { at: string; note: string };
}

export type RatingCommand =
  | { type: 'give'; given: Given; followUpDays: number }
  | { type: 'finish'; note: string }
  | { type: 'overdue' };
export type RatingEvent =
  | { type: 'rating-given'; given: Given; dueOn?: string }
  | { type: 'follow-up-finished'; note: string }
  | { type: 'follow-up-overdue' };
export type RatingCode = 'rated-already' | 'followed-up' | 'not-found';
export type RatingAggregate = Aggregate<Rating, RatingCommand, RatingEvent, RatingCode>;

export const noRating: Rating = { caseId: '', person: '', step: '', stars: 0, givenAt: '', overdue: false };

/** Stars up to which a rating with a comment is followed up (好差评, domain.md). */
const low = 2;

/** A step is rated once; a low rating with a comment is followed up once. */
export function decideRating(
  command: RatingCommand,
  state: Rating,
  { at }: Context,
): Decision<RatingEvent, RatingCode> {
  switch (command.type) {
    case 'give': {
      const { given, followUpDays } = command;
      if (state.stars > 0) return refuse('rated-already');
      const followed = given.stars <= low && given.comment !== undefined;
      const due = followed ? { dueOn: addWorkingDays(localDateOf(at), followUpDays).date } : {};
      return accept({ type: 'rating-given', given, ...due });
    }
    case 'finish':
      if (state.dueOn === undefined) return refuse('not-found');
      return state.done ? refuse('followed-up') : accept({ type: 'follow-up-finished', note: command.note });
    case 'overdue': {
      const [due] = duesOf(state);
      return due && Date.parse(due.at) <= Date.parse(at) ? accept({ type: 'follow-up-overdue' }) : accept();
    }
    default:
      return command satisfies never;
  }
}

/** The end of the last day to follow it up, while that is to be done. */
function duesOf({ dueOn, done, overdue }: Rating): Due[] {
  return dueOn && !done && !overdue ? [{ name: 'overdue', at: endOfLocalDay(dueOn) }] : [];
}

/** A rating after one more event. */
export function evolveRating(state: Rating, event: RatingEvent, { at }: { at: string }): Rating {
  switch (event.type) {
    case 'rating-given':
      return { ...state, ...event.given, givenAt: at, ...(event.dueOn && { dueOn: event.dueOn }) };
    case 'follow-up-finished':
      return { ...state, done: { at, note: event.note } };
    case 'follow-up-overdue':
      return { ...state, overdue: true };
    default:
      event satisfies never;
      return state;
  }
}

/** Low ratings that the lead has to follow up, the first due first. */
export const followUpsList = 'follow-ups';

/** One rating for each step of a case; the id tells neither. */
export const ratingIdOf = (caseId: string, step: string): string => `r${shortDigest('rating', caseId, step)}`;

/** A low rating as the lead sees it. */
export function shownFollowUp(state: Rating, ratingId: string): FollowUp {
  const { caseId, step, stars, givenAt, dueOn, overdue, done } = state;
  return {
    ratingId,
    caseId,
    step,
    stars,
    givenAt,
    dueOn: String(dueOn),
    ...(overdue && { overdue }),
    ...(done && { done }),
  };
}

/** The ratings of a department's steps. What is told of them says neither who nor for which case. */
export const ratingAggregate = (events: CaseEvents): RatingAggregate => ({
  name: 'rating',
  initial: noRating,
  decide: decideRating,
  evolve: evolveRating,
  publish: (event, { step, stars, dueOn }, { id: ratingId }) => {
    const subject = `rating/${ratingId}`;
    if (event.type === 'follow-up-finished') return [];
    if (event.type === 'follow-up-overdue') return [draft(events.followUpOverdue, subject, { ratingId, step })];
    return [draft(events.ratingGiven, subject, { ratingId, step, stars, followUp: dueOn !== undefined })];
  },
  rows: (state, id): Row[] =>
    state.dueOn && !state.done
      ? [{ list: followUpsList, sort: `${state.dueOn}#${id}`, item: shownFollowUp(state, id) }]
      : [],
  dues: duesOf,
  onDue: () => ({ type: 'overdue' }),
  personal: {
    of: ({ person }) => person,
    forgotten: ({ comment: _comment, ...state }) => ({ ...state, person: nobody }),
  },
});
