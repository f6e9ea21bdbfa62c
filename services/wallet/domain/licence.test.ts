import { describe, expect, test } from 'vitest';
import { sealedExample } from '../../../shared/sealed/index.ts';
import { given } from '../../../shared/testing/given.ts';
import { item } from '../item.ts';
import type { ItemCommand, ItemEvent } from './messages.ts';

const facts = {
  person: 'ana',
  kind: 'RP',
  issuer: { zh: '示例（演示数据）', en: 'Example (made up)' },
  issuedOn: '2026-01-01',
  expiresOn: '2027-12-31',
  source: 'demonstration',
  certainty: 'made-up',
} as const;
const number = sealedExample<string>('wallet/number');
const keep: ItemCommand = { type: 'keep', facts, number };
const kept: ItemEvent = { type: 'kept', facts, number };
const renewed = { ...facts, expiresOn: '2028-12-31' };
const nothing = { ok: true, events: [] };
const absent = { ok: false, refusal: { code: 'not-found' } };
const day = '2026-11-23T09:00:00.000+08:00';

describe('a licence', () => {
  test('given none, when it is fetched, then it is ready; warning, expiry and retention fall due', () => {
    const { state } = given(item, []).when(keep);
    expect(state).toMatchObject({ state: 'READY', facts, number });
    expect(item.dues?.(state, 'one')).toEqual([
      { name: 'warn', at: '2027-12-01T23:59:59.999+08:00' },
      { name: 'expire', at: '2027-12-31T23:59:59.999+08:00' },
      { name: 'retire', at: '2028-11-22T09:00:00.000+08:00' },
    ]);
    expect(['warn', 'expire', 'retire', 'note-late', 'give-up'].map((name) => item.onDue?.(name))).toMatchObject(
      ['warn', 'expire', 'retire', 'note-late', 'give-up'].map((type) => ({ type })),
    );
  });

  test('given it is ready, when the same is fetched, then nothing happens; a renewed one takes its place', () => {
    expect(given(item, [kept]).when(keep).decision).toEqual(nothing);
    const { state } = given(item, [kept]).when({ type: 'keep', facts: renewed, number });
    expect(state?.facts.expiresOn).toBe('2028-12-31');
  });

  test('given it is ready, when its last day comes near, then that is told once', () => {
    const { state } = given(item, [kept]).when({ type: 'warn' });
    expect(item.dues?.(state, 'one')?.map(({ name }) => name)).toEqual(['expire', 'retire']);
    const told = item.publish?.({ type: 'warned' }, state, { id: 'one', at: day, by: '' });
    expect(told).toMatchObject([{ type: 'plus.wallet.item-expiring.v1', data: { expiresOn: '2027-12-31' } }]);
    expect(given(item, [kept, { type: 'warned' }]).when({ type: 'warn' }).decision).toEqual(nothing);
  });

  test('given it is ready, when its day has passed, then it has expired, once, and stays readable to its owner', () => {
    const { state } = given(item, [kept]).when({ type: 'expire' });
    expect(state).toMatchObject({ state: 'EXPIRED', number });
    expect(item.dues?.(state, 'one')?.map(({ name }) => name)).toEqual(['retire']);
    expect(given(item, [kept, { type: 'expired' }]).when({ type: 'expire' }).decision).toEqual(nothing);
  });

  test('given it is ready or expired, when its owner deletes it, then its number is gone, and it does not expire', () => {
    const command: ItemCommand = { type: 'delete', person: 'ana' };
    for (const before of [[kept], [kept, { type: 'expired' } as const]]) {
      const { state } = given(item, before).when(command);
      expect(state).toMatchObject({ state: 'DELETED', reason: 'owner' });
      expect(state).not.toHaveProperty('number');
      expect(item.dues?.(state, 'one')).toEqual([]);
      expect(item.rows?.(state, 'one')).toMatchObject([{ list: 'gone#ana' }]);
    }
    expect(given(item, [kept, { type: 'deleted' }]).when(command).decision).toEqual(nothing);
    expect(given(item, [kept, { type: 'deleted' }]).when({ type: 'expire' }).decision).toEqual(nothing);
  });

  test('given it is deleted, when it is fetched again, then it is ready', () => {
    expect(given(item, [kept, { type: 'deleted' }]).when(keep).state?.state).toBe('READY');
  });

  test('given none, or one of another, when somebody deletes it, then it is not found', () => {
    expect(given(item, []).when({ type: 'delete', person: 'ana' }).decision).toEqual(absent);
    expect(given(item, []).when({ type: 'expire' }).decision).toEqual(absent);
    expect(given(item, [kept]).when({ type: 'delete', person: 'bo' }).decision).toEqual(absent);
  });

  test('given none, when something is told of it, then there is still none', () => {
    const { state } = given(item, [{ type: 'deleted' }]);
    expect(state).toBeNull();
    expect(item.rows?.(state, 'one')).toEqual([]);
    expect(item.dues?.(state, 'one')).toEqual([]);
    expect(item.publish?.({ type: 'deleted' }, state, { id: 'one', at: '', by: 'ana' })).toEqual([]);
  });
});
