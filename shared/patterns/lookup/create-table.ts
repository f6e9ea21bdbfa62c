import { addressOf, caselessOf, type Leaf } from '../event/leaf.ts';
import type { Access } from '../operators/value-test.ts';
import { hashTable } from './hash-table.ts';
import { rangeTable } from './range-table.ts';
import { sliceTable } from './slice-table.ts';
import type { Table } from './table.ts';

/** An empty table for accesses of the named kind. */
export function createTable<N>(name: Access['table']): Table<N> {
  switch (name) {
    case 'value':
      return hashTable<N>(({ value }) => value);
    case 'caseless':
      return hashTable<N>(caselessOf);
    case 'head':
    case 'caselessHead':
    case 'tail':
    case 'caselessTail':
    case 'part':
      return sliceTable<N>(name);
    case 'number':
      return rangeTable<number, N>((access) => (access.table === 'number' ? access : undefined), numberOf);
    case 'address':
      return rangeTable<string, N>((access) => (access.table === 'address' ? access : undefined), addressOf);
  }
}

function numberOf({ value }: Leaf): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
