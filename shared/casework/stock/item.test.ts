import { describe, expect, test } from 'vitest';
import { given } from '../../testing/given.ts';
import { shownItem } from './handles.ts';
import { stockAggregate } from './item.ts';
import { maxChanges, type StockCommand, type StockEvent } from './kind.ts';

interface Thing {
  id: string;
  ends: string;
}

const row = (thing: Thing) => ({ list: 'things', sort: thing.id, item: thing });
const thing = { id: '1', ends: '2026-12-01T00:00:00.000+08:00' };
const kind = stockAggregate<Thing>({ name: 'thing', row, until: ({ ends }) => ends });
const lasting = stockAggregate<Thing>({ name: 'thing', row });
const draftOf = ({ id }: Thing) => ({ type: 'made-up', subject: `thing/${id}`, data: {} });
const registered = { type: 'registered', details: thing } as const;
const retired = { type: 'retired' } as const;

test('given nothing, when a thing is registered, then it is listed until its time is over', () => {
  const { decision, state } = given(kind, []).when({ type: 'register', details: thing });
  expect(decision).toEqual({ ok: true, events: [registered] });
  expect(kind.rows?.(state, '1')).toEqual([{ list: 'things', sort: '1', item: thing }]);
  expect(kind.dues?.(state, '1')).toEqual([{ name: 'retire', at: thing.ends }]);
  expect(lasting.dues?.(state, '1')).toEqual([]);
  expect(kind.onDue?.('retire')).toEqual({ type: 'retire' });
});

test('given a thing, when it is registered again, then the same changes nothing and another is refused', () => {
  const { when } = given(kind, [registered]);
  expect(when({ type: 'register', details: { ...thing } }).decision).toEqual({ ok: true, events: [] });
  expect(when({ type: 'register', details: { ...thing, ends: 'later' } }).decision).toEqual({
    ok: false,
    refusal: { code: 'already-registered' },
  });
});

const day = { at: thing.ends, by: 'deadline', id: '1' };

test('given a thing, when its time is over, then it is gone from the list, once; a time that was corrected is not over', () => {
  const { decision, state } = given(kind, [registered], day).when({ type: 'retire' });
  expect(given(kind, [registered]).when({ type: 'retire' }).decision).toEqual({ ok: true, events: [] });
  expect(given(lasting, [registered]).when({ type: 'retire' }).decision).toEqual({ ok: true, events: [retired] });
  expect(decision).toEqual({ ok: true, events: [retired] });
  expect(kind.rows?.(state, '1')).toEqual([]);
  expect(kind.dues?.(state, '1')).toEqual([]);
  expect(given(kind, [registered, retired]).when({ type: 'retire' }).decision).toEqual({ ok: true, events: [] });
  expect(given(kind, []).when({ type: 'retire' }).decision).toEqual({ ok: true, events: [] });
  expect(kind.rows?.(given(kind, []).state, '1')).toEqual([]);
});

describe('a thing that somebody can hold', () => {
  const reason = { zh: '演示', en: 'made up' };
  const offered = (of: Thing) => draftOf(of);
  const claimOf = ({ id }: Thing) => `thing#${id}`;
  const held = stockAggregate<Thing>({ name: 'thing', row, until: ({ ends }) => ends, claimOf, offered });
  const withdrawn = { type: 'withdrawn', reason } as const;
  const again = { type: 'offered-again', reason } as const;
  const other = { ...thing, ends: '2026-12-02T00:00:00.000+08:00' };
  const correct = { type: 'correct', details: other, reason } as const;
  const codeOf = (events: StockEvent<Thing>[], command: StockCommand<Thing>, context?: typeof day) => {
    const { decision } = given(held, events, context).when(command);
    return decision.ok ? undefined : decision.refusal.code;
  };

  test('when it is corrected, then only while nobody holds it, and why is on record', () => {
    const { decision, state } = given(held, [registered]).when(correct);
    expect(decision).toMatchObject({ claims: { release: ['thing#1'] }, taken: { code: 'held' } });
    expect(state).toMatchObject({ details: other, changes: [{ what: 'corrected', reason }] });
    expect(given(held, [registered]).when({ ...correct, details: thing }).decision).toEqual({ ok: true, events: [] });
    expect(codeOf([], correct)).toBe('not-found');
    expect(codeOf([registered, retired], correct)).toBe('over');
    // What is withdrawn holds its own claim, and keeps it.
    expect(given(held, [registered, withdrawn]).when(correct).decision).toMatchObject({ claims: {} });
  });

  test('when it was changed many times, then the newest changes stay, with how many came before', () => {
    const corrected = { type: 'corrected', details: other, reason } as const;
    const { state } = given(held, [registered, ...Array.from({ length: maxChanges + 3 }, () => corrected)]);
    expect([state.changes?.length, state.changedBefore]).toEqual([maxChanges, 3]);
    expect(shownItem(state)).toMatchObject({ earlierChanges: 3 });
    expect(shownItem(given(held, [registered, corrected]).state)).not.toHaveProperty('earlierChanges');
  });

  test('when it is withdrawn, then nobody can get it and it stands in a list of its own, until it is offered again', () => {
    const { decision, state } = given(held, [registered]).when({ type: 'withdraw', reason });
    expect(decision).toMatchObject({ claims: { take: ['thing#1'] }, taken: { code: 'held' } });
    expect(held.rows?.(state, '1')).toMatchObject([{ list: 'things#withdrawn', item: { withdrawn: { reason } } }]);
    expect(codeOf([registered, withdrawn], { type: 'withdraw', reason })).toBe('withdrawn');
    const back = given(held, [registered, withdrawn]).when({ type: 'offer-again', reason });
    expect(back.decision).toMatchObject({ claims: { release: ['thing#1'] } });
    expect(held.rows?.(back.state, '1')).toMatchObject([{ list: 'things' }]);
    expect(back.state.changes?.map(({ what }) => what)).toEqual(['withdrawn', 'offered-again']);
    expect(codeOf([registered], { type: 'offer-again', reason })).toBe('not-withdrawn');
  });

  test('when it can be granted, newly or again, then that is told; of a thing without claims nothing is held', () => {
    const { state } = given(held, [registered]);
    const told = (event: StockEvent<Thing>, of = state) => held.publish?.(event, of, { id: '1', at: '', by: '' });
    expect([told(registered), told(again), told(withdrawn)]).toEqual([[draftOf(thing)], [draftOf(thing)], []]);
    const corrected = { type: 'corrected', details: other, reason } as const;
    expect([told(corrected), told({ ...corrected, offers: true })]).toEqual([[], [draftOf(thing)]]);
    // What is withdrawn is told once it is offered again.
    expect(told({ ...corrected, offers: true }, given(held, [registered, withdrawn]).state)).toEqual([]);
    const offers = given(held, [registered]).when({ ...correct, offers: true });
    expect(offers.decision).toMatchObject({ events: [{ offers: true }] });
    expect(lasting.publish?.(registered, state, { id: '1', at: '', by: '' })).toEqual([]);
    const free = given(lasting, [registered]).when({ type: 'withdraw', reason });
    expect(free.decision).toMatchObject({ claims: { take: [] } });
  });

  test('when it is cancelled, then it is gone for good, whoever has it, with the reason; said again with another it is refused', () => {
    const cancel = { type: 'cancel', reason } as const;
    const cancelled = { type: 'cancelled', reason } as const;
    const { decision, state } = given(held, [registered]).when(cancel);
    expect(decision).toMatchObject({ claims: { take: ['thing#1'] }, taken: { code: 'held' } });
    expect(held.rows?.(state, '1')).toMatchObject([{ list: 'things#cancelled', item: { cancelled: { reason } } }]);
    expect(given(held, [registered, cancelled]).when(cancel).decision).toEqual({ ok: true, events: [] });
    expect(codeOf([registered, cancelled], { ...cancel, reason: { zh: '另', en: 'other' } })).toBe('cancelled');
    for (const type of ['withdraw', 'offer-again'] as const)
      expect(codeOf([registered, cancelled], { type, reason })).toBe('cancelled');
    expect(codeOf([registered, cancelled], correct)).toBe('cancelled');
    expect([codeOf([], cancel), codeOf([registered, retired], cancel)]).toEqual(['not-found', 'over']);
    expect(codeOf([registered], cancel, day)).toBe('over');
    // What is withdrawn has its own claim; what a case gave up keeps that of the case, and who said so there.
    const back = given(held, [registered, withdrawn]).when(cancel);
    expect(back.decision).toEqual({ ok: true, events: [cancelled] });
    expect(back.state.withdrawn).toBeUndefined();
    const from = { caseId: 'a-case', by: 'worker' };
    const lost = given(held, [registered], day).when({ ...cancel, from });
    expect(lost.decision).toEqual({ ok: true, events: [{ ...cancelled, from }] });
    expect(lost.state).toMatchObject({ cancelled: { from }, changes: [{ what: 'cancelled', by: 'worker' }] });
    expect(given(lasting, [registered]).when(cancel).decision).toMatchObject({ claims: { take: [] } });
  });

  test('when a correction closes some of several for good, then it takes their claims, or is refused as held', () => {
    const closedBy = (before: Thing, after: Thing) => [`thing#${before.ends}-${after.ends}`];
    const several = stockAggregate<Thing>({ name: 'thing', row, closedBy });
    expect(given(several, [registered]).when(correct).decision).toMatchObject({
      claims: { take: [`thing#${thing.ends}-${other.ends}`] },
      taken: { code: 'held' },
    });
  });
});
