import { dueOf } from '../../calendar/index.ts';
import { draft, type EventDraft } from '../../contract/event.ts';
import type { Aggregate, Row } from '../../log/aggregate.ts';
import { nobody } from '../../log/index.ts';
import type { CaseEvents } from '../contract/contract.ts';
import type { ReviewShown } from '../contract/reviews.ts';
import { dayPromised } from '../domain/evolve-running.ts';
import {
  decideReview,
  duesOfReview,
  evolveReview,
  noReview,
  type Review,
  type ReviewCode,
  type ReviewCommand,
  type ReviewEvent,
} from './review.ts';

export type ReviewAggregate = Aggregate<Review, ReviewCommand, ReviewEvent, ReviewCode>;

/** Open reviews, the first due first. */
export const reviewsList = 'reviews';

/** One review for each decision of a case. */
export const reviewIdOf = (caseId: string, decision: number): string => `${caseId}-${decision}`;

/** A review as its department and who filed it see it. */
export function shownReview(state: Review, reviewId: string): ReviewShown {
  const { caseId, filedBy, filedAt, owner, overdue, outcome, reasons, endedAt } = state;
  const status = state.status === 'decided' ? 'decided' : 'open';
  return {
    ...{ reviewId, caseId, status, filedBy, filedAt },
    ...(owner && { owner }),
    ...(status === 'open' && dayPromised(state.clock)),
    ...(overdue && { overdue }),
    ...(outcome && { outcome }),
    ...(reasons && { reasons }),
    ...(endedAt && { decidedAt: endedAt }),
  };
}

/** The reviews of a department's decisions. */
export const reviewAggregate = (events: CaseEvents): ReviewAggregate => ({
  name: 'review',
  initial: noReview,
  decide: decideReview,
  evolve: evolveReview,
  publish: (event, state, { id }) => published(events, event, state, id),
  rows: (state, id): Row[] =>
    state.status === 'open'
      ? [{ list: reviewsList, sort: `${dueOf(state.clock).dueAt}#${id}`, item: shownReview(state, id) }]
      : [],
  dues: duesOfReview,
  onDue: () => ({ type: 'overdue' }),
  personal: {
    of: ({ person }) => person,
    forgotten: ({ grounds: _grounds, reasons: _reasons, ...state }) => ({ ...state, person: nobody }),
  },
});

/** Each word of a review is whole: who asked, when, and by when it is promised. */
function published(events: CaseEvents, event: ReviewEvent, state: Review, reviewId: string): EventDraft[] {
  const { caseId, applicationId, person, filedBy, filedAt, enterpriseId, owner, endedAt } = state;
  const whose = { reviewId, caseId, applicationId, person, filedBy, ...(enterpriseId && { enterpriseId }) };
  const about = { ...whose, filedAt, ...dayPromised(state.clock) };
  const subject = `review/${reviewId}`;
  switch (event.type) {
    case 'review-filed':
      return [draft(events.reviewOpened, subject, about)];
    case 'review-assigned':
      return [draft(events.reviewAssigned, subject, { ...about, owner: event.owner })];
    case 'review-decided': {
      const { outcome, inTime, usedDays } = event;
      const decided = { outcome, inTime, usedDays, ...(endedAt && { decidedAt: endedAt }) };
      return [draft(events.reviewDecided, subject, { ...about, ...decided })];
    }
    case 'review-overdue':
      return [draft(events.reviewOverdue, subject, { ...about, ...(owner && { owner }) })];
    default:
      event satisfies never;
      return [];
  }
}
