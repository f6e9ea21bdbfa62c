import { expect, test } from 'vitest';
import { mustCompile } from '../testing/matches.ts';
import { createPathCounts } from './path-counts.ts';

test('given patterns that share paths, when they go one by one, then a path is wanted as long as one asks', () => {
  const [one, two] = [mustCompile({ a: { b: [1], c: [1] } }), mustCompile({ $or: [{ a: { b: [2] } }, { d: [2] }] })];
  const wanted = ['a', 'a.b', 'a.c', 'd', 'b'];
  const counts = createPathCounts();
  counts.add(one.alternatives);
  counts.add(two.alternatives);
  expect(wanted.map(counts.has)).toEqual([true, true, true, true, false]);
  counts.remove(one.alternatives);
  expect(wanted.map(counts.has)).toEqual([true, true, false, true, false]);
  counts.remove(two.alternatives);
  expect(wanted.map(counts.has)).toEqual([false, false, false, false, false]);
});
