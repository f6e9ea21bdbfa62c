import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIntervalTree } from './interval-tree.ts';

const end = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constantFrom(-Infinity, Infinity));
const interval = fc.tuple(end, end).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
const name = ({ low, high }: { low: number; high: number }) => `${low}..${high}`;

test('given intervals that come and go, when a point is asked, then exactly those around it are visited', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(interval, fc.boolean())),
      fc.array(fc.integer({ min: -21, max: 21 })),
      (steps, points) => {
        const tree = createIntervalTree<number, string>();
        const kept = new Map<string, { low: number; high: number }>();
        for (const [one, stays] of steps) {
          if (!kept.has(name(one))) tree.insert(one, name(one));
          kept.set(name(one), one);
          if (stays) continue;
          tree.remove(one);
          kept.delete(name(one));
        }
        for (const point of points) {
          const visited: string[] = [];
          tree.stab(point, (value) => visited.push(value));
          const around = [...kept.values()].filter(({ low, high }) => low <= point && point <= high);
          expect(visited.sort()).toEqual(around.map(name).sort());
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('given many intervals in order, then the tree stays flat enough to ask and to empty', () => {
  const tree = createIntervalTree<number, number>();
  for (let at = 0; at < 20_000; at += 1) tree.insert({ low: at, high: at + 1 }, at);
  const visited: number[] = [];
  tree.stab(10_000, (value) => visited.push(value));
  expect(visited).toEqual([9_999, 10_000]);
  for (let at = 0; at < 20_000; at += 1) tree.remove({ low: at, high: at + 1 });
  tree.stab(10_000, (value) => visited.push(value));
  expect(visited).toHaveLength(2);
});
