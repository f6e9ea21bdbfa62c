import { describe, expect, test } from 'vitest';
import { sealedExample } from '../../sealed/index.ts';
import { given as givenAny } from '../../testing/given.ts';
import { caseEventsOf } from '../contract/contract.ts';
import { office } from '../testing/played.ts';
import { reviewAggregate } from './aggregate.ts';
import type { Filing, ReviewCommand, ReviewEvent } from './review.ts';

const review = reviewAggregate(caseEventsOf(office));
const at = '2026-11-24T10:00:00.000+08:00';
const given = (events: ReviewEvent[], by = 'other', time = at) =>
  givenAny(review, events, { at: time, by, id: 'one-1' });
const when = (events: ReviewEvent[], command: ReviewCommand, by = 'other', time = at) =>
  given(events, by, time).when(command).decision;
const no = (code: string) => ({ ok: false, refusal: { code } });
const nothing = { ok: true, events: [] };

const filing: Filing = {
  ...{ caseId: 'one', applicationId: 'one', person: 'talent', filedBy: 'talent', decision: 1, decidedBy: ['worker'] },
  grounds: sealedExample<string>('review/office'),
  decidedAt: '2026-11-23T10:00:00.000+08:00',
};
const settings = { fileDays: 5, limitDays: 3, byEmployer: false };
const file = { type: 'file', filing, settings } as const;
const filed: ReviewEvent = { type: 'review-filed', filing, limitDays: 3 };
const assigned: ReviewEvent = { type: 'review-assigned', owner: 'other' };
const reasons = { zh: '有误', en: 'An error' };
const decided: ReviewEvent = { type: 'review-decided', outcome: 'changed', reasons, inTime: true, usedDays: 1 };

describe('a review', () => {
  test('given a decision, when a review is asked for by the last day, then it is open; after that, or again, it is refused', () => {
    expect(when([], file)).toEqual({ ok: true, events: [filed] });
    expect(when([], file, 'talent', '2026-11-30T23:00:00.000+08:00').ok).toBe(true);
    expect(when([], file, 'talent', '2026-12-01T00:00:00.000+08:00')).toEqual(no('too-late'));
    expect(when([filed], file)).toEqual(no('review-exists'));
  });

  test('given an open review, when it is assigned, then never to who decided or applied, and by the lead alone to others', () => {
    const take = { type: 'assign', to: 'other', asLead: false } as const;
    expect(when([], take)).toEqual(no('not-found'));
    expect(when([filed, decided], take)).toEqual(no('review-closed'));
    expect(when([filed], { ...take, to: 'talent' }, 'talent')).toEqual(no('own-case'));
    expect(when([filed], { ...take, to: 'worker' }, 'worker')).toEqual(no('decided-it'));
    expect(when([filed], { ...take, to: 'third' })).toMatchObject(no('only-lead-assigns'));
    expect(when([filed], take)).toEqual({ ok: true, events: [assigned] });
    expect(when([filed, assigned], take)).toEqual(nothing);
    expect(when([filed, assigned], { ...take, to: 'third' }, 'third')).toEqual(no('already-assigned'));
    expect(when([filed, assigned], { ...take, to: 'third', asLead: true }, 'lead').ok).toBe(true);
  });

  test('given a review of mine, when I decide, then it says whether in time; others may not', () => {
    const decide = { type: 'decide', outcome: 'changed', reasons } as const;
    expect(when([filed, assigned], decide)).toMatchObject({ events: [{ inTime: true, usedDays: 0 }] });
    expect(when([filed], decide)).toEqual(no('not-yours'));
    expect(when([filed, assigned], decide, 'worker')).toEqual(no('decided-it'));
    expect(when([filed, decided], decide)).toEqual(no('review-closed'));
  });

  test('given its time, when that is over, then it is overdue, once, and told', () => {
    const late = '2026-11-27T23:59:59.999+08:00';
    const later = (events: ReviewEvent[], time = late) =>
      review.decide({ type: 'overdue' }, given(events).state, { at: time, by: 'x', id: 'one-1' });
    expect(later([filed], at)).toEqual(nothing);
    expect(later([filed])).toEqual({ ok: true, events: [{ type: 'review-overdue' }] });
    expect(later([filed, { type: 'review-overdue' }])).toEqual(nothing);
    expect(later([])).toEqual(nothing);
    const meta = { id: 'one-1', at, by: 'x' };
    const told = (events: ReviewEvent[]) => review.publish?.({ type: 'review-overdue' }, given(events).state, meta);
    expect(told([filed])).toMatchObject([{ type: 'plus.office.review-overdue.v1' }]);
    expect(told([filed, assigned])).toMatchObject([{ data: { owner: 'other' } }]);
    const has = { owner: 'other', filedAt: at, promisedOn: '2026-11-27' };
    expect(review.publish?.(assigned, given([filed]).state, meta)).toMatchObject([{ data: has }]);
    expect(review.publish?.({ type: 'unheard-of' } as never, given([filed]).state, meta)).toEqual([]);
    expect(review.dues?.(given([filed]).state, 'one-1')).toEqual([{ name: 'overdue', at: late }]);
    expect(review.dues?.(given([filed, decided]).state, 'one-1')).toEqual([]);
    expect(review.onDue?.('overdue')).toEqual({ type: 'overdue' });
    expect(review.rows?.(given([filed, { type: 'review-overdue' }]).state, 'one-1')).toMatchObject([
      { item: { overdue: true } },
    ]);
  });

  test('given a kind that there is not, when it comes, then nothing is made of it', () => {
    const unheard = { type: 'unheard-of' } as never;
    expect(when([filed], unheard)).toBe(unheard);
    expect(given([filed, unheard]).state).toEqual(given([filed]).state);
  });
});
