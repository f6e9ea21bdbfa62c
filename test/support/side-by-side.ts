/** Runs a piece of work `times` times, `width` of them at once. The first failure is thrown. */
export async function sideBySide(
  width: number,
  times: number,
  work: (number: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let number = next++; number < times; number = next++) await work(number);
  };
  await Promise.all(Array.from({ length: Math.min(width, times) }, worker));
}

/** Works on each of them, two at once. The first failure is thrown. */
export const forEachAtOnce = <T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> =>
  sideBySide(2, all.length, (number) => work(all[number] as T));
