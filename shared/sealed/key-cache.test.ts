import { createSecretKey } from 'node:crypto';
import { expect, it } from 'vitest';
import { createKeyCache } from './key-cache.ts';

const key = createSecretKey(Buffer.alloc(32));

it('given a full cache, when one more is put in, then the one put in first goes', () => {
  const cache = createKeyCache(() => 0, 1000, 2);
  for (const name of ['a', 'b', 'a', 'c']) cache.put(name, key);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([key, undefined, key]);
});

it('given old keys, when another is put in, then they are let go', () => {
  let now = 0;
  const cache = createKeyCache(() => now, 1000, 10);
  cache.put('a', key);
  cache.put('b', key);
  now = 1000;
  cache.put('c', key);
  expect(cache.size()).toBe(1);
  expect(cache.get('a')).toBeUndefined();
});
