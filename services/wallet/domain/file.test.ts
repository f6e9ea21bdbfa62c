import { describe, expect, test } from 'vitest';
import { sealedExample } from '../../../shared/sealed/index.ts';
import { given } from '../../../shared/testing/given.ts';
import { item, itemLine } from '../item.ts';
import type { ItemCommand, ItemEvent } from './messages.ts';
import type { Item } from './state.ts';

const facts = { person: 'ana', kind: 'DEG', source: 'upload', certainty: 'told-by-person' } as const;
const name = sealedExample<string>('wallet/file-name');
const key = sealedExample<string>('wallet/file');
const file = { contentType: 'application/pdf', bytes: 10, name };
const announce: ItemCommand = { type: 'announce', facts, file };
const announced: ItemEvent = { type: 'announced', facts, file };
const checked: ItemEvent = { type: 'checked', contentType: 'image/png', bytes: 10 };
const scanned: ItemEvent = { type: 'scanned' };
const stored: ItemEvent = { type: 'stored', object: 'kept/one/1-a', key };
const refused: ItemEvent = { type: 'refused', reason: 'malware' };
const ready = [announced, checked, scanned, stored];
const check: ItemCommand = { type: 'check', attempt: 1, found: { contentType: 'image/png', bytes: 10 } };
const scan = (verdict: 'clean' | 'threats' | 'unreadable' | 'failed', attempt = 1): ItemCommand => ({
  type: 'scan',
  attempt,
  verdict,
});
const store: ItemCommand = { type: 'store', attempt: 1, object: 'kept/one/1-a', key };
const nothing = { ok: true, events: [] };
const names = (state: Item | null) => item.dues?.(state, 'one')?.map((due) => due.name);
const after = (events: readonly ItemEvent[], command: ItemCommand) => given(item, events).when(command);
const day = '2026-11-23T09:00:00.000+08:00';

describe('a file', () => {
  test('given none, when it is announced, then it waits for its bytes for a day', () => {
    const { state } = after([], announce);
    expect(state).toMatchObject({ state: 'UPLOADING', file: { attempt: 1, name } });
    expect(item.dues?.(state, 'one')).toEqual([{ name: 'give-up', at: '2026-11-24T09:00:00.000+08:00' }]);
    expect(item.publish?.(announced, state, { id: 'one', at: '', by: '' })).toEqual([]);
  });

  test('given nothing came, when it is given up, then it is gone; given nobody scanned it, it is refused', () => {
    expect(after([announced], { type: 'give-up' }).state).toMatchObject({ state: 'DELETED', reason: 'never-came' });
    const late = after([announced, checked], { type: 'give-up' });
    expect(late.state).toMatchObject({ state: 'REFUSED', reason: 'not-scanned' });
    expect(after(ready, { type: 'give-up' }).decision).toEqual(nothing);
  });

  test('given check and scan in either order, then only both and the storing make it ready', () => {
    const first = after([announced], check);
    expect(first.state).toMatchObject({ state: 'CHECKED', file: { contentType: 'image/png' } });
    expect(after([announced, checked], store).decision).toEqual(nothing);
    expect(after([announced], scan('clean')).state).toMatchObject({ state: 'SCANNED', verdict: 'clean' });
    expect(after([announced, scanned], store).decision).toEqual(nothing);
    expect(after([announced, scanned], check).state).toMatchObject({ state: 'CHECKED', verdict: 'clean' });
    expect(after([announced, checked], scan('clean')).state).toMatchObject({ state: 'CHECKED', verdict: 'clean' });
    const { state } = after([announced, checked, scanned], store);
    expect(state).toMatchObject({ state: 'READY', file: { kept: { object: 'kept/one/1-a', key } } });
    expect(item.publish?.(stored, state, { id: 'one', at: day, by: '' })).toMatchObject([
      { type: 'plus.wallet.item-ready.v1', data: { upload: 1, state: 'READY' } },
    ]);
  });

  test('given it is ready, when anything comes again, then nothing changes', () => {
    for (const again of [check, scan('threats'), store, { type: 'note-late' } as const])
      expect(after(ready, again).decision).toEqual(nothing);
    expect(after([announced, checked], check).decision).toEqual(nothing);
    expect(after([announced, scanned], scan('clean')).decision).toEqual(nothing);
  });

  test.each([
    [scan('threats'), 'malware'],
    [scan('unreadable'), 'unreadable'],
    [{ type: 'check', attempt: 1, found: { fault: 'wrong-type' } } as const, 'wrong-type'],
  ])('given %o, then it is refused by name, and what identifies it is gone', (command, reason) => {
    const { state } = after([announced], command);
    expect(state).toMatchObject({ state: 'REFUSED', reason, file: { attempt: 1 } });
    expect(state?.file).not.toHaveProperty('name');
    expect(itemLine('one', state as Item)).toMatchObject({ refused: { code: reason } });
  });

  test('given the scan failed or was of an earlier announcement, then it goes on waiting', () => {
    expect(after([announced], scan('failed')).decision).toEqual(nothing);
    expect(after([announced, announced], scan('clean')).decision).toEqual(nothing);
    expect(after([announced, announced], scan('clean', 2)).state?.state).toBe('SCANNED');
  });

  test('given no verdict for long, then that shows, once, until it comes', () => {
    expect(names(given(item, [announced, checked]).state)).toEqual(['note-late', 'give-up']);
    const { state } = after([announced, checked], { type: 'note-late' });
    expect(itemLine('one', state as Item)).toMatchObject({ late: true });
    expect(names(state)).toEqual(['give-up']);
    const late: ItemEvent = { type: 'noted-late' };
    expect(after([announced, checked, late], { type: 'note-late' }).decision).toEqual(nothing);
    expect(given(item, [announced, checked, scanned, late, stored]).state).not.toHaveProperty('late');
  });

  test.each([[ready], [[...ready, { type: 'expired' } as const]], [[announced, checked]], [[announced, scanned]]])(
    'given it is here, when the same bytes are announced, then they are a duplicate',
    (events) => {
      expect(after(events, announce).decision).toMatchObject({ ok: false, refusal: { code: 'duplicate' } });
    },
  );

  test('given it is awaited, when it is announced again, then it is awaited at the same place, with what is said now', () => {
    const { state } = after([announced], { ...announce, facts: { ...facts, kind: 'CON' } });
    expect(state).toMatchObject({ state: 'UPLOADING', facts: { kind: 'CON' }, file: { attempt: 1 } });
    expect(after([announced, announced], announce).state).toMatchObject({ file: { attempt: 2 } });
  });

  test.each([[[announced, refused]], [[...ready, { type: 'deleted' } as const]]])(
    'given it is not, when they are announced again, then another announcement counts',
    (events) => {
      expect(after(events, announce).state).toMatchObject({ state: 'UPLOADING', file: { attempt: 2 } });
    },
  );

  test('given it was kept and deleted, when it is announced again, then where its bytes lay is still known', () => {
    const { state } = after([...ready, { type: 'deleted' }], announce);
    expect(state?.past).toEqual(['kept/one/1-a']);
    const over = after([...ready, announced], { type: 'note-late' }).state;
    expect(over?.past).toEqual(['kept/one/1-a']);
  });
});

describe('a document that cases have', () => {
  const use = { service: 'hukou', caseId: 'a1' };
  const attached: ItemEvent = { type: 'attached', use };
  const closed: ItemEvent = { type: 'attached', use: { ...use, closedAt: day } };

  test('given a case has it, when its owner deletes it, then that is refused with the case, and it is kept', () => {
    const { decision, state } = after([...ready, attached], { type: 'delete', person: 'ana' });
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'in-use', detail: { en: /hukou/ } } });
    expect(names(state)).toEqual([]);
    expect(after([...ready, attached], { type: 'retire' }).decision).toEqual(nothing);
    expect(itemLine('one', state as Item)).toMatchObject({ usedBy: ['hukou'] });
  });

  test('given its last case ended, then it is kept for the days that are set, and goes by itself', () => {
    const { state } = after([...ready, attached], { type: 'attach', use: { ...use, closedAt: day } });
    expect(item.dues?.(state, 'one')).toEqual([{ name: 'retire', at: '2027-05-22T09:00:00.000+08:00' }]);
    const gone = after([...ready, closed], { type: 'retire' }).state;
    expect(gone).toMatchObject({ state: 'DELETED', reason: 'retention', past: ['kept/one/1-a'], uses: [] });
    expect(after([...ready, closed, { type: 'deleted' }], { type: 'retire' }).decision).toEqual(nothing);
  });

  test('given the same is told again, or it is not kept, then nothing changes', () => {
    expect(after([...ready, attached], { type: 'attach', use }).decision).toEqual(nothing);
    expect(after([announced], { type: 'attach', use }).decision).toEqual(nothing);
    const two = after([...ready, attached], { type: 'attach', use: { ...use, service: 'housing' } }).state;
    expect(two?.uses).toHaveLength(2);
  });

  test('given words of its case come late or again, then the newest version holds, and of one version its end', () => {
    const told = (version: number, closedAt?: string) => ({
      ...use,
      version,
      ...(closedAt !== undefined && { closedAt }),
    });
    const so = (...uses: (typeof use)[]) => {
      const [last = use, ...before] = uses.toReversed();
      const events = before.toReversed().map((one): ItemEvent => ({ type: 'attached', use: one }));
      return after([...ready, ...events], { type: 'attach', use: last }).state?.uses;
    };
    for (const late of [use, told(3), told(2, day)]) expect(so(told(3, day), late)).toEqual([told(3, day)]);
    expect(so(told(3), told(3, day))).toEqual([told(3, day)]);
    expect(so({ ...use, closedAt: day } as typeof use, told(3))).toEqual([told(3)]);
    expect(so(told(3, day), told(4))).toEqual([told(4)]);
  });

  test('given a case has it, when its person is forgotten, then it is gone, once', () => {
    expect(after([...ready, attached], { type: 'forget' }).state).toMatchObject({ state: 'DELETED', uses: [] });
    const left = after([...ready, attached], { type: 'leave' });
    expect(left.state).toMatchObject({ state: 'DELETED', reason: 'member-removed', uses: [] });
    expect(after([...ready, { type: 'deleted' }], { type: 'leave' }).decision).toEqual(nothing);
    const forgotten: ItemEvent = { type: 'deleted', reason: 'forgotten' };
    expect(after([...ready, forgotten], { type: 'forget' }).decision).toEqual(nothing);
    expect(after([...ready, { type: 'deleted' }], { type: 'forget' }).state).toMatchObject({ reason: 'forgotten' });
  });
});

test('given words that nobody knows, then no branch takes them for others', () => {
  const unheard = { type: 'nonsense' } as never;
  expect(after(ready, unheard).decision).toBe(unheard);
  expect(given(item, [...ready, unheard]).state).toBe(unheard);
});

test('given two cases that ended, when it is told how long it is kept, then the later end counts', () => {
  const ended = (service: string, closedAt: string): ItemEvent => ({
    type: 'attached',
    use: { service, caseId: 'a1', closedAt },
  });
  const { state } = given(item, [...ready, ended('hukou', '2027-01-01T09:00:00.000+08:00'), ended('housing', day)]);
  expect(item.dues?.(state, 'one')).toEqual([{ name: 'retire', at: '2027-06-30T09:00:00.000+08:00' }]);
  const running = given(item, [
    ...ready,
    { type: 'attached', use: { service: 'hukou', caseId: 'a1' } },
    ended('housing', day),
  ]);
  expect(item.dues?.(running.state, 'one')).toEqual([]);
});
