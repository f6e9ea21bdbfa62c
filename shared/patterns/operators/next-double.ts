const NUMBER = new Float64Array(1);
const BITS = new BigInt64Array(NUMBER.buffer);

/** The least double greater than the finite `number`; Infinity above the greatest. */
export function nextAbove(number: number): number {
  if (number === 0) return Number.MIN_VALUE;
  NUMBER[0] = number;
  BITS[0] = (BITS[0] ?? 0n) + (number > 0 ? 1n : -1n);
  return NUMBER[0] ?? number;
}

/** The greatest double less than the finite `number`; -Infinity below the least. */
export function nextBelow(number: number): number {
  return -nextAbove(-number);
}
