/** One measured line: `floor` is what `value` is compared with, `ratio` is value / floor. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor: number;
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
}

export interface Measured {
  name: string;
  unit: string;
  value: number;
  floor: number;
  goal: string;
  met(measured: { value: number; floor: number; ratio: number }): boolean;
}

/** A line from its two measures; the goal is judged on them. */
export function rowOf({ met, ...measured }: Measured): BenchRow {
  const ratio = measured.value / measured.floor;
  return { ...measured, ratio, met: met({ value: measured.value, floor: measured.floor, ratio }) };
}

/** The middle of some numbers, the upper one of two. */
export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
