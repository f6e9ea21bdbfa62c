import { type BenchRow, median, rowOf } from './row.ts';

const rounds = 9;
/** "The same time", with what two runs of the same thing differ by. */
const most = 1.2;

/** A line that says whether much takes as long as little: medians of rounds, in each of which both are timed in turn. */
export async function sameTime(name: string, timeRound: () => Promise<number[]>): Promise<BenchRow> {
  const [values, floors]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    const [floor = Number.NaN, value = Number.NaN] = await timeRound();
    floors.push(floor);
    values.push(value);
  }
  return rowOf({
    name,
    unit: 'ms',
    value: median(values.slice(1)),
    floor: median(floors.slice(1)),
    goal: `the same (at most ${most} ×)`,
    met: ({ ratio }) => ratio <= most,
  });
}
