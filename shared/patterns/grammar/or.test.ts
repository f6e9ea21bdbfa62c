import { describe, expect, test } from 'vitest';
import { matches, mustCompile, refusals } from '../testing/matches.ts';

describe('$or', () => {
  const pattern = {
    source: ['plus.talent'],
    $or: [{ state: ['decided'] }, { score: [{ numeric: ['>', 60] }], level: ['A'] }],
  };

  test.each([
    [{ source: 'plus.talent', state: 'decided' }, true],
    [{ source: 'plus.talent', score: 61, level: 'A' }, true],
    [{ source: 'plus.talent', score: 61 }, false],
    [{ source: 'plus.hukou', state: 'decided' }, false],
  ])('%j: %s', (event, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });

  test('given two side by side, then one branch of each must hold', () => {
    const both = { $or: [{ a: [1] }, { b: [1] }], d: { $or: [{ c: [1] }, { e: [1] }] } };
    expect(matches(both, { b: 1, d: { c: 1 } })).toBe(true);
    expect(matches(both, { a: 1, b: 1 })).toBe(false);
    expect(mustCompile(both).alternatives).toHaveLength(4);
  });

  test('given one inside another, then the inner belongs to its branch', () => {
    const nested = { $or: [{ a: [1] }, { b: [1], $or: [{ c: [1] }, { d: [1] }] }] };
    expect(matches(nested, { b: 1, d: 1 })).toBe(true);
    expect(matches(nested, { d: 1 })).toBe(false);
    expect(mustCompile(nested).alternatives).toHaveLength(3);
  });

  test.each([
    [{ $or: [{ a: [1] }] }, ['/$or or-form']],
    [{ $or: { a: [1] } }, ['/$or or-form']],
    [{ $or: [{ a: [1] }, [1]] }, ['/$or/1 or-form']],
    [{ $or: [{ a: [1] }, {}] }, ['/$or/1 empty-object']],
    [{ d: { $or: [{ numeric: ['>', 1] }, { b: [1] }] } }, ['/d/$or/0/numeric or-reserved']],
    [{ $or: [{ a: { 'date-after': [1] } }, { b: [1] }] }, ['/$or/0/a/date-after or-reserved']],
    [{ numeric: [1] }, []],
  ])('%j is refused: %j', (refused, expected) => {
    expect(refusals(refused)).toEqual(expected);
  });

  test.each([
    [{ a: [1], $or: [{ a: [2] }, { b: [1] }] }, ['/$or/0/a path-twice']],
    [{ $or: [{ a: [2] }, { b: [1] }], a: [1] }, ['/$or/0/a path-twice']],
    [{ 'a.b': [1], a: { b: [2] } }, ['/a/b path-twice']],
    [{ a: { $or: [{ b: [1] }, { c: [1] }] }, 'a.b': [2] }, ['/a/$or/0/b path-twice']],
  ])('%j asks twice about a path: %j', (refused, expected) => {
    expect(refusals(refused)).toEqual(expected);
  });

  test('given more than 1,000 combinations, then it is refused before they are written out', () => {
    const branches = (name: string, count: number) => Array.from({ length: count }, (_, at) => ({ [name + at]: [1] }));
    const limits = { characters: 1e6 };
    const parts = (c: number) => ({
      a: { $or: branches('x', 10) },
      b: { $or: branches('y', 10) },
      c: { $or: branches('z', c) },
    });
    expect(refusals(parts(10), limits)).toEqual([]);
    expect(refusals(parts(11), limits)).toEqual([' too-many-alternatives']);
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`f${at}`, { $or: branches('x', 30) }]));
    expect(refusals(many, limits)).toEqual([' too-many-alternatives']);
    expect(refusals(parts(2), { ...limits, alternatives: 199 })).toEqual([' too-many-alternatives']);
  });
});
