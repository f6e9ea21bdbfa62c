import type { Kit } from '../service/kit.ts';

/** Every row of a list, page by page. */
export async function everyRow<T>(kit: Pick<Kit, 'page'>, list: string): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const result = await kit.page<T>(list, { limit: 100, cursor });
    if (!result.ok) throw new Error('a list refused its own cursor');
    rows.push(...result.page.items);
    cursor = result.page.next;
  } while (cursor !== undefined);
  return rows;
}
