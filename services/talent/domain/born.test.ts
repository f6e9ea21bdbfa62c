import { expect, test } from 'vitest';
import { birthFault, secondSpouses } from './born.ts';

const today = '2026-11-23';

test.each([
  ['child', '2026-11-24', 'born-later'],
  ['child', '2026-11-23', undefined],
  ['child', '1899-12-31', 'born-long-ago'],
  ['child', '1900-01-01', undefined],
  ['spouse', '2026-11-24', 'born-later'],
  ['spouse', '2020-05-01', 'too-young-for-spouse'],
  ['spouse', '2006-11-24', 'too-young-for-spouse'],
  ['spouse', '2006-11-23', undefined],
] as const)('given a %s born on %s, when that is looked at, then it is %s', (relation, birthDate, fault) => {
  expect(birthFault(relation, birthDate, today)).toBe(fault);
});

test('given members who are named, when two of them are spouses, then each place of the second is told', () => {
  const one = (pointer: string, memberId: string, relation: 'spouse' | 'child' = 'spouse') => ({
    pointer,
    memberId,
    relation,
  });
  expect(secondSpouses([one('/a', 'm-1'), one('/b', 'm-2', 'child'), one('/c', 'm-1')])).toEqual([]);
  expect(secondSpouses([one('/a', 'm-1'), one('/b', 'm-2'), one('/c', 'm-2')])).toEqual(['/b', '/c']);
  expect(secondSpouses([])).toEqual([]);
});
