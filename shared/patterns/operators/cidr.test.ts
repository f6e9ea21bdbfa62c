import { describe, expect, test } from 'vitest';
import { fieldMatches, refusals } from '../testing/matches.ts';

describe('cidr', () => {
  test.each([
    ['10.0.0.0/24', '10.0.0.0', true],
    ['10.0.0.0/24', '10.0.0.255', true],
    ['10.0.0.0/24', '10.0.1.0', false],
    ['10.0.0.77/24', '10.0.0.1', true],
    ['10.0.0.0/31', '10.0.0.1', true],
    ['10.0.0.0/31', '10.0.0.2', false],
    ['172.16.0.0/12', '172.31.255.255', true],
    ['172.16.0.0/12', '172.32.0.0', false],
    ['0.0.0.0/0', '255.255.255.255', true],
    ['0.0.0.0/0', '::1', false],
    ['::/0', '10.0.0.1', false],
    ['2001:db8::/32', '2001:db8:ffff::1', true],
    ['2001:db8::/32', '2001:DB8::', true],
    ['2001:db8::/32', '2001:db9::', false],
    ['2001:db8::/127', '2001:db8::1', true],
    ['2001:db8::/127', '2001:db8::2', false],
    ['10.0.0.0/8', '0a00::', false],
    ['10.0.0.0/8', 'ten', false],
    ['10.0.0.0/8', '10.0.0', false],
    ['10.0.0.0/8', 10, false],
  ])('%s on %j is %s', (block, value, expected) => {
    expect(fieldMatches([{ cidr: block }], value)).toBe(expected);
  });

  test.each([
    [5, 'cidr-form'],
    ['10.0.0.0', 'cidr-form'],
    ['10.0.0.0/', 'cidr-form'],
    ['10.0.0.0/a', 'cidr-form'],
    ['10.0.0.0/-1', 'cidr-form'],
    ['10.0.0.0/8/8', 'cidr-form'],
    ['10.0.0/8', 'cidr-form'],
    ['host/8', 'cidr-form'],
    ['10.0.0.0/32', 'cidr-bits'],
    ['::/128', 'cidr-bits'],
    ['::/999', 'cidr-bits'],
  ])('refuses %j', (operand, rule) => {
    expect(refusals({ x: [{ cidr: operand }] })).toEqual([`/x/0/cidr ${rule}`]);
  });
});
