import { accept, type Decision } from '../../../shared/log/aggregate.ts';
import type { LaneName } from '../lanes.ts';
import type { ReviewNoted } from './events.ts';
import type { Application, ReviewTold } from './state.ts';

export interface NoteReview {
  type: 'note-review';
  service: LaneName;
  reviewId: string;
  told: ReviewTold;
}

const of = ({ reviews }: Application, service: LaneName) => reviews?.[service] ?? {};

/** Takes over what a department told of a review, unless something newer of it is known. */
export function noteReview({ service, reviewId, told }: NoteReview, state: Application): Decision<ReviewNoted, never> {
  const theirs = state.submittedAt !== undefined && state.form.services.includes(service);
  const before = of(state, service)[reviewId];
  if (!theirs || (before && before.version >= told.version)) return accept();
  return accept({ type: 'review-noted', service, reviewId, told });
}

export const reviewNoted = (state: Application, { service, reviewId, told }: ReviewNoted): Application => ({
  ...state,
  reviews: { ...state.reviews, [service]: { ...of(state, service), [reviewId]: told } },
});

const texts = {
  open: { zh: '复核办理中', en: 'The review is under way' },
  late: { zh: '复核已超过承诺日期，仍在办理', en: 'The review missed its promised day and is still under way' },
  confirmed: { zh: '复核维持原决定', en: 'The review confirmed the decision' },
  changed: { zh: '复核改变了决定，案件重新办理', en: 'The review changed the decision; the case is worked on again' },
};

function textOf({ status, outcome, overdue }: Omit<ReviewTold, 'version'>) {
  if (status === 'open') return overdue ? texts.late : texts.open;
  return outcome === 'changed' ? texts.changed : texts.confirmed;
}

/** The reviews of a lane's decisions for the talent, in their order; nothing where none was asked for. */
export function reviewsShown(service: LaneName, state: Application) {
  const known = Object.entries(of(state, service)).toSorted(([one], [other]) => one.localeCompare(other));
  const reviews = known.map(([reviewId, { version: _version, ...told }]) => ({
    reviewId,
    ...told,
    text: textOf(told),
  }));
  return reviews.length > 0 ? { reviews } : {};
}
