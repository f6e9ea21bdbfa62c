import { describe, expect, test } from 'vitest';
import { shownApplication } from '../application/views.ts';
import type { NoteReview } from './reviews.ts';
import type { ReviewTold } from './state.ts';
import { at, drafted, given, nothing, underWay, when } from './testing/applications.ts';

const open: ReviewTold = { version: 2, status: 'open', filedBy: 'talent', askedAt: at, promisedOn: '2026-12-01' };
const decided: ReviewTold = { ...open, version: 5, status: 'decided', outcome: 'confirmed', decidedAt: at };
const note = (told: ReviewTold, reviewId = 'one-1', service: NoteReview['service'] = 'hukou'): NoteReview => ({
  ...{ type: 'note-review', service, reviewId, told },
});
const noted = (told: ReviewTold, reviewId = 'one-1') => ({ ...note(told, reviewId), type: 'review-noted' as const });
const shown = (...all: ReviewTold[]) => {
  const events = all.map((told, number) => noted(told, `one-${number + 1}`));
  return shownApplication(given([...underWay, ...events]).state, 'one').lanes;
};

describe('a review', () => {
  test('given a lane, when its department tells of a review, then the newest word counts, in any order', () => {
    expect(when(underWay, note(open))).toEqual({ ok: true, events: [noted(open)] });
    expect(when([...underWay, noted(open)], note(decided))).toMatchObject({ events: [{ told: decided }] });
    for (const late of [open, decided]) expect(when([...underWay, noted(decided)], note(late))).toEqual(nothing);
  });

  test('given no such lane, or a draft, when a review is told of, then nothing changes', () => {
    expect(when(underWay, note(open, 'one-1', 'medical'))).toEqual(nothing);
    expect(when([drafted], note(open))).toEqual(nothing);
  });

  test('given reviews of a lane, when it is shown, then each says where it stands, in words, and other lanes say nothing', () => {
    const lanes = shown(open, { ...open, overdue: true }, decided, { ...decided, outcome: 'changed' });
    expect(lanes[0]?.reviews).toMatchObject([
      { reviewId: 'one-1', status: 'open', askedAt: at, promisedOn: '2026-12-01', text: { zh: '复核办理中' } },
      { overdue: true, text: { en: 'The review missed its promised day and is still under way' } },
      { status: 'decided', outcome: 'confirmed', decidedAt: at, text: { en: 'The review confirmed the decision' } },
      { text: { zh: '复核改变了决定，案件重新办理' } },
    ]);
    expect(lanes[0]?.reviews?.[0]).not.toHaveProperty('version');
    expect(lanes[1]).not.toHaveProperty('reviews');
  });
});
