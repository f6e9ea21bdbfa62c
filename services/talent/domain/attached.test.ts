import { describe, expect, test } from 'vitest';
import { type Attached, attached } from './attached.ts';
import type { Documents } from './documents.ts';

const today = '2026-11-23';
const [hukou, housing, medical] = ['hukou', 'housing', 'medical'] as const;
const item = (kind: string, more: object = {}) => ({ kind, state: 'READY', version: 1, ...more });
const wallet: Documents = {
  known: {
    con: item('CON'),
    old: item('CON', { expiresOn: '2026-11-22' }),
    waiting: item('CON', { state: 'CHECKED' }),
    birth: item('BIR', { memberId: 'm-1' }),
  },
};
const namings = [{ service: hukou, memberId: 'm-1' }];
const chosen = { services: [hukou, housing, medical], namings };
const look = (...all: Attached[]) => attached(all, wallet, chosen, today);
const fault = (one: Attached) => look(one).faults.map(({ pointer, code }) => [pointer, code]);
const con: Attached = { kind: 'CON', itemId: 'con' };
const birth: Attached = { kind: 'BIR', itemId: 'birth', memberId: 'm-1' };

describe('documents that go with a submission', () => {
  test('given some that fit, when they are looked at, then each chosen department that requires the kind gets it', () => {
    expect(look(con)).toEqual({
      faults: [],
      handed: [hukou, housing].map((service) => ({ at: 0, service, kind: 'CON', itemId: 'con' })),
    });
  });

  test('given a member’s, when it is looked at, then it goes to departments to which the form names the member alone', () => {
    expect(look(con, birth).handed.slice(2)).toEqual([{ at: 1, service: hukou, ...birth }]);
    expect(fault({ ...birth, memberId: 'm-2' })).toEqual([['/documents/0/kind', 'not-required']]);
  });

  test.each([
    [{ ...con, itemId: 'guessed' }, '/documents/0/itemId', 'unknown'],
    [{ ...con, itemId: 'old' }, '/documents/0/itemId', 'expired'],
    [{ ...con, itemId: 'waiting' }, '/documents/0/itemId', 'not-ready'],
    [{ ...con, kind: 'TAX' }, '/documents/0/kind', 'of-other-kind'],
    [{ ...con, kind: 'KREG' }, '/documents/0/kind', 'not-required'],
    [{ kind: 'HKB', itemId: 'birth' }, '/documents/0/kind', 'of-other-kind'],
    [{ kind: 'BIR', itemId: 'birth' }, '/documents/0/memberId', 'of-another-person'],
    [{ ...con, memberId: 'm-1' }, '/documents/0/memberId', 'of-another-person'],
  ] as [Attached, string, string][])(
    'given %o, when it is looked at, then it is told by its place',
    (one, place, code) => {
      expect(fault(one)).toEqual([[place, code]]);
    },
  );
});
