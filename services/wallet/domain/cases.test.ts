import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { matter, reuse } from '../aggregates.ts';
import { mayReuse, type ReuseSaid } from './consents.ts';
import { decideMatter, evolveMatter, isReviewer, type MatterCommand, type MatterEvent, noMatter } from './matter.ts';

const attach: MatterCommand = { type: 'attach', items: ['i1', 'i2'] };
const nothing = { ok: true, events: [] };

describe('a case and its documents', () => {
  test('given documents, when they are given again, then only the new ones count', () => {
    const attached: MatterEvent = { type: 'attached', items: ['i1'] };
    expect(given(matter, [attached]).when(attach).state).toMatchObject({ items: ['i1', 'i2'] });
    expect(given(matter, [attached]).when({ ...attach, items: ['i1'] }).decision).toEqual(nothing);
  });

  test('given words of a case in any order, then the newest counts, and what was taken back stays closed', () => {
    const closed: MatterEvent = { type: 'closed', version: 5 };
    expect(given(matter, []).when({ type: 'close', version: 5 }).state.closedAt).toBeDefined();
    expect(given(matter, [closed]).when({ type: 'reopen', version: 4 }).decision).toEqual(nothing);
    expect(given(matter, [closed]).when({ type: 'close', version: 5 }).decision).toEqual(nothing);
    expect(given(matter, [closed]).when({ type: 'reopen', version: 6 }).state.closedAt).toBeUndefined();
    const { state } = given(matter, []).when({ type: 'withdraw' });
    expect(state).toMatchObject({ withdrawn: true, closedAt: expect.any(String) });
    expect(given(matter, [closed, { type: 'withdrawn' }]).state.closedAt).toBeDefined();
    expect(given(matter, [{ type: 'withdrawn' }]).when({ type: 'reopen', version: 9 }).decision).toEqual(nothing);
    expect(given(matter, [{ type: 'withdrawn' }]).when({ type: 'withdraw' }).decision).toEqual(nothing);
  });
});

describe('a review of a case', () => {
  const [reviewId, mine] = ['one-1', 'reviewer'];
  const has: MatterCommand = { type: 'note-review', reviewId, owner: mine, open: true, version: 2 };
  const ends: MatterCommand = { type: 'note-review', reviewId, open: false, version: 3 };
  const closed: MatterEvent = { type: 'closed', version: 5 };
  const noted = (...events: MatterEvent[]) => given(matter, [closed, ...events]);
  const hasIt: MatterEvent = { ...has, type: 'review-noted' };
  const ended: MatterEvent = { ...ends, type: 'review-noted' };

  test('given a case that has ended, when somebody has an open review of it, then they see it, and nobody else', () => {
    const { state } = noted().when(has);
    expect([isReviewer(state, mine), isReviewer(state, 'other')]).toEqual([true, false]);
    expect(isReviewer(noted(hasIt).when({ ...has, owner: 'other', version: 4 }).state, mine)).toBe(false);
    expect(noted(hasIt).when(has).decision).toEqual(nothing);
  });

  test('given a review was decided, in any order of words, then it shows nothing more unless the case goes on', () => {
    expect(noted(ended).when(ends).decision).toEqual(nothing);
    for (const { state } of [noted(hasIt).when(ends), noted(ended).when(has)]) {
      expect(state.reviews).toEqual({ [reviewId]: { owner: mine, open: false, version: 3 } });
      expect(isReviewer(state, mine)).toBe(false);
      expect(isReviewer({ ...state, closedAt: undefined }, mine)).toBe(true);
    }
    expect(noted().when(ends).state.reviews).toEqual({ [reviewId]: { open: false, version: 3 } });
    expect(isReviewer(noted().state, mine)).toBe(false);
  });
});

test('given consents of a person in any order and repeated, then the newest word of each counts', () => {
  const said = fc.record({ version: fc.nat(20), given: fc.boolean() });
  fc.assert(
    fc.property(fc.uniqueArray(said, { selector: ({ version }) => version, minLength: 1 }), fc.gen(), (all, gen) => {
      const command = (one: { version: number; given: boolean }): ReuseSaid => ({
        type: 'reuse-said',
        key: 'hukou#',
        ...one,
      });
      const order = gen(() => fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }));
      let events: ReuseSaid[] = [];
      for (const one of order) {
        const { decision } = given(reuse, events).when(command(one));
        if (decision.ok) events = [...events, ...decision.events];
      }
      const newest = all.reduce((a, b) => (a.version > b.version ? a : b));
      const { state } = given(reuse, events);
      expect(mayReuse(state, 'hukou', 'a1')).toBe(newest.given);
      expect(mayReuse(state, 'housing', 'a1')).toBe(false);
    }),
  );
});

test('given a consent for one application, then it holds for that one alone', () => {
  const { state } = given(reuse, [{ type: 'reuse-said', key: 'hukou#a1', given: true, version: 1 }]);
  expect([mayReuse(state, 'hukou', 'a1'), mayReuse(state, 'hukou', 'a2')]).toEqual([true, false]);
});

test('given a consent for a member of the family, then it holds for their documents alone', () => {
  const { state } = given(reuse, [{ type: 'reuse-said', key: 'hukou##m-1', given: true, version: 1 }]);
  expect([mayReuse(state, 'hukou', 'a1', 'm-1'), mayReuse(state, 'hukou', 'a1', 'm-2')]).toEqual([true, false]);
  expect(mayReuse(state, 'hukou', 'a1')).toBe(false);
});

test('given words that nobody knows, then no branch takes them for others', () => {
  const unheard = { type: 'nonsense' } as never;
  expect(evolveMatter(noMatter, unheard, { at: '' })).toBe(unheard);
  expect(decideMatter(unheard, noMatter)).toBe(unheard);
});
