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
  test('given cases, when it starts, then it runs, once; without any it is finished', () => {
    const start = { type: 'start', from: 'x', to: 'y', planned } as const;
    expect(when([], { ...start, planned: { ...planned } }).state).toMatchObject({ status: 'running', done: 0 });
    expect(when([started], { ...start, planned: { ...planned } }).decision).toEqual(nothing);
    expect(when([], { ...start, planned: { caseIds: [] } }).state.status).toBe('finished');
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
});
