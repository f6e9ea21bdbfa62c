import { expect, test } from 'vitest';
import { addressKey } from './address.ts';

test.each([
  ['10.0.0.1', 'v4:0a000001'],
  ['255.255.255.255', 'v4:ffffffff'],
  ['::1', `v6:${'0'.repeat(31)}1`],
  ['2001:DB8::', 'v6:20010db8000000000000000000000000'],
  ['::ffff:a00:1', 'v4:0a000001'],
  ['256.0.0.1', undefined],
  ['010.0.0.1', undefined],
  ['10.1', undefined],
  ['0x7f.0.0.1', undefined],
  ['::ffff:10.0.0.1', undefined],
  ['fe80::1%eth0', undefined],
  ['1::2::3', undefined],
  [':', undefined],
  ['', undefined],
  ['2026-01-01T08:00:00Z', undefined],
])('given %j, then its comparable form is %j', (text, expected) => {
  expect(addressKey(text)).toBe(expected);
});
