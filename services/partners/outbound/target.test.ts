import { describe, expect, test } from 'vitest';
import { addressAllowed, readTarget } from './target.ts';

const strict = { loopback: false };
const local = { loopback: true };

describe('a target', () => {
  test.each([
    'https://partner.example/events',
    'https://partner.example:443/events?a=1',
    'https://1.1.1.1/x',
    'https://[2606:4700:4700::1111]/x',
  ])('%s is allowed', (target) => {
    expect(readTarget(target, strict).ok).toBe(true);
  });

  test.each([
    'partner.example',
    'http://partner.example/',
    'https://partner.example:8443/',
    'https://user:word@partner.example/',
    'https://localhost/',
    'https://intranet/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://017700000001/',
    'https://10.0.0.1/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://224.0.0.1/',
    'https://[::1]/',
    'https://[::7f00:1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[2002:7f00:1::]/',
    'ftp://partner.example/',
    'javascript:alert(1)',
  ])('%s is refused', (target) => {
    expect(readTarget(target, strict).ok).toBe(false);
  });

  test('on loopback is allowed where the stage says so, and there alone', () => {
    for (const target of ['http://127.0.0.1:4100/hook', 'http://localhost:4100/hook', 'http://[::1]:4100/']) {
      expect(readTarget(target, local).ok).toBe(true);
      expect(readTarget(target, strict).ok).toBe(false);
    }
    expect(readTarget('http://10.0.0.1/', local).ok).toBe(false);
  });
});

describe('an address that a name leads to', () => {
  test.each(['127.0.0.1', '::1', '::ffff:10.0.0.1', '169.254.169.254', '2002:a00:1::', 'not an address', 'fd12::1'])(
    '%s is refused',
    (address) => {
      expect(addressAllowed(address, strict)).toBe(false);
    },
  );

  test('is allowed when it is public, or loopback where that is allowed', () => {
    expect(addressAllowed('93.184.216.34', strict)).toBe(true);
    expect(addressAllowed('127.0.0.1', local)).toBe(true);
    expect(addressAllowed('::ffff:127.0.0.1', local)).toBe(true);
    expect(addressAllowed('192.168.0.1', local)).toBe(false);
  });
});
