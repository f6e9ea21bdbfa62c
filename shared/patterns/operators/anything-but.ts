import { isRecord, type Scalar } from '../event/json.ts';
import type { Place } from '../grammar/place.ts';
import { equalsIgnoreCaseTest } from './equals-ignore-case.ts';
import { prefixTest } from './prefix.ts';
import { suffixTest } from './suffix.ts';
import { type OperatorReader, type ValueTest, valueTest } from './value-test.ts';
import { wildcardTest } from './wildcard.ts';

type TextReader = (text: string, place: Place) => ValueTest | undefined;

const INNER = new Map<string, TextReader>([
  ['prefix', (text, place) => (text === '' ? place.refuse('empty-affix') : prefixTest(text))],
  ['suffix', (text, place) => (text === '' ? place.refuse('empty-affix') : suffixTest(text))],
  ['equals-ignore-case', equalsIgnoreCaseTest],
  ['wildcard', wildcardTest],
]);

/**
 * `{"anything-but": ...}`: any value present, of whatever kind, except those named: a text, a number, a list of one of
 * these, or a prefix, suffix, equals-ignore-case or wildcard (each one text or a list).
 */
export const readAnythingBut: OperatorReader = (operand, place) => {
  if (isRecord(operand)) return readInner(operand, place);
  return Array.isArray(operand) ? readValues(operand, place) : readValues([operand], place);
};

function readValues(values: readonly unknown[], place: Place): ValueTest | undefined {
  if (values.length === 0) return place.refuse('empty-array');
  if (!values.every(isTextOrNumber)) return place.refuse('anything-but-value');
  if (new Set(values.map((value) => typeof value)).size > 1) return place.refuse('anything-but-mixed');
  if (!values.every((value) => typeof value === 'string' || Number.isFinite(value))) return place.refuse('number-size');
  const excluded = new Set<Scalar>(values);
  return valueTest(['anything-but', ...values], [], ({ value }) => !excluded.has(value));
}

function readInner(operand: Record<string, unknown>, place: Place): ValueTest | undefined {
  const [[operator, operandOf] = [], ...rest] = Object.entries(operand);
  if (operator === undefined || rest.length > 0) return place.refuse('one-operator');
  const reader = INNER.get(operator);
  if (!reader) return place.step(operator).refuse('anything-but-value');
  return noneOf(readTexts(operandOf, reader, place.step(operator)));
}

function readTexts(operand: unknown, reader: TextReader, place: Place): ValueTest[] | undefined {
  if (typeof operand === 'string') return complete([reader(operand, place)]);
  if (!Array.isArray(operand) || operand.length === 0) return place.refuse('operand-texts');
  return complete(
    operand.map((text: unknown, at) => {
      const member = place.step(at);
      return typeof text === 'string' ? reader(text, member) : member.refuse('operand-texts');
    }),
  );
}

function complete(tests: readonly (ValueTest | undefined)[]): ValueTest[] | undefined {
  const read = tests.filter((test) => test !== undefined);
  return read.length === tests.length ? read : undefined;
}

function noneOf(tests: readonly ValueTest[] | undefined): ValueTest | undefined {
  if (!tests) return undefined;
  const stars = tests.reduce((sum, test) => sum + test.wildcards, 0);
  return valueTest(
    ['anything-but', ...tests.map((test) => test.name)],
    [],
    (leaf) => !tests.some((test) => test.accepts(leaf)),
    stars,
  );
}

function isTextOrNumber(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
