import { describe, expect, test } from 'vitest';
import { declinesLeft, ifDeclined } from './declining.ts';
import { wordsOf } from './declining-words.ts';
import { coordinated, guardian, hold, noon, open, placed, play, turn } from './testing/cases.ts';
import { windows } from './windows.ts';

const only = [open(['a']), ...coordinated.slice(1), turn()];
const second = turn({ ...hold, claim: 'place#b#2027#1', id: 'b-2027-1' }, 'second');

describe('what declining leads to', () => {
  test('given other wishes, when a place is held, then declining leads to their lists; that is what it does', () => {
    const { state } = play(placed);
    const effect = ifDeclined(state, 'a', noon, windows);
    expect(effect).toMatchObject({ leads: 'waiting-lists', schools: ['b'] });
    expect(wordsOf(effect).zh).toContain('其余志愿（b）');
    expect(state.waits).toMatchObject({ en: expect.stringContaining('waits for its other wishes (b)') });
    expect(declinesLeft(state, 'a')).toBe(1);
    expect(play([guardian(false)], state).state.stage).toBe('COORDINATED');
  });

  test('given the only wish, when its place is held, then declining leads to the next window, and that is said before; with one more it does not', () => {
    const { state } = play(only);
    const effect = ifDeclined(state, 'a', noon, windows);
    expect(effect).toMatchObject({ leads: 'next-window', why: 'no-other-wish', next: { term: { schoolYear: 2028 } } });
    expect(state.waits).toMatchObject({
      zh: expect.stringContaining('没有其他志愿，本学年不再安排，案件转入 2028 学年'),
    });
    expect(declinesLeft(state, 'a')).toBe(0);
    expect(play([guardian(false)], state).state.stage).toBe('WAIT_NEXT_WINDOW');
    const added = play([[{ type: 'set-preferences', preferences: ['a', 'c'] }, { by: 'talent-one' }]], state).state;
    expect(added.waits).toMatchObject({ en: expect.stringContaining('other wishes (c)') });
    expect(declinesLeft(added, 'a')).toBe(1);
    expect(play([guardian(false)], added).state.stage).toBe('COORDINATED');
  });

  test('given the last time, when a place is held, then no more can be declined; who waits has one to come', () => {
    const { state } = play([...placed, guardian(false), second]);
    expect(ifDeclined(state, 'b', noon, windows)).toMatchObject({ leads: 'next-window', why: 'last-decline' });
    expect(declinesLeft(state, 'b')).toBe(0);
    expect(declinesLeft(play(coordinated).state, undefined)).toBe(1);
    expect(declinesLeft(play(only.slice(0, -1)).state, undefined)).toBe(0);
    // A place by hand at a school that was not wished for leaves every wish.
    expect(declinesLeft(play(only).state, 'elsewhere')).toBe(1);
  });
});
