import { isRecord } from '../event/json.ts';
import { exactTest } from '../operators/exact.ts';
import { ABSENT } from '../operators/exists.ts';
import { OPERATORS } from '../operators/operators.ts';
import type { ValueTest } from '../operators/value-test.ts';
import type { Condition } from './condition.ts';
import type { Place } from './place.ts';

type Member = ValueTest | typeof ABSENT | undefined;

/** Reads a field's array of values and match expressions; undefined after a refusal. */
export function readValues(values: readonly unknown[], path: string, place: Place): Condition | undefined {
  if (values.length === 0) return place.refuse('empty-array');
  const members = Array.from(values, (value, at) => readMember(value, place.step(at)));
  if (members.includes(undefined)) return undefined;
  const tests = members.filter((member) => typeof member === 'object');
  return { path, tests, absent: members.includes(ABSENT) };
}

function readMember(value: unknown, place: Place): Member {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return exactTest(value);
  if (typeof value === 'number') return Number.isFinite(value) ? exactTest(value) : place.refuse('number-size');
  return isRecord(value) ? readExpression(value, place) : place.refuse('member-kind');
}

function readExpression(expression: Record<string, unknown>, place: Place): Member {
  const [[name, operand] = [], ...rest] = Object.entries(expression);
  if (name === undefined || rest.length > 0) return place.refuse('one-operator');
  const reader = OPERATORS.get(name);
  return reader ? reader(operand, place.step(name)) : place.step(name).refuse('unknown-operator');
}
