/** One measured line: `floor` is what `value` is compared with, `ratio` is value / floor. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor: number;
  readonly ratio: number;
  /** What it is held to; nothing where a figure is only told. */
  readonly goal: string | null;
  readonly met: boolean | null;
}

interface Measure {
  name: string;
  unit: string;
  value: number;
  floor: number;
}

interface Goal {
  goal: string;
  met(measured: { value: number; floor: number; ratio: number }): boolean;
}

/** A line that is held to a goal. */
export function rowOf({ goal, met, ...measured }: Measure & Goal): BenchRow {
  const ratio = measured.value / measured.floor;
  return { ...measured, ratio, goal, met: met({ value: measured.value, floor: measured.floor, ratio }) };
}

/** A line that tells a figure for which there is no goal. */
export const toldRow = (measured: Measure): BenchRow => ({
  ...measured,
  ratio: measured.value / measured.floor,
  goal: null,
  met: null,
});

/** The middle of some numbers, the upper one of two. */
export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
