import { expect, test } from 'vitest';
import { given } from '../testing/given.ts';
import { stockAggregate } from './stock-item.ts';

interface Thing {
  id: string;
  ends: string;
}

const row = (thing: Thing) => ({ list: 'things', sort: thing.id, item: thing });
const thing = { id: '1', ends: '2026-12-01T00:00:00.000+08:00' };
const kind = stockAggregate<Thing>({ name: 'thing', row, until: ({ ends }) => ends });
const lasting = stockAggregate<Thing>({ name: 'thing', row });
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

test('given a thing, when its time is over, then it is gone from the list, once', () => {
  const { decision, state } = given(kind, [registered]).when({ type: 'retire' });
  expect(decision).toEqual({ ok: true, events: [retired] });
  expect(kind.rows?.(state, '1')).toEqual([]);
  expect(kind.dues?.(state, '1')).toEqual([]);
  expect(given(kind, [registered, retired]).when({ type: 'retire' }).decision).toEqual({ ok: true, events: [] });
  expect(given(kind, []).when({ type: 'retire' }).decision).toEqual({ ok: true, events: [] });
  expect(kind.rows?.(given(kind, []).state, '1')).toEqual([]);
});
