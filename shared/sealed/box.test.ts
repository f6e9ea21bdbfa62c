import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decrypt, encrypt } from './box.ts';
import type { Sealed } from './sealed.ts';

const key = createSecretKey(randomBytes(32));
const vectorOf = (sealed: Sealed<unknown>) => Buffer.from(sealed.box, 'base64url').subarray(0, 12).toString('hex');

it('given any JSON value, when sealed and opened, then it is the same', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value: unknown = JSON.parse(text);
      expect(decrypt(key, encrypt(key, { person: 'person', field: 'field' }, value))).toEqual({
        value: JSON.parse(JSON.stringify(value)),
      });
    }),
  );
});

it('given different texts, when sealed, then no vector is used twice, whatever person, field and key', () => {
  const sealed: Sealed<unknown>[] = [];
  for (const value of ['x', 'y', 1, '1', '']) {
    for (const [person, field] of [
      ['a', 'b/c'],
      ['a/b', 'c'],
      ['a', 'b'],
    ] as const)
      for (const other of [key, createSecretKey(randomBytes(32))])
        sealed.push(encrypt(other, { person, field }, value));
  }
  expect(new Set(sealed.map(vectorOf)).size).toBe(sealed.length);
});

it('given the same slash elsewhere in person and field, when passed off, then it does not open', () => {
  const sealed = encrypt(key, { person: 'a', field: 'b/c' }, 'x');
  expect(decrypt(key, { ...sealed, person: 'a/b', field: 'c' })).toBeUndefined();
});

it('given another key, when opened, then it does not open', () => {
  expect(decrypt(createSecretKey(randomBytes(32)), encrypt(key, { person: 'a', field: 'b' }, 'x'))).toBeUndefined();
});
