import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { fields } from '../contract/index.ts';
import { faultsOf } from './faults.ts';

const secret = '310101199001011234';

const faults = (schema: z.ZodMiniType, value: unknown, prefix = '') => {
  const parsed = schema.safeParse(value);
  return faultsOf(parsed.error?.issues ?? [], prefix);
};

/** Every kind of issue that zod knows, each brought about by a value that must not be told. */
const kinds: Record<z.core.$ZodIssue['code'], [z.ZodMiniType, unknown]> = {
  invalid_type: [z.number(), secret],
  too_big: [z.string().check(z.maxLength(3)), secret],
  too_small: [z.array(z.string()).check(z.minLength(2)), [secret]],
  invalid_format: [z.string().check(z.regex(/^[a-z]+$/)), secret],
  not_multiple_of: [z.number().check(z.multipleOf(1_000)), 310101],
  unrecognized_keys: [z.strictObject({}), { a: secret }],
  invalid_union: [z.union([z.number(), z.boolean()]), secret],
  invalid_key: [z.map(z.number(), z.string()), new Map([[secret, secret]])],
  invalid_element: [z.set(z.number()), new Set([secret])],
  invalid_value: [z.enum(['open', 'done']), secret],
  custom: [z.string().check(z.refine(() => false, `${secret} is wrong`)), secret],
};

describe('the words of a fault', () => {
  test.each(Object.entries(kinds))(
    'given %s, when it is told, then in zh and en, and the value is not quoted',
    (_code, [schema, value]) => {
      const told = faults(schema, value);
      expect(told.length).toBeGreaterThan(0);
      for (const { rule, mend } of told) {
        for (const { zh, en } of [rule, mend])
          expect([/\p{Script=Han}/u.test(zh), /[a-z]/.test(en)]).toEqual([true, true]);
        expect(JSON.stringify([rule, mend])).not.toMatch(/310101/);
      }
    },
  );

  test.each([
    ['a day', fields.day(), '2026-02-30', 'must be a day that the calendar has, written YYYY-MM-DD'],
    ['a day', fields.day(), undefined, 'must be a day that the calendar has, written YYYY-MM-DD'],
    ['a line', fields.line(9), 'a\nb', 'must be one line, without control characters'],
    ['a missing field', fields.line(9), undefined, 'must be given, as a text (string)'],
    [
      'one of several kinds',
      z.union([z.boolean(), fields.whole(1, 2)]),
      'x',
      'must be given, as true or false; or must be given, as a number',
    ],
    ['a key', z.record(fields.id(), z.int()), { '-': 1 }, expect.stringMatching(/^must be an id: 1 to 64 letters/)],
  ])('given %s that is none, when it is told, then the rule stands in words', (_what, schema, value, rule) => {
    expect(faults(schema, value)[0]?.rule.en).toEqual(rule);
  });

  test('given bounds, when they are told, then with their unit and whether the bound itself is allowed', () => {
    const rule = (schema: z.ZodMiniType, value: unknown) => faults(schema, value)[0]?.rule.en;
    expect(rule(z.string().check(z.minLength(3)), 'a')).toBe('at least 3 characters');
    expect(rule(z.array(z.int()).check(z.maxLength(1)), [1, 2])).toBe('at most 1 items');
    expect(rule(z.number().check(z.minimum(1)), 0)).toBe('at least 1');
    expect(rule(z.number().check(z.positive()), 0)).toBe('more than 0');
    expect(rule(z.number().check(z.lt(5)), 5)).toBe('less than 5');
  });
});

describe('the place of a fault', () => {
  test('given names with ~ and /, when they are pointed at, then by the rules of JSON pointers', () => {
    const schema = z.strictObject({ 'a/b': z.strictObject({ 'm~n': z.array(z.int()) }) });
    expect(faults(schema, { 'a/b': { 'm~n': [1, 'x'] } })).toMatchObject([{ pointer: '/a~1b/m~0n/1' }]);
    expect(faults(schema, { 'a/b': { 'm~n': [] }, '~/': 1 })).toMatchObject([{ pointer: '/~0~1' }]);
  });

  test('given the whole body or a query, when it is pointed at, then by an empty pointer or under its prefix', () => {
    expect(faults(z.strictObject({}), 'text')).toMatchObject([{ pointer: '' }]);
    expect(faults(z.strictObject({}), { limit: 1 }, '#query')).toMatchObject([{ pointer: '#query/limit' }]);
  });

  test('given several unknown fields, when they are told, then each has its own fault', () => {
    const told = faults(z.strictObject({}), JSON.parse('{"a":1,"__proto__":2,"constructor":3}'));
    expect(told.map(({ pointer }) => pointer)).toEqual(['/a', '/__proto__', '/constructor']);
  });

  test('given far more faults than an answer holds, when they are told, then the first hundred', () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, 1]));
    expect(faults(z.strictObject({}), many)).toHaveLength(100);
    expect(faults(z.array(z.string()), Array(20_000).fill(1))).toHaveLength(100);
    expect(faults(z.array(z.strictObject({})), Array(60).fill({ a: 1, b: 2 }))).toHaveLength(100);
  });
});
