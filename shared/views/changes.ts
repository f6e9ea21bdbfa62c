import type { Row } from '../log/aggregate.ts';

export interface Changes {
  put: Row[];
  remove: Pick<Row, 'list' | 'sort'>[];
}

const keyOf = (row: Pick<Row, 'list' | 'sort'>): string => `${row.list}\n${row.sort}`;

/**
 * What must be written so that a view shows the last state: `history` holds the rows of each state since the
 * view was last surely right, oldest first; the view may show any of them. Rows that never changed cost nothing.
 */
export function changesOf(history: readonly Row[][]): Changes {
  const now = history.at(-1) ?? [];
  const earlier = history.slice(0, -1);
  const shown = earlier.map((rows) => new Map(rows.map((row) => [keyOf(row), JSON.stringify(row.item)])));
  const put = now.filter((row) => {
    const item = JSON.stringify(row.item);
    return shown.some((rows) => rows.get(keyOf(row)) !== item);
  });
  const kept = new Set(now.map(keyOf));
  const gone = new Map(earlier.flat().map((row) => [keyOf(row), { list: row.list, sort: row.sort }]));
  return { put, remove: [...gone].filter(([key]) => !kept.has(key)).map(([, row]) => row) };
}
