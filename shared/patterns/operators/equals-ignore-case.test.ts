import { expect, test } from 'vitest';
import { fieldMatches, refusals } from '../testing/matches.ts';

test.each([
  ['talent', 'TALENT', true],
  ['TaLeNt', 'tAlEnT', true],
  ['talent', 'talents', false],
  ['', '', true],
  ['人才', '人才', true],
  ['äÖ', 'Äö', true],
  ['ß', 'SS', true],
  ['ss', 'ß', false],
  ['a.c', 'ABC', false],
  ['[a]', '[A]', true],
])('given %j, when the value is %j, then the match is %s', (text, value, expected) => {
  expect(fieldMatches([{ 'equals-ignore-case': text }], value)).toBe(expected);
});

test('given no text, then it is refused, a list too as EventBridge does', () => {
  expect(refusals({ x: [{ 'equals-ignore-case': 5 }] })).toEqual(['/x/0/equals-ignore-case operand-text']);
  expect(refusals({ x: [{ 'equals-ignore-case': ['a', 'b'] }] })).toEqual(['/x/0/equals-ignore-case operand-text']);
});
