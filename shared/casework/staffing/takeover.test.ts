import { describe, expect, test } from 'vitest';
import { given as givenAny } from '../../testing/given.ts';
import { caseEventsOf } from '../contract/contract.ts';
import { office } from '../testing/played.ts';
import { type TakeoverCommand, type TakeoverEvent, takeoverAggregate } from './takeover.ts';

const takeover = takeoverAggregate(caseEventsOf(office));
const given = (events: TakeoverEvent[]) => givenAny(takeover, events);
const when = (events: TakeoverEvent[], command: TakeoverCommand) => given(events).when(command);
const nothing = { ok: true, events: [] };
const planned = { caseIds: ['a', 'b'], next: 'more' };
const started: TakeoverEvent = { type: 'takeover-started', from: 'x', to: 'y', planned };
const report = [
  { caseId: 'a', done: true },
  { caseId: 'b', done: false, code: 'own-case' },
];

describe('a takeover', () => {
  test('given cases, when it starts, then it runs, once; without any it looks once more before it is finished', () => {
    const start = { type: 'start', from: 'x', to: 'y', planned } as const;
    expect(when([], { ...start, planned: { ...planned } }).state).toMatchObject({ status: 'running', done: 0 });
    expect(when([started], { ...start, planned: { ...planned } }).decision).toEqual(nothing);
    const none = when([], { ...start, planned: { caseIds: [] } }).state;
    expect(none).toMatchObject({ status: 'running', looksAt: '2026-11-23T09:00:10.000+08:00' });
    expect(takeover.dues?.(none, 't')).toEqual([{ name: 'look', at: none.looksAt }]);
    expect(takeover.onDue?.('look')).toEqual({ type: 'look' });
    expect(takeover.dues?.(given([started]).state, 't')).toEqual([]);
    // What was stored before there were looks is as finished as it was then.
    expect(given([{ ...started, planned: { caseIds: [] } }]).state.status).toBe('finished');
  });

  test('given a batch that is done, when it is noted, then the next runs; a batch that comes again changes nothing', () => {
    const note = { type: 'note', batch: 0, report, planned: { caseIds: ['c'] } } as const;
    const noted = { ...note, report: [...report], planned: { caseIds: ['c'] } };
    const { state } = when([started], noted);
    expect(state).toMatchObject({ status: 'running', done: 1, report });
    expect(when([started], { ...noted, batch: 1 }).decision).toEqual(nothing);
    expect(when([], noted).decision).toEqual(nothing);
    const last: TakeoverEvent = { type: 'batch-done', report, planned: { caseIds: [] } };
    expect(given([started, last]).state.status).toBe('finished');
    const told = takeover.publish?.(last, given([started, last]).state, { id: 't', at: '', by: '' });
    expect(told).toMatchObject([{ data: { status: 'finished', batch: 1, moved: 1 } }]);
  });

  test('given nothing left, when it looks, then what it finds is taken over, too; when it finds nothing it is finished', () => {
    const waiting: TakeoverEvent = { ...started, planned: { caseIds: [] }, looksAt: '2026-11-23T09:00:10.000+08:00' };
    const looked = when([waiting], { type: 'look' }).state;
    expect(looked).toMatchObject({ status: 'running', looking: true, looks: 1, looksAt: undefined });
    expect(when([started], { type: 'look' }).decision).toEqual(nothing);
    const note = (caseIds: string[]) => ({ type: 'note', batch: 0, report: [], planned: { caseIds } }) as const;
    const looks: TakeoverEvent = { type: 'takeover-looks' };
    const command = (caseIds: string[]) => ({ ...note(caseIds), report: [], planned: { caseIds } });
    expect(when([waiting, looks], command([])).state).toMatchObject({ status: 'finished', looksAt: undefined });
    expect(when([waiting, looks], command(['c'])).state).toMatchObject({ status: 'running', looking: false });
    expect(when([waiting, ...Array(20).fill(looks), started], command([])).state.status).toBe('finished');
    expect(when([waiting, looks, started], command([])).state.status).toBe('running');
  });
});
