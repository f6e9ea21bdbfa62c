import { expect, test } from 'vitest';
import { flatten } from '../event/flatten.ts';
import { mustCompile } from '../testing/matches.ts';
import { createBranches } from './branches.ts';

const flat = (event: unknown) => flatten(event, { has: () => true }) ?? { leaves: new Map(), nested: false };

test('given nodes under keys and conditions, when an event comes, then those that fit are visited until they leave', () => {
  const branches = createBranches<string>();
  const leaves: (() => void)[] = [];
  const make = (name: string) => (leave: () => void) => {
    leaves.push(leave);
    return name;
  };
  const [[present] = []] = mustCompile({ b: [{ exists: true }] }).alternatives;
  if (!present) throw new Error('no condition');
  expect(branches.keyed('a', { table: 'value', key: 1 }, make('one'))).toBe('one');
  expect(branches.keyed('a', { table: 'value', key: 1 }, make('again'))).toBe('one');
  expect(branches.keyed('a', { table: 'number', low: 0, high: 5 }, make('range'))).toBe('range');
  expect(branches.grouped(present, make('group'))).toBe('group');
  const visited = (event: unknown) => {
    const names: string[] = [];
    branches.follow(flat(event), (name) => names.push(name));
    return names.sort();
  };
  expect(visited({ a: 1, b: 'x', c: 1 })).toEqual(['group', 'one', 'range']);
  expect(visited({ a: 2 })).toEqual(['range']);
  for (const leave of leaves) leave();
  expect(visited({ a: 1, b: 'x' })).toEqual([]);
  expect([branches.groupCount, branches.hasGroup(present)]).toEqual([0, false]);
});
