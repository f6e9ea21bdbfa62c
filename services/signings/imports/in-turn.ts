/** How many rows are on their way at a time. */
const abreast = 8;

/** Runs over a list, some at a time; results in the list's order. */
export async function inTurn<T, R>(list: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < list.length; start += abreast)
    results.push(...(await Promise.all(list.slice(start, start + abreast).map(run))));
  return results;
}
