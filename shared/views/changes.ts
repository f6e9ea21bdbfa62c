import type { Row } from '../log/aggregate.ts';

export interface Changes {
  put: Row[];
  remove: Pick<Row, 'list' | 'sort'>[];
}

const keyOf = (row: Pick<Row, 'list' | 'sort'>): string => `${row.list}\n${row.sort}`;

/**
 * What must be written so that a view shows the last state: `history` holds the rows of each state since the
 * view was last surely right, oldest first. Rows that did not change cost nothing.
 */
export function changesOf(history: readonly Row[][]): Changes {
  const before = new Map((history[0] ?? []).map((row) => [keyOf(row), JSON.stringify(row.item)]));
  const now = history.at(-1) ?? [];
  const kept = new Set(now.map(keyOf));
  const between = new Set(history.slice(1, -1).flat().map(keyOf));
  const put = now.filter((row) => between.has(keyOf(row)) || before.get(keyOf(row)) !== JSON.stringify(row.item));
  const gone = new Map(
    history
      .slice(0, -1)
      .flat()
      .map((row) => [keyOf(row), { list: row.list, sort: row.sort }]),
  );
  return { put, remove: [...gone].filter(([key]) => !kept.has(key)).map(([, row]) => row) };
}
