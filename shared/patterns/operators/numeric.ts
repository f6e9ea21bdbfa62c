import type { Place } from '../grammar/place.ts';
import { nextAbove, nextBelow } from './next-double.ts';
import { type OperatorReader, type ValueTest, valueTest } from './value-test.ts';

/** A range of doubles, both ends included. */
interface Range {
  readonly low: number;
  readonly high: number;
}

type Bound = Range & { readonly limit: number };

const RANGES = new Map<unknown, (limit: number) => Range>([
  ['=', (limit) => ({ low: limit, high: limit })],
  ['<', (limit) => ({ low: -Infinity, high: nextBelow(limit) })],
  ['<=', (limit) => ({ low: -Infinity, high: limit })],
  ['>', (limit) => ({ low: nextAbove(limit), high: Infinity })],
  ['>=', (limit) => ({ low: limit, high: Infinity })],
]);
const LOWER: readonly unknown[] = ['>', '>='];
const UPPER: readonly unknown[] = ['<', '<='];

/** `{"numeric": ["<", 10]}` or a range `[">=", 0, "<", 10]`, lower bound first; numbers compare as doubles. */
export const readNumeric: OperatorReader = (operand, place) => {
  if (!Array.isArray(operand)) return place.refuse('numeric-form');
  const [range, upper] = [readBound(operand, 0, place), readBound(operand, 2, place)];
  if (operand.length === 2) return range && numericTest(range);
  if (operand.length !== 4) return place.refuse('numeric-form');
  if (!range || !upper) return undefined;
  if (!LOWER.includes(operand[0]) || !UPPER.includes(operand[2])) return place.refuse('numeric-form');
  if (range.limit >= upper.limit) return place.refuse('numeric-order');
  return numericTest({ low: range.low, high: upper.high });
};

function readBound(operand: readonly unknown[], from: number, place: Place): Bound | undefined {
  if (from + 1 >= operand.length) return undefined;
  const [rangeOf, limit] = [RANGES.get(operand[from]), operand[from + 1]];
  if (!rangeOf) return place.step(from).refuse('numeric-form');
  if (typeof limit !== 'number') return place.step(from + 1).refuse('numeric-form');
  return Number.isFinite(limit) ? { limit, ...rangeOf(limit) } : place.step(from + 1).refuse('number-size');
}

function numericTest({ low, high }: Range): ValueTest {
  const access = { table: 'number', low, high } as const;
  return valueTest(['numeric', `${low}`, `${high}`], [access], ({ value }) => {
    return typeof value === 'number' && Number.isFinite(value) && value >= low && value <= high;
  });
}
