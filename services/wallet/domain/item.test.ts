import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sealedExample } from '../../../shared/sealed/index.ts';
import { given } from '../../../shared/testing/given.ts';
import { item } from '../item.ts';
import type { ItemCommand, ItemEvent } from './item.ts';

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

describe('a document', () => {
  test('given none, when it is fetched, then it is ready and falls due after its last day', () => {
    const { state } = given(item, []).when(keep);
    expect(state).toMatchObject({ state: 'READY', facts, number });
    expect(item.dues?.(state, 'one')).toEqual([{ name: 'expire', at: '2027-12-31T23:59:59.999+08:00' }]);
    expect(item.onDue?.('expire')).toEqual({ type: 'expire' });
  });

  test('given it is ready, when the same is fetched, then nothing happens; a renewed one takes its place', () => {
    expect(given(item, [kept]).when(keep).decision).toEqual(nothing);
    const { state } = given(item, [kept]).when({ type: 'keep', facts: renewed, number });
    expect(state?.facts.expiresOn).toBe('2028-12-31');
  });

  test('given it is ready, when its day has passed, then it has expired, once, and stays readable to its owner', () => {
    const { state } = given(item, [kept]).when({ type: 'expire' });
    expect(state).toMatchObject({ state: 'EXPIRED', number });
    expect(item.dues?.(state, 'one')).toEqual([]);
    expect(given(item, [kept, { type: 'expired' }]).when({ type: 'expire' }).decision).toEqual(nothing);
  });

  test('given it is ready or expired, when its owner deletes it, then its number is gone, and it does not expire', () => {
    const command: ItemCommand = { type: 'delete', person: 'ana' };
    for (const before of [[kept], [kept, { type: 'expired' } as const]]) {
      const { state } = given(item, before).when(command);
      expect(state).toMatchObject({ state: 'DELETED' });
      expect(state).not.toHaveProperty('number');
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
    expect(item.publish?.({ type: 'deleted' }, state, { id: 'one', at: '', by: 'ana' })).toEqual([]);
  });
});

test('given commands in any order, when they are decided, then only the owner deletes, and a number is there unless deleted', () => {
  const command: fc.Arbitrary<ItemCommand> = fc.constantFrom<ItemCommand[]>(
    keep,
    { type: 'keep', facts: renewed, number },
    { type: 'delete', person: 'ana' },
    { type: 'delete', person: 'bo' },
    { type: 'expire' },
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
      let events: ItemEvent[] = [];
      for (const one of commands) {
        const before = given(item, events);
        const { decision, state } = before.when(one);
        if (decision.ok) events = [...events, ...decision.events];
        if (one.type === 'delete' && one.person === 'bo') expect(state).toEqual(before.state);
        if (one.type === 'expire') expect(state?.state).not.toBe('READY');
        if (state) expect(state.number === undefined).toBe(state.state === 'DELETED');
      }
    }),
  );
});
