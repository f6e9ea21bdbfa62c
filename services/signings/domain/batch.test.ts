import { describe, expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { batch } from '../aggregates.ts';
import {
  type AgendaItem,
  type BatchCommand,
  type BatchEvent,
  type BatchPlan,
  batchIdOf,
  countsOf,
  maxEntries,
} from './batch.ts';
import { signable } from './decide-batch.ts';
import { evolveBatch } from './evolve-batch.ts';

const plan: BatchPlan = { year: 2026, ordinal: 4, names: { zh: '第四批' }, heldOn: '2026-11-20' };
const item = (projectId: string, kind: AgendaItem['kind'] = 'project'): AgendaItem => ({
  projectId,
  names: { zh: projectId },
  kind,
});
const planned: BatchEvent = { type: 'planned', plan };
const put = (...items: AgendaItem[]): BatchEvent => ({ type: 'put-on-agenda', items });
const fixed: BatchEvent = { type: 'agenda-fixed' };
const held: BatchEvent = { type: 'held', on: '2026-11-20' };
const closed: BatchEvent = { type: 'closed' };
const pulled = (projectId: string): BatchEvent => ({ type: 'pulled', projectId, reason: '临时撤下' });
const signed = (...projectIds: string[]): BatchEvent => ({ type: 'signed-noted', projectIds, on: '2026-11-20' });
const no = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) });
const nothing = { ok: true, events: [] };
const putting = (...items: AgendaItem[]): BatchCommand => ({ type: 'put-on-agenda', items });
const noting = (...projectIds: string[]): BatchCommand => ({ type: 'note-signed', projectIds, on: '2026-11-20' });
const pulling = (projectId: string): BatchCommand => ({ type: 'pull', projectId, reason: '临时撤下' });

describe('planning a batch', () => {
  test('given nothing, when it is planned, then it is PLANNED under its year and ordinal', () => {
    expect(given(batch, []).when({ type: 'plan', plan }).state).toMatchObject({
      stage: 'PLANNED',
      heldOn: '2026-11-20',
    });
    expect(batchIdOf(plan)).toBe('2026-4');
  });

  test('the same plan again changes nothing; another is refused with the field', () => {
    const there = given(batch, [planned]);
    expect(there.when({ type: 'plan', plan }).decision).toEqual(nothing);
    expect(there.when({ type: 'plan', plan: { ...plan, names: { zh: '另一批' } } }).decision).toEqual(
      no('batch-differs'),
    );
    expect(there.when({ type: 'plan', plan: { ...plan, heldOn: '2026-12-01' } }).decision).toMatchObject({
      refusal: { code: 'batch-differs', pointer: '/heldOn' },
    });
  });

  test.each<BatchCommand>([putting(item('a')), { type: 'close' }])(
    'given nothing, nothing else can be done',
    (command) => {
      expect(given(batch, []).when(command).decision).toEqual(no('not-found'));
      expect(evolveBatch(null, closed, { at: '' })).toBeNull();
    },
  );
});

describe('the agenda', () => {
  test('takes projects while the batch is planned, each once', () => {
    const { state } = given(batch, [planned, put(item('a'))]).when(putting(item('a'), item('b')));
    expect(state?.entries.map(({ projectId, state: at }) => [projectId, at])).toEqual([
      ['a', 'planned'],
      ['b', 'planned'],
    ]);
    expect(given(batch, [planned, put(item('a'))]).when(putting(item('a'))).decision).toEqual(nothing);
  });

  test('takes a pulled project back, or one as a memorandum, while it is planned', () => {
    expect(
      given(batch, [planned, put(item('a')), pulled('a')]).when(putting(item('a'))).state?.entries[0],
    ).toMatchObject({ state: 'planned' });
    expect(given(batch, [planned, put(item('a'))]).when(putting(item('a', 'memorandum'))).state?.entries).toMatchObject(
      [{ kind: 'memorandum' }],
    );
  });

  test('takes nothing new once it is fixed, but what stands there may come again', () => {
    const there = given(batch, [planned, put(item('a')), fixed]);
    expect(there.when(putting(item('b'))).decision).toEqual(no('batch-stage'));
    expect(there.when(putting(item('a'))).decision).toEqual(nothing);
  });

  test('is full at its limit', () => {
    const many = Array.from({ length: maxEntries }, (_, place) => item(`p${place}`));
    expect(given(batch, [planned, put(...many)]).when(putting(item('one-more'))).decision).toEqual(no('agenda-full'));
  });

  test('is fixed only with something on it, and once', () => {
    expect(given(batch, [planned]).when({ type: 'fix-agenda' }).decision).toEqual(no('agenda-empty'));
    expect(given(batch, [planned, put(item('a'))]).when({ type: 'fix-agenda' }).state?.stage).toBe('AGENDA_FIXED');
    expect(given(batch, [planned, put(item('a')), fixed]).when({ type: 'fix-agenda' }).decision).toEqual(nothing);
  });

  test('keeps a project that is pulled at the last minute on record', () => {
    const { state } = given(batch, [planned, put(item('a'), item('b')), fixed, held]).when(pulling('a'));
    expect(state?.entries).toMatchObject([
      { projectId: 'a', state: 'pulled', pulled: { reason: '临时撤下' } },
      { state: 'planned' },
    ]);
  });

  test('pulls what is on it and not signed', () => {
    const there = given(batch, [planned, put(item('a'), item('b')), fixed, held, signed('a'), pulled('b')]);
    expect(there.when(pulling('x')).decision).toEqual(no('not-on-agenda'));
    expect(there.when(pulling('a')).decision).toEqual(no('already-signed'));
    expect(there.when(pulling('b')).decision).toEqual(nothing);
  });
});

describe('the ceremony', () => {
  const ready = [planned, put(item('a'), item('m', 'memorandum')), fixed];

  test('is held on the planned day or on the day that is given, once the agenda is fixed', () => {
    expect(given(batch, ready).when({ type: 'hold' }).state).toMatchObject({ stage: 'HELD', heldOn: '2026-11-20' });
    expect(given(batch, ready).when({ type: 'hold', on: '2026-11-22' }).state?.heldOn).toBe('2026-11-22');
    expect(given(batch, ready).when({ type: 'hold', on: '2026-11-24' }).decision).toEqual(no('date-in-future'));
    expect(given(batch, [planned]).when({ type: 'hold' }).decision).toEqual(no('batch-stage'));
    expect(given(batch, [...ready, held]).when({ type: 'hold' }).decision).toEqual(nothing);
  });

  test('signs what is on the agenda of a held batch', () => {
    const { state } = given(batch, [...ready, held, pulled('m')]);
    expect(signable(state, 'a').ok).toBe(true);
    expect(signable(state, 'm')).toEqual(no('pulled'));
    expect(signable(state, 'x')).toEqual(no('not-on-agenda'));
    expect(signable(null, 'a')).toEqual(no('not-found'));
    expect(signable(given(batch, ready).state, 'a')).toEqual(no('batch-stage'));
    expect(signable(given(batch, [...ready, held, signed('a'), closed]).state, 'a').ok).toBe(true);
  });

  test('notes the fact of a signing once, also of a project that was pulled in that moment', () => {
    const there = given(batch, [...ready, held, pulled('m')]);
    expect(there.when(noting('a', 'm')).state?.entries).toMatchObject([
      { state: 'signed', signedOn: '2026-11-20' },
      { state: 'signed', pulled: { reason: '临时撤下' } },
    ]);
    expect(given(batch, [...ready, held, signed('a')]).when(noting('a')).decision).toEqual(nothing);
  });

  test('is closed when every project is signed or pulled; memoranda are counted apart', () => {
    const there = [...ready, held, signed('a')];
    expect(given(batch, there).when({ type: 'close' }).decision).toEqual(no('entries-open'));
    const { state } = given(batch, [...there, signed('m')]).when({ type: 'close' });
    expect(state?.stage).toBe('CLOSED');
    expect(countsOf(state ?? { entries: [] })).toEqual({ projects: 1, memoranda: 1, pulled: 0, open: 0 });
    expect(given(batch, [...there, signed('m'), closed]).when({ type: 'close' }).decision).toEqual(nothing);
    expect(given(batch, ready).when({ type: 'close' }).decision).toEqual(no('batch-stage'));
  });
});

describe('what no type allows', () => {
  test('is handed back as it is', () => {
    const unheard = { type: 'unheard-of' } as never;
    const { state } = given(batch, [planned]);
    expect(batch.decide(unheard, state, { at: '', by: '', id: '' })).toBe(unheard);
    expect(evolveBatch(state, unheard, { at: '' })).toBe(unheard);
  });
});
