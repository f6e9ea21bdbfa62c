import { describe, expect, test } from 'vitest';
import { sealedExample } from '../../sealed/index.ts';
import { given as givenAny } from '../../testing/given.ts';
import { caseEventsOf } from '../contract/contract.ts';
import { office } from '../testing/played.ts';
import { type RatingCommand, type RatingEvent, ratingAggregate, shownFollowUp } from './rating.ts';

const rating = ratingAggregate(caseEventsOf(office));
const at = '2026-11-24T10:00:00.000+08:00';
const given = (events: RatingEvent[], time = at) => givenAny(rating, events, { at: time, by: 'x', id: 'r1' });
const when = (events: RatingEvent[], command: RatingCommand, time = at) => given(events, time).when(command).decision;
const no = (code: string) => ({ ok: false, refusal: { code } });
const nothing = { ok: true, events: [] };
const comment = sealedExample<string>('rating/office');
const told = (stars: number, more = {}) => ({ caseId: 'one', person: 'talent', step: 'NEW', stars, ...more });
const low: RatingEvent = { type: 'rating-given', given: told(1, { comment }), dueOn: '2026-11-27' };
const done: RatingEvent = { type: 'follow-up-finished', note: 'called' };

describe('a rating', () => {
  test('given one or two stars with a comment, when it comes, then it is followed up; other ratings are not', () => {
    const give = (stars: number, more = {}) => ({ type: 'give', given: told(stars, more), followUpDays: 3 }) as const;
    expect(when([], give(1, { comment }))).toEqual({ ok: true, events: [low] });
    expect(when([], give(2, { comment }))).toMatchObject({ events: [{ dueOn: '2026-11-27' }] });
    expect(when([], give(1))).toEqual({ ok: true, events: [{ type: 'rating-given', given: told(1) }] });
    expect(when([], give(3, { comment }))).not.toMatchObject({ events: [{ dueOn: expect.anything() }] });
    expect(when([low], give(5))).toEqual(no('rated-already'));
  });

  test('given a follow-up, when its last day is over, then that is told once; when it is done, it is off the list', () => {
    const late = '2026-11-27T23:59:59.999+08:00';
    const overdue: RatingEvent = { type: 'follow-up-overdue' };
    expect(when([low], { type: 'overdue' })).toEqual(nothing);
    expect(when([low], { type: 'overdue' }, late)).toEqual({ ok: true, events: [overdue] });
    expect(when([low, overdue], { type: 'overdue' }, late)).toEqual(nothing);
    expect(when([low, done], { type: 'overdue' }, late)).toEqual(nothing);
    expect(when([], { type: 'overdue' }, late)).toEqual(nothing);
    expect(rating.dues?.(given([low]).state, 'r1')).toEqual([{ name: 'overdue', at: late }]);
    expect(rating.dues?.(given([low, done]).state, 'r1')).toEqual([]);
    expect(rating.onDue?.('overdue')).toEqual({ type: 'overdue' });
    expect(rating.rows?.(given([low, overdue]).state, 'r1')).toMatchObject([{ item: { overdue: true } }]);
    expect(rating.rows?.(given([low, done]).state, 'r1')).toEqual([]);
    const meta = { id: 'r1', at, by: 'x' };
    expect(rating.publish?.(overdue, given([low]).state, meta)).toMatchObject([
      { data: { ratingId: 'r1', step: 'NEW' } },
    ]);
    expect(rating.publish?.(done, given([low]).state, meta)).toEqual([]);
  });

  test('given a follow-up, when it is finished, then once; without one there is nothing to finish', () => {
    const finish = { type: 'finish', note: 'called' } as const;
    expect(when([low], finish)).toEqual({ ok: true, events: [done] });
    expect(when([low, done], finish)).toEqual(no('followed-up'));
    expect(when([], finish)).toEqual(no('not-found'));
  });

  test('given a kind that there is not, when it comes, then nothing is made of it', () => {
    const unheard = { type: 'unheard-of' } as never;
    expect(when([low], unheard)).toBe(unheard);
    expect(given([low, unheard]).state).toEqual(given([low]).state);
  });
});

test('given a low rating, when it is shown as a follow-up, then what was done is told once it is done', () => {
  expect(shownFollowUp(given([low]).state, 'r1')).not.toHaveProperty('done');
  expect(shownFollowUp(given([low, done]).state, 'r1')).toMatchObject({
    dueOn: '2026-11-27',
    done: { note: 'called' },
  });
});

test('given a rating, when it is told, then it says of which step, how many stars and whether somebody follows it up, and of nobody', () => {
  const { state } = given([low]);
  const told = [low, done, { type: 'follow-up-overdue' } as const].map((event) =>
    rating.publish?.(event, state, { id: 'r1', at, by: 'talent' }).map(({ data }) => data),
  );
  expect(told).toEqual([
    [{ ratingId: 'r1', step: 'NEW', stars: 1, followUp: true }],
    [],
    [{ ratingId: 'r1', step: 'NEW' }],
  ]);
});
