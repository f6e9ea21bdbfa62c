import { describe, expect, test } from 'vitest';
import type { EducationAnswers } from '../contract.ts';
import { educationDepartment as department } from '../department.ts';
import { type EducationCase, type EducationCommand, wishesOf } from './case.ts';
import { drawOf, rankOf } from './draw.ts';
import { changingWishes } from './preferences.ts';
import {
  assign,
  coordinated,
  due,
  guardian,
  hold,
  noon,
  type Order,
  open,
  placed,
  play,
  refusal,
  wish,
} from './testing/cases.ts';
import { windows } from './windows.ts';

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
    const reject: EducationCommand = { type: 'decide', outcome: 'rejected', reasonCode: 'permit-or-insurance-missing' };
    expect(play([open(), assign, reject, set(['c'])]).decision).toMatchObject(refusal('case-closed'));
    expect(play([open(), set(['c'], noon, 'stranger')]).decision).toMatchObject(refusal('not-found'));
    expect(play([set(['c'])]).decision).toMatchObject(refusal('not-found'));
    const odd = { ...play(coordinated).state, stage: 'GONE' };
    expect(play([set(['c'])], odd).decision).toMatchObject(refusal('wrong-stage'));
  });

  test('given a case that is coordinated, when schools are added behind the wishes, then it waits for them, after all that was wished in time; more is refused', () => {
    for (const before of [coordinated, placed]) {
      for (const changed of [['c'], ['b', 'a'], ['a'], ['c', 'a', 'b']])
        expect(play([...before, set(changed)]).decision).toMatchObject(refusal('only-adding'));
      expect(play([...before, set(wish)]).decision).toEqual({ ok: true, events: [] });
      const { state } = play([...before, set([...wish, 'c']), set([...wish, 'c', 'd'])]);
      expect(wishesOf(state).slice(2)).toEqual([
        { schoolId: 'c', preference: 3, late: true },
        { schoolId: 'd', preference: 4, late: true },
      ]);
      expect([state.relisted, state.lists?.includes('c-2027')]).toEqual([
        before === coordinated,
        before === coordinated,
      ]);
      const declined = before === placed ? play([guardian(false)], state).state : state;
      expect([declined.relisted, declined.lists]).toEqual([true, expect.arrayContaining(['c-2027', 'd-2027'])]);
    }
    const anew = play([...coordinated, set([...wish, 'c']), due('2027-08-31T23:59:59.999+08:00')]).state;
    expect(wishesOf(anew)).not.toContainEqual(expect.objectContaining({ late: true }));
  });

  test('given a case, when the guardian looks, then what can be done about the wishes is said, and until when', () => {
    const seen = (state: EducationCase, at = noon, known = windows) => changingWishes(state, at, known);
    const until = '2027-08-15';
    expect(seen(play([open()]).state)).toMatchObject({ possible: 'any', until });
    expect(seen(play(placed).state)).toMatchObject({ possible: 'adding', until });
    expect(seen(play(placed).state, '2027-08-16T00:00:00.000+08:00')).toMatchObject({ possible: 'none', until });
    expect(seen(play([...placed, guardian(true)]).state)).toMatchObject({ possible: 'none' });
    expect(seen({ ...play(placed).state, stage: 'GONE' }, noon, [])).toEqual({
      possible: 'none',
      text: expect.anything(),
    });
  });
});

test('given a case, when its number and rank are reckoned, then they are the same for everybody and go by category, wish and draw', () => {
  const { state } = play(coordinated);
  const { number } = drawOf(state, 'one', []);
  expect(drawOf(state, 'one', [])).toEqual({ seed: 'school-year-2027', number });
  const general = { ...state, category: 'general', draw: { seed: '', number: 0 } };
  expect(rankOf(state, { preference: 1 })).toBeLessThan(rankOf(state, { preference: 2 }));
  expect(rankOf(state, { preference: 99 })).toBeLessThan(rankOf(general, { preference: 1 }));
  // What was added since comes after what anybody wished in time.
  expect(rankOf(general, { preference: 5 })).toBeLessThan(rankOf(state, { preference: 1, late: true }));
  const { category: _category, draw: _draw, ...plain } = state;
  expect(rankOf(plain, { preference: 1 })).toBe(rankOf(general, { preference: 1 }));
  expect(department.first).toBe('REGISTERED');
});
