import type { Scalar } from '../event/json.ts';
import type { Alternative } from '../grammar/condition.ts';
import type { Access } from '../operators/value-test.ts';
import { nameOf } from './table.ts';

type Counts = Map<Scalar, number>;

/** How many alternatives in the whole index could be found by an access. */
export interface Popularity {
  of(path: string, access: Access): number;
  /** Counts an alternative's accesses in (1) or out (-1). */
  count(alternative: Alternative, by: 1 | -1): void;
}

/** Nothing counted yet. */
export function createPopularity(): Popularity {
  const tables = new Map<string, Counts>();
  function change(path: string, access: Access, by: number): void {
    const table = tableName(path, access);
    const counts: Counts = tables.get(table) ?? new Map();
    const left = (counts.get(nameOf(access)) ?? 0) + by;
    if (left > 0) counts.set(nameOf(access), left);
    else counts.delete(nameOf(access));
    if (counts.size > 0) tables.set(table, counts);
    else tables.delete(table);
  }
  return {
    of: (path, access) => tables.get(tableName(path, access))?.get(nameOf(access)) ?? 0,
    count(alternative, by) {
      for (const { path, tests } of alternative) {
        for (const { access } of tests) for (const one of access) change(path, one, by);
      }
    },
  };
}

function tableName(path: string, access: Access): string {
  return `${access.table}:${path}`;
}
