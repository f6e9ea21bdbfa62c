import { expect, test } from 'vitest';
import { mustCompile } from '../testing/matches.ts';
import { createPopularity } from './popularity.ts';

test('given alternatives counted in and out, then an access is as popular as those left that have it', () => {
  const popularity = createPopularity();
  const [shared, own] = [mustCompile({ a: ['x'] }), mustCompile({ a: ['x', 'y'], b: [{ prefix: 'x' }] })];
  for (const { alternatives } of [shared, own]) for (const one of alternatives) popularity.count(one, 1);
  const ask = (path: string, key: string) => popularity.of(path, { table: 'value', key });
  expect([ask('a', 'x'), ask('a', 'y'), ask('a', 'z'), ask('b', 'x')]).toEqual([2, 1, 0, 0]);
  expect(popularity.of('b', { table: 'head', key: 'x' })).toBe(1);
  for (const one of own.alternatives) popularity.count(one, -1);
  expect([ask('a', 'x'), ask('a', 'y')]).toEqual([1, 0]);
});
