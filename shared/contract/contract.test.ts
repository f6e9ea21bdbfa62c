import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { draft, fields, operation, publicEvent, refusal, text } from './index.ts';

const summary = text('试', 'A try');
const bare = { id: 'try', method: 'GET', path: '/tries', summary, roles: ['ops'], output: z.strictObject({}) } as const;

describe('an operation', () => {
  test('given nothing more than it must say, when it is declared, then the rest is the least', () => {
    const declared = operation(bare);
    expect(declared).toMatchObject({ status: 200, versioned: false, bodyLimitKiB: 64, refusals: {} });
    for (const part of [declared.params, declared.query, declared.body]) {
      expect(part.safeParse({}).success).toBe(true);
      expect(part.safeParse({ unknown: 1 }).success).toBe(false);
    }
  });

  test('given everything, when it is declared, then it is as it says', () => {
    const refusals = { full: refusal(409, text('满', 'full'), text('等', 'wait')) };
    const body = z.strictObject({ a: z.int() });
    const declared = operation({
      ...bare,
      method: 'POST',
      body,
      status: 202,
      versioned: true,
      bodyLimitKiB: 1,
      refusals,
    });
    expect(declared).toMatchObject({ status: 202, versioned: true, bodyLimitKiB: 1, refusals, body });
  });
});

describe('a public event', () => {
  const signed = publicEvent({
    type: 'plus.test.signed.v1',
    summary,
    data: z.strictObject({ projectId: fields.id() }),
    example: { projectId: 'p1' },
  });

  test('given no personal fields, when it is declared, then it says that there are none', () => {
    expect(signed.personal).toEqual([]);
    expect(publicEvent({ ...signed, personal: ['/name'] }).personal).toEqual(['/name']);
  });

  test('given data that fits, when it is drafted, then it is ready for its commit', () => {
    expect(draft(signed, 'project/p1', { projectId: 'p1' })).toEqual({
      type: 'plus.test.signed.v1',
      subject: 'project/p1',
      data: { projectId: 'p1' },
    });
  });

  test('given data that does not fit, when it is drafted, then it throws and does not quote the data', () => {
    expect(() => draft(signed, 'project/p1', { projectId: '张三 310101' })).toThrow(/^(?!.*310101)/s);
    expect(() => draft(signed, 'project/p1', { projectId: 'p1', more: 1 } as never)).toThrow();
  });
});

describe('the building blocks of contracts', () => {
  const taken = (schema: z.ZodMiniType, value: unknown) => schema.safeParse(value).success;

  test('given texts, when they are checked, then control characters are refused, and lines where there is one line', () => {
    expect(['a', ' a ', '户口'].map((value) => taken(fields.line(3), value))).toEqual([true, true, true]);
    expect(['', '  ', 'abcd', 'a\nb', 'a\u0000', 'a\u009f'].some((value) => taken(fields.line(3), value))).toBe(false);
    expect(taken(fields.prose(9), 'a\r\n\tb')).toBe(true);
    expect(['a\u0000', 'a\u001b[2J', 'x'.repeat(10)].some((value) => taken(fields.prose(9), value))).toBe(false);
    expect(taken(fields.prose(9), 'x'.repeat(1_000_000))).toBe(false);
  });

  test('given ids, when they are checked, then nothing that parts a key, a path or a line is in them', () => {
    expect(['a', 'A-1_b', '0'.repeat(64)].every((value) => taken(fields.id(), value))).toBe(true);
    const bad = ['', '-a', '_a', '__proto__', 'a/b', 'a#b', 'a b', 'a.b', '..', 'a\n', 'é', '0'.repeat(65)];
    expect(bad.filter((value) => taken(fields.id(), value))).toEqual([]);
  });

  test('given amounts, when they are checked, then they are whole, not negative and of a known currency', () => {
    expect(taken(fields.money(), { amount: 1, currency: 'CNY' })).toBe(true);
    for (const amount of [-1, 0.5, 2 ** 53, '1', Number.NaN, Number.POSITIVE_INFINITY])
      expect(taken(fields.money(), { amount, currency: 'CNY' })).toBe(false);
    expect(taken(fields.money(), { amount: 1, currency: 'XXX' })).toBe(false);
  });

  test('given instants and days, when they are checked, then an instant says its offset and a day exists', () => {
    expect(
      ['2026-11-23T09:00:00+08:00', '2026-11-23T01:00:00.5Z'].every((value) => taken(fields.instant(), value)),
    ).toBe(true);
    expect(['2026-11-23T09:00:00', '2026-11-23'].some((value) => taken(fields.instant(), value))).toBe(false);
    expect([taken(fields.day(), '2028-02-29'), taken(fields.day(), '2026-02-29')]).toEqual([true, false]);
  });

  test('given a page query, when it is checked, then there is a limit of 1 to 100, 20 when nothing is said', () => {
    const query = z.strictObject(fields.pageQuery());
    expect(query.parse({})).toEqual({ limit: 20 });
    expect(query.parse({ limit: '100', cursor: 'c' })).toEqual({ limit: 100, cursor: 'c' });
    for (const limit of ['0', '101', '1.5', '', 'many', 'Infinity']) expect(taken(query, { limit })).toBe(false);
    for (const cursor of ['', 'c'.repeat(1025)]) expect(taken(query, { cursor })).toBe(false);
  });
});
