/** Runs over a list, so many at a time; the next begins as soon as one has ended. Results in the list's order. */
export async function abreast<T, R>(list: readonly T[], width: number, run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const rest = list.entries();
  const worker = async (): Promise<void> => {
    for (const [place, item] of rest) results[place] = await run(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
