import type { FlatEvent } from '../event/flatten.ts';
import { type Condition, conditionId } from '../grammar/condition.ts';
import { mayHold } from '../matching/match-alternative.ts';
import type { Access } from '../operators/value-test.ts';
import { createPathTables, type PathTables } from './path-tables.ts';

/** Nodes under one node: by a key that a leaf of a path has, or by a whole condition that has no key. */
export interface Branches<N> {
  /** The node under the access, made when it is not there. */
  keyed(path: string, access: Access, make: (leave: () => void) => N): N;
  /** The node of all whose condition is this one, made when it is not there. */
  grouped(condition: Condition, make: (leave: () => void) => N): N;
  hasGroup(condition: Condition): boolean;
  readonly groupCount: number;
  /** Visits every node that the event's leaves lead to. */
  follow(event: FlatEvent, visit: (node: N) => void): void;
}

interface Group<N> {
  readonly condition: Condition;
  readonly node: N;
}

/** No branches yet. */
export function createBranches<N>(): Branches<N> {
  const byPath = new Map<string, PathTables<N>>();
  const groups = new Map<string, Group<N>>();
  return {
    keyed(path, access, make) {
      const tables = byPath.get(path) ?? createPathTables<N>();
      byPath.set(path, tables);
      const known = tables.get(access);
      if (known !== undefined) return known;
      const node = make(() => {
        tables.delete(access);
        if (tables.isEmpty) byPath.delete(path);
      });
      tables.add(access, node);
      return node;
    },
    get groupCount() {
      return groups.size;
    },
    hasGroup: (condition) => groups.has(conditionId(condition)),
    grouped(condition, make) {
      const id = conditionId(condition);
      const known = groups.get(id);
      if (known) return known.node;
      const node = make(() => groups.delete(id));
      groups.set(id, { condition, node });
      return node;
    },
    follow(event, visit) {
      followKeys(byPath, event, visit);
      for (const { condition, node } of groups.values()) {
        if (mayHold(condition, event.leaves.get(condition.path))) visit(node);
      }
    },
  };
}

function followKeys<N>(byPath: ReadonlyMap<string, PathTables<N>>, event: FlatEvent, visit: (node: N) => void): void {
  const paths = byPath.size < event.leaves.size ? byPath.keys() : event.leaves.keys();
  for (const path of paths) {
    const tables = byPath.get(path);
    if (tables) for (const leaf of event.leaves.get(path) ?? []) tables.visit(leaf, visit);
  }
}
