import type { AnyAggregate, Row } from '../log/aggregate.ts';

/** The list in which everything that falls due stands, soonest first; sparse, so it costs what is due and no more. */
export const dueList = 'due';

/** What a due row tells the deadlines function. */
export interface DueItem {
  aggregate: string;
  id: string;
  name: string;
  /** ISO instant in UTC. */
  at: string;
}

/** All rows that an aggregate's state stands for: those of its views, and one for each thing that falls due. */
export function rowsOf(aggregate: AnyAggregate, state: unknown, id: string): Row[] {
  const rows = aggregate.rows?.(state, id) ?? [];
  const dues = (aggregate.dues?.(state, id) ?? []).map(({ name, at }): Row => {
    const item: DueItem = { aggregate: aggregate.name, id, name, at: new Date(at).toISOString() };
    return { list: dueList, sort: `${item.at}#${aggregate.name}/${id}#${name}`, item, constant: true };
  });
  return [...rows, ...dues];
}
