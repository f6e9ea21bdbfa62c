import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { operation, refusal, text } from '../contract/index.ts';
import type { Refusal } from '../contract/refusal.ts';
import { commonRefusals, edgeRefusals } from './common-refusals.ts';
import { type Reader, refused } from './refused.ts';

const reader: Reader = { language: 'en', requestId: 'request-1' };
const full = operation({
  id: 'take',
  method: 'POST',
  path: '/places',
  summary: text('取', 'Take'),
  roles: ['talent'],
  output: z.strictObject({}),
  refusals: { full: refusal(409, text('已满', 'it is full'), text('改天再来', 'come another day')) },
});
const bodyOf = (given: Refusal, by = reader) => JSON.parse(refused(given, by, full).body);

describe('a problem document', () => {
  test('given a refusal that the operation declares, when it is told, then as RFC 9457 has it', () => {
    const answer = refused({ code: 'full', pointer: '/place' }, reader, full);
    expect(answer.statusCode).toBe(409);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': 'en',
      'cache-control': 'no-store',
    });
    expect(JSON.parse(answer.body)).toEqual({
      type: 'urn:plus:problem:full',
      title: 'it is full',
      status: 409,
      code: 'full',
      mend: 'come another day',
      text: { rule: { zh: '已满', en: 'it is full' }, mend: { zh: '改天再来', en: 'come another day' } },
      errors: [
        { pointer: '/place', rule: { zh: '已满', en: 'it is full' }, mend: { zh: '改天再来', en: 'come another day' } },
      ],
      requestId: 'request-1',
    });
  });

  test('given a detail and another language, when it is told, then in that language, with the detail at the field', () => {
    const detail = text('还差两个', 'two are missing');
    const told = bodyOf({ code: 'full', pointer: '/place', detail }, { ...reader, language: 'zh' });
    expect(told).toMatchObject({ title: '已满', detail: '还差两个', mend: '改天再来', errors: [{ rule: detail }] });
  });

  test('given faults per field, when it is told, then all of them', () => {
    const errors = ['/a', '#query/b'].map((pointer) => ({ pointer, rule: text('一', '1'), mend: text('二', '2') }));
    expect(bodyOf({ code: 'invalid-request', errors }).errors).toEqual(errors);
    expect(bodyOf({ code: 'full' }).errors).toEqual([]);
  });

  test.each(['never-declared', '__proto__', 'constructor', 'toString', ''])(
    'given the code %j that nobody declared, when it is told, then it is a 500 that says nothing of it',
    (code) => {
      const detail = text('张三的身份证', 'secret of somebody');
      const answer = refused({ code, detail, pointer: '/secret', errors: [] }, reader, full);
      expect(answer.statusCode).toBe(500);
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'unexpected', errors: [] });
      expect(answer.body).not.toMatch(/secret|张三|never-declared/);
    },
  );

  test.each(Object.entries({ ...commonRefusals, ...edgeRefusals }))(
    'given %s, when it is told, then every operation knows it, in both languages',
    (code, { status, rule, mend }) => {
      expect(bodyOf({ code })).toMatchObject({ code, status });
      for (const { zh, en } of [rule, mend])
        expect([/\p{Script=Han}/u.test(zh), /[a-z]/.test(en)]).toEqual([true, true]);
    },
  );
});
