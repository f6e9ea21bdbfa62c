/** How many places a school gives, and which of its numbers were closed for good when it came to give fewer. */
export interface Places {
  places: number;
  closed?: readonly number[] | undefined;
}

/** The numbers of a school's places, from 1; a number that was closed is never given again. */
export function numbersOf({ places, closed = [] }: Places): number[] {
  const all = Array.from({ length: places + closed.length }, (_, at) => at + 1);
  return closed.length === 0 ? all : all.filter((number) => !closed.includes(number));
}

/** As many numbers more as are needed for so many places: of the free ones the last, since a place that was given stays. */
export function closing(before: Places, places: number, free: readonly number[]): readonly number[] {
  const fewer = Math.max(0, before.places - places);
  return [...(before.closed ?? []), ...(fewer === 0 ? [] : free.slice(-fewer))];
}

/** The numbers that one state closes beyond another. */
export const closedSince = ({ closed: before = [] }: Places, { closed = [] }: Places): number[] =>
  closed.filter((number) => !before.includes(number));
