import { describe, expect, test } from 'vitest';
import type { EducationAnswers } from '../contract.ts';
import { educationDepartment as department } from '../department.ts';
import { type EducationCommand, wishesOf } from './case.ts';
import { drawOf, rankOf } from './draw.ts';
import { assign, coordinated, hold, noon, type Order, open, play, refusal, wish } from './testing/cases.ts';

describe('the wishes', () => {
  const set = (preferences: string[], at = noon, by = 'talent-one'): [EducationCommand, Order] => [
    { type: 'set-preferences', preferences },
    { by, at },
  ];

  test('given a case before its coordination, when the guardian orders the schools, then they are kept and nothing else changes', () => {
    const before = play([open(), assign, { type: 'await-body', body: hold.text }]).state;
    const { state } = play([set(['c'])], before);
    expect(state).toEqual({
      ...before,
      answers: { ...before.answers, preferences: ['c'] },
      effects: {},
      relisted: false,
    });
    expect(play([set(wish)], before).decision).toEqual({ ok: true, events: [] });
    expect(play([open(undefined, 2028), set(['c'])]).state).toMatchObject({
      stage: 'WAIT_NEXT_WINDOW',
      answers: { preferences: ['c'] },
    });
    const endless = { ...before, waits: undefined, until: undefined };
    expect(play([set(['c'])], endless).state).toMatchObject({ stage: 'REGISTERED', answers: { preferences: ['c'] } });
    expect(play([open(wish, 2099), set(['c'])]).state).toMatchObject({ answers: { preferences: ['c'] } });
  });

  test('given a submission that names no school, when the case is coordinated, then it waits on no list; before that schools can be named', () => {
    const { answers, ...verified } = play(coordinated.slice(0, 4)).state;
    const { preferences: _preferences, ...told } = answers as EducationAnswers;
    const unwished = { ...verified, answers: told };
    const { state } = play([{ type: 'coordinate' }], unwished);
    expect(state).toMatchObject({ stage: 'COORDINATED', relisted: false });
    expect([wishesOf(state), state.lists]).toEqual([[], undefined]);
    expect(play([set(['c'])], unwished).state.answers?.preferences).toEqual(['c']);
  });

  test('given the enrolment is closed, the case is coordinated, or somebody else’s, when they are changed, then it is refused', () => {
    expect(play([open(), set(['c'], '2027-08-16T00:00:00.000+08:00')]).decision).toMatchObject(
      refusal('enrolment-closed'),
    );
    expect(play([...coordinated, set(['c'])]).decision).toMatchObject(refusal('wrong-stage'));
    expect(play([open(), set(['c'], noon, 'stranger')]).decision).toMatchObject(refusal('not-found'));
  });
});

test('given a case, when its number and rank are reckoned, then they are the same for everybody and go by category, wish and draw', () => {
  const { state } = play(coordinated);
  const { number } = drawOf(state, 'one', []);
  expect(drawOf(state, 'one', [])).toEqual({ seed: 'school-year-2027', number });
  const general = { ...state, category: 'general', draw: { seed: '', number: 0 } };
  expect(rankOf(state, 1)).toBeLessThan(rankOf(state, 2));
  expect(rankOf(state, 99)).toBeLessThan(rankOf(general, 1));
  const { category: _category, draw: _draw, ...plain } = state;
  expect(rankOf(plain, 1)).toBe(rankOf(general, 1));
  expect(department.first).toBe('REGISTERED');
});
