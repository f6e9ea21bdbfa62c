import { describe, expect, test } from 'vitest';
import { fieldMatches, refusals } from '../testing/matches.ts';

describe('prefix', () => {
  test.each([
    [{ prefix: 'plus.' }, 'plus.talent', true],
    [{ prefix: 'plus.' }, 'plus.', true],
    [{ prefix: 'plus.' }, 'plu', false],
    [{ prefix: 'plus.' }, 'PLUS.talent', false],
    [{ prefix: '' }, 'anything', true],
    [{ prefix: '' }, 5, false],
    [{ prefix: '5' }, 55, false],
    [{ prefix: { 'equals-ignore-case': 'PLUS.' } }, 'pLuS.talent', true],
    [{ prefix: { 'equals-ignore-case': 'PLUS.' } }, 'pLu', false],
    [{ prefix: { 'equals-ignore-case': 'straß' } }, 'STRASSE', true],
  ])('%j on %j is %s', (expression, value, expected) => {
    expect(fieldMatches([expression], value)).toBe(expected);
  });
});

describe('suffix', () => {
  test.each([
    [{ suffix: '.v1' }, 'plus.talent.decided.v1', true],
    [{ suffix: '.v1' }, '.v1', true],
    [{ suffix: '.v1' }, 'v1', false],
    [{ suffix: '.v1' }, 'decided.V1', false],
    [{ suffix: '' }, 'anything', true],
    [{ suffix: '' }, null, false],
    [{ suffix: { 'equals-ignore-case': '.PDF' } }, 'contract.pdf', true],
    [{ suffix: { 'equals-ignore-case': '.PDF' } }, 'contract.pdf.', false],
  ])('%j on %j is %s', (expression, value, expected) => {
    expect(fieldMatches([expression], value)).toBe(expected);
  });
});

describe.each(['prefix', 'suffix'])('refusals of %s', (operator) => {
  test.each([
    [3, '', 'operand-affix'],
    [['a'], '', 'operand-affix'],
    [{}, '', 'one-operator'],
    [{ 'equals-ignore-case': 'a', test: 'b' }, '', 'one-operator'],
    [{ wildcard: 'a*' }, '/wildcard', 'operand-affix'],
    [{ 'equals-ignore-case': 5 }, '/equals-ignore-case', 'operand-text'],
    [{ 'equals-ignore-case': ['a'] }, '/equals-ignore-case', 'operand-text'],
  ])('%j', (operand, below, rule) => {
    expect(refusals({ x: [{ [operator]: operand }] })).toEqual([`/x/0/${operator}${below} ${rule}`]);
  });
});
