import { describe, expect, test } from 'vitest';
import type { AnyAggregate } from '../log/index.ts';
import { account } from '../log/testing/account.ts';
import { dueList, rowsOf } from './index.ts';

const withDues = (...dues: { name: string; at: string }[]) =>
  ({ ...account(), rows: undefined, dues: () => dues }) as unknown as AnyAggregate;

describe('the rows of an aggregate', () => {
  test('given nothing that falls due, when rows are made, then the due list has none of them', () => {
    const rows = rowsOf(account() as AnyAggregate, { balance: 3 }, 'a1');
    expect(rows).toEqual([{ list: 'accounts', sort: 'a1', item: { balance: 3 } }]);
  });

  test('given instants with other offsets, when rows are made, then they sort by when they are', () => {
    const dues = withDues(
      { name: 'later', at: '2026-11-23T09:00:00.000+08:00' },
      { name: 'sooner', at: '2026-11-23T00:59:59.999Z' },
    );
    const sorted = rowsOf(dues, {}, 'a1').toSorted((a, b) => (a.sort < b.sort ? -1 : 1));
    expect(sorted.map(({ list }) => list)).toEqual([dueList, dueList]);
    expect(sorted.map(({ item }) => item)).toEqual([
      { aggregate: 'account', id: 'a1', name: 'sooner', at: '2026-11-23T00:59:59.999Z' },
      { aggregate: 'account', id: 'a1', name: 'later', at: '2026-11-23T01:00:00.000Z' },
    ]);
  });

  test('given two things due at one instant, when rows are made, then each has its own place', () => {
    const at = '2026-11-23T01:00:00.000Z';
    const rows = rowsOf(withDues({ name: 'remind', at }, { name: 'warn', at }), {}, 'a1');
    expect(new Set(rows.map(({ sort }) => sort)).size).toBe(2);
  });
});
