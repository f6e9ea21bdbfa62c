import { describe, expect, test } from 'vitest';
import { matches } from '../testing/matches.ts';

const family = {
  case: 'C1',
  members: [
    {
      role: 'spouse',
      name: 'Lin',
      papers: [
        { kind: 'id', ok: true },
        { kind: 'marriage', ok: false },
      ],
    },
    { role: 'child', name: 'Bao', age: 7, papers: [] },
  ],
  tags: ['urgent', 'talent-A'],
};

describe('arrays of values', () => {
  test.each([
    [{ tags: ['urgent'] }, true],
    [{ tags: ['calm', 'talent-A'] }, true],
    [{ tags: ['calm'] }, false],
    [{ tags: [{ prefix: 'talent' }], case: ['C1'] }, true],
  ])('%j: %s', (pattern, expected) => {
    expect(matches(pattern, family)).toBe(expected);
  });
});

describe('arrays of objects', () => {
  test.each([
    [{ members: { role: ['child'] } }, true],
    [{ members: { role: ['child'], name: ['Bao'] } }, true],
    [{ members: { role: ['child'], name: ['Lin'] } }, false],
    [{ members: { role: ['child', 'spouse'], name: ['Lin'] }, tags: ['urgent'] }, true],
    [{ members: { papers: { kind: ['id'], ok: [true] } } }, true],
    [{ members: { papers: { kind: ['marriage'], ok: [true] } } }, false],
    [{ members: { name: ['Lin'], papers: { kind: ['marriage'] } } }, true],
    [{ members: { name: ['Bao'], papers: { kind: ['marriage'] } } }, false],
    [{ members: { age: [{ exists: false }], name: ['Lin'] } }, false],
    [{ members: { name: ['Lin'], role: [{ exists: false }] } }, false],
    [{ members: { name: ['Bao'], papers: { kind: [{ exists: false }] } } }, true],
    [{ members: { name: ['Lin'], papers: { kind: [{ exists: false }] } } }, false],
    [{ members: [{ exists: true }] }, false],
    [{ members: [{ exists: false }] }, true],
  ])('%j: %s', (pattern, expected) => {
    expect(matches(pattern, family)).toBe(expected);
  });

  test('given an absent field, then it is judged by the elements that earlier paths chose, as event-ruler does', () => {
    const event = { list: [{ a: 1 }, { b: 1 }] };
    expect(matches({ list: { a: [1], b: [{ exists: false }] } }, event)).toBe(true);
    expect(matches({ list: { a: [{ exists: false }], b: [1] } }, event)).toBe(false);
  });

  test('given arrays in arrays, then they are transparent but keep elements apart', () => {
    const event = { grid: [[{ a: 1, b: 2 }], [{ a: 3 }, { b: 4 }]] };
    expect(matches({ grid: { a: [1], b: [2] } }, event)).toBe(true);
    expect(matches({ grid: { a: [3], b: [4] } }, event)).toBe(false);
    expect(matches({ grid: [1] }, { grid: [[1], [2]] })).toBe(true);
  });

  test('given sibling arrays, then their elements combine freely', () => {
    const event = { left: [{ a: 1 }, { a: 2 }], right: [{ b: 1 }, { b: 2 }] };
    expect(matches({ left: { a: [2] }, right: { b: [1] } }, event)).toBe(true);
  });

  test('given three fields of which only two stand in elements of one array together, then they do not match', () => {
    const event = { list: [{ k: 1, p: [{ x: 1 }] }, { q: 1 }] };
    expect(matches({ list: { k: [1], p: { x: [1] }, q: [1] } }, event)).toBe(false);
    expect(matches({ list: { k: [1], p: { x: [1] } } }, event)).toBe(true);
  });

  test('given a long array, when a field of the same path stands outside it, then both may count', () => {
    const list = Array.from({ length: 20 }, (_, at) => ({ a: at, b: at }));
    const pattern = { list: { a: [5], b: ['top'] } };
    expect(matches(pattern, { list, 'list.b': 'top' })).toBe(true);
    expect(matches(pattern, { list: [...list, { b: 'top' }] })).toBe(false);
  });

  test('given large sibling arrays and no match, then the search ends without trying every combination', () => {
    const list = (name: string) => Array.from({ length: 2000 }, (_, at) => ({ [name]: at, other: 'x' }));
    const event = { a: list('n'), b: list('n'), c: list('n'), d: [{ k: 1 }, { m: 1 }] };
    const any = [{ numeric: ['>=', 0] }];
    expect(matches({ a: { n: any }, b: { n: any }, c: { n: any }, d: { k: [1], m: [1] } }, event)).toBe(false);
    expect(matches({ a: { n: [1999], other: ['x'] } }, event)).toBe(true);
  });
});

describe('paths', () => {
  test('given a dot in a key, then it is the same as a step down, on both sides', () => {
    for (const pattern of [{ a: { b: [1] } }, { 'a.b': [1] }]) {
      expect(matches(pattern, { a: { b: 1 } })).toBe(true);
      expect(matches(pattern, { 'a.b': 1 })).toBe(true);
    }
    expect(matches({ a: { b: { c: [1] } } }, { a: { 'b.c': 1 } })).toBe(true);
  });

  test('given empty or unusual keys, then they are keys like others', () => {
    expect(matches({ '': { a: [1] } }, { '': { a: 1 } })).toBe(true);
    expect(matches({ '': { a: [1] } }, { a: 1 })).toBe(false);
    expect(matches(JSON.parse('{"__proto__":{"a":[1]}}'), JSON.parse('{"__proto__":{"a":1}}'))).toBe(true);
    expect(matches({ toString: [{ exists: false }] }, {})).toBe(true);
  });

  test('given an event nested without end, then its depths are as if absent', () => {
    const deep = JSON.parse(`{"a":${'['.repeat(50_000)}1${']'.repeat(50_000)}}`);
    expect(matches({ a: [1] }, deep)).toBe(false);
    expect(matches({ a: [1] }, { a: JSON.parse(`${'['.repeat(900)}1${']'.repeat(900)}`) })).toBe(true);
  });
});
