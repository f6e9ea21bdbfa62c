import type { Place } from '../grammar/place.ts';
import { type ValueTest, valueTest } from './value-test.ts';

/** The test of `{"exists": true}`: any leaf at the path. An object at the path is no leaf. */
const PRESENT: ValueTest = valueTest(['exists'], [], () => true);

/** Stands for `{"exists": false}`, which is no test of a value. */
export const ABSENT = Symbol('absent');

/** `{"exists": true}` or `{"exists": false}`; undefined after a refusal. */
export function readExists(operand: unknown, place: Place): ValueTest | typeof ABSENT | undefined {
  if (typeof operand !== 'boolean') return place.refuse('exists-value');
  return operand ? PRESENT : ABSENT;
}
