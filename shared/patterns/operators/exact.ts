import type { Scalar } from '../event/json.ts';
import { addressOf } from '../event/leaf.ts';
import { addressKey } from '../text/address.ts';
import { type OperatorReader, type ValueTest, valueTest } from './value-test.ts';

/**
 * A plain value. Numbers compare as doubles (300 and 3.0e2 are equal). A text that is an IP address matches every
 * spelling of that address (rule: event-ruler).
 */
export function exactTest(expected: Scalar): ValueTest {
  const address = typeof expected === 'string' ? addressKey(expected) : undefined;
  if (address === undefined) return literalTest(expected);
  const access = { table: 'address', low: address, high: address } as const;
  return valueTest(['address', address], [access], (leaf) => addressOf(leaf) === address);
}

/** A plain value, letter by letter also when it is an IP address. */
export function literalTest(expected: Scalar): ValueTest {
  return valueTest(['exact', expected], [{ table: 'value', key: expected }], ({ value }) => value === expected);
}

/** `{"exactly": text}`: event-ruler's operator for a text without any reading of it. */
export const readExactly: OperatorReader = (operand, place) =>
  typeof operand === 'string' ? literalTest(operand) : place.refuse('operand-text');
