import type { Leaf } from '../event/leaf.ts';
import type { Access } from '../operators/value-test.ts';
import { createTable } from './create-table.ts';
import type { Table } from './table.ts';

/** All tables of one path, one per kind of access. */
export interface PathTables<N> {
  readonly isEmpty: boolean;
  get(access: Access): N | undefined;
  add(access: Access, value: N): void;
  delete(access: Access): void;
  visit(leaf: Leaf, visit: (value: N) => void): void;
}

/** No tables yet; they come and go with their entries. */
export function createPathTables<N>(): PathTables<N> {
  const tables = new Map<Access['table'], Table<N>>();
  let list: readonly Table<N>[] = [];
  return {
    get isEmpty() {
      return tables.size === 0;
    },
    get: (access) => tables.get(access.table)?.get(access),
    add(access, value) {
      const table = tables.get(access.table) ?? createTable<N>(access.table);
      if (table.size === 0) list = [...tables.set(access.table, table).values()];
      table.add(access, value);
    },
    delete(access) {
      const table = tables.get(access.table);
      table?.delete(access);
      if (table?.size === 0 && tables.delete(access.table)) list = [...tables.values()];
    },
    visit(leaf, visit) {
      for (const table of list) table.visit(leaf, visit);
    },
  };
}
