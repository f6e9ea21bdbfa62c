import type { Place } from '../grammar/place.ts';
import { type OperatorReader, type ValueTest, valueTest } from './value-test.ts';

interface Bound {
  readonly operator: string;
  readonly limit: number;
}

const COMPARE = new Map<string, (value: number, limit: number) => boolean>([
  ['=', (value, limit) => value === limit],
  ['<', (value, limit) => value < limit],
  ['<=', (value, limit) => value <= limit],
  ['>', (value, limit) => value > limit],
  ['>=', (value, limit) => value >= limit],
]);

/** `{"numeric": ["<", 10]}` or a range `[">=", 0, "<", 10]`, lower bound first; numbers compare as doubles. */
export const readNumeric: OperatorReader = (operand, place) => {
  const bounds = readBounds(operand, place);
  return bounds && numericTest(bounds, place);
};

function readBounds(operand: unknown, place: Place): Bound[] | undefined {
  if (!Array.isArray(operand) || (operand.length !== 2 && operand.length !== 4)) return place.refuse('numeric-form');
  const [first, second] = [readBound(operand, 0, place), readBound(operand, 2, place)];
  if (!first || (operand.length === 4 && !second)) return undefined;
  if (!second) return [first];
  const isRange = first.operator.startsWith('>') && second.operator.startsWith('<');
  return isRange ? [first, second] : place.refuse('numeric-form');
}

function readBound(operand: readonly unknown[], from: number, place: Place): Bound | undefined {
  if (from >= operand.length) return undefined;
  const [operator, limit] = [operand[from], operand[from + 1]];
  if (typeof operator !== 'string' || !COMPARE.has(operator)) return place.step(from).refuse('numeric-form');
  if (typeof limit !== 'number') return place.step(from + 1).refuse('numeric-form');
  return Number.isFinite(limit) ? { operator, limit } : place.step(from + 1).refuse('number-size');
}

function numericTest(bounds: readonly Bound[], place: Place): ValueTest | undefined {
  const low = bounds.find(({ operator }) => operator !== '<' && operator !== '<=')?.limit ?? -Infinity;
  const high = bounds.find(({ operator }) => operator !== '>' && operator !== '>=')?.limit ?? Infinity;
  if (bounds.length === 2 && low >= high) return place.refuse('numeric-order');
  const checks = bounds.map(({ operator, limit }) => {
    const compare = COMPARE.get(operator);
    return (value: number) => compare?.(value, limit) === true;
  });
  const name = ['numeric', ...bounds.flatMap(({ operator, limit }) => [operator, limit])];
  return valueTest(
    name,
    [{ table: 'number', low, high }],
    ({ value }) => typeof value === 'number' && Number.isFinite(value) && checks.every((check) => check(value)),
  );
}
