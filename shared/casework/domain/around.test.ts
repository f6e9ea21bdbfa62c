import { expect, test } from 'vitest';
import { given as givenAny } from '../../testing/given.ts';
import { happened, officeCase, opening, type Wish } from '../testing/played.ts';
import type { CaseEvent } from './events.ts';
import type { NoteAround, ToldPart } from './told-around.ts';

const at = '2026-11-23T10:00:00.000+08:00';
const given = (events: CaseEvent<Wish>[]) => givenAny(officeCase, events, { at, by: 'event', id: 'one' });
const nothing = { ok: true, events: [] };
const text = { zh: '一', en: 'one' };

const employment = (state: 'asked' | 'confirmed', version: number): ToldPart & { part: 'employment' } => ({
  part: 'employment',
  version,
  told: { state, at },
});
const note = (told: ToldPart, person = 'talent'): NoteAround => ({ type: 'note-around', person, ...told });
const noted = (told: ToldPart): CaseEvent<Wish> => ({ type: 'case-around-noted', ...told });

test('given a case, when something is told around it, then it is kept and nobody else hears of it', () => {
  const { decision, state } = given([happened.opened]).when(note(employment('confirmed', 2)));
  expect(decision).toEqual({ ok: true, events: [noted(employment('confirmed', 2))] });
  expect(state.around).toEqual({ employment: { version: 2, told: { state: 'confirmed', at } } });
  expect(officeCase.publish?.(noted(employment('confirmed', 2)), state, { id: 'one', at, by: 'event' })).toEqual([]);
});

test('given what is known, when it is told again or something older is, or of another person, then nothing changes', () => {
  const known = [happened.opened, noted(employment('confirmed', 2))];
  expect(given(known).when(note(employment('confirmed', 2))).decision).toEqual(nothing);
  expect(given(known).when(note(employment('asked', 1))).decision).toEqual(nothing);
  expect(given([happened.opened]).when(note(employment('asked', 1), 'other')).decision).toEqual(nothing);
  const beside: ToldPart = { part: 'beside', version: 1, told: ['two'] };
  expect(given(known).when(note(beside)).state.around).toMatchObject({ beside: { told: ['two'] }, employment: {} });
});

test('given an answer that came before the case, when the case is opened, then the answer stands before what the submission said', () => {
  const links = [{ from: 'hukou', shared: false, text }];
  const around = { employment: { state: 'asked' as const, at }, links };
  const open = { ...opening, around };
  expect(given([]).when(open).state.around).toEqual({
    employment: { version: 0, told: around.employment },
    links: { version: 0, told: links },
  });
  const early = given([noted(employment('confirmed', 1))]);
  expect(early.when(open).state.around.employment).toMatchObject({ version: 1, told: { state: 'confirmed' } });
  expect(given([]).when(opening).state.around).toEqual({});
  expect(given([]).when(note(employment('confirmed', 1))).state.status).toBe('none');
});

test('given a case whose person was erased, when something is told around it, then nothing of it is kept', () => {
  const { state } = given([happened.opened, noted(employment('confirmed', 1))]);
  const left = officeCase.personal?.forgotten(state);
  expect(left?.around).toEqual({});
});
