import { addressOf, caselessOf, type Leaf } from '../event/leaf.ts';
import type { Access } from '../operators/value-test.ts';
import { hashTable } from './hash-table.ts';
import { rangeTable } from './range-table.ts';
import { anySlice, headSlice, sliceTable, tailSlice } from './slice-table.ts';
import type { Table } from './table.ts';

/** An empty table for accesses of the named kind. */
export function createTable<N>(name: Access['table']): Table<N> {
  switch (name) {
    case 'value':
      return hashTable<N>(({ value }) => value);
    case 'caseless':
      return hashTable<N>(caselessOf);
    case 'head':
      return sliceTable<N>(headSlice, textOf);
    case 'caselessHead':
      return sliceTable<N>(headSlice, caselessOf);
    case 'tail':
      return sliceTable<N>(tailSlice, textOf);
    case 'caselessTail':
      return sliceTable<N>(tailSlice, caselessOf);
    case 'part':
      return sliceTable<N>(anySlice, textOf);
    case 'number':
      return rangeTable<number, N>((access) => (access.table === 'number' ? access : undefined), numberOf);
    case 'address':
      return rangeTable<string, N>((access) => (access.table === 'address' ? access : undefined), addressOf);
  }
}

function textOf({ value }: Leaf): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numberOf({ value }: Leaf): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
