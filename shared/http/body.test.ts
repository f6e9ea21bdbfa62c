import { describe, expect, test } from 'vitest';
import { maxDepth, readBody } from './body.ts';

const contentType = 'application/json';
const read = (body: string, limitKiB = 1) => readBody({ body, contentType }, limitKiB);
const nested = (levels: number): string => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;
const base64 = (bytes: Buffer | string) =>
  readBody({ body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true, contentType }, 1);

describe('a body', () => {
  test('given none, when it is read, then it is an empty object, whatever its media type', () => {
    expect(readBody({}, 1)).toEqual({ ok: true, value: {} });
    expect(readBody({ body: '', contentType: 'text/plain' }, 1)).toEqual({ ok: true, value: {} });
  });

  test.each([
    'application/json',
    'Application/JSON; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/merge-patch+json',
  ])('given the media type %s, when it is read, then it is taken', (type) =>
    expect(readBody({ body: '1', contentType: type }, 1)).toEqual({ ok: true, value: 1 }),
  );

  test.each([
    undefined,
    '',
    'text/plain',
    'application/jsonp',
    'text/json',
    'application/x-www-form-urlencoded',
    'x, application/json',
  ])('given the media type %s, when it is read, then it is refused', (type) =>
    expect(readBody({ body: '1', contentType: type }, 1)).toEqual({ ok: false, code: 'not-json' }),
  );

  test('given a media type made to be slow to read, when it is read, then it is refused all the same', () => {
    const type = `application/${'a+'.repeat(50_000)}`;
    expect(readBody({ body: '1', contentType: type }, 1)).toEqual({ ok: false, code: 'not-json' });
  });

  test('given the limit in bytes, when a body is one byte over, then it is refused, of many-byte letters too', () => {
    expect(read(`"${'x'.repeat(1022)}"`)).toMatchObject({ ok: true });
    expect(read(`"${'x'.repeat(1023)}"`)).toEqual({ ok: false, code: 'body-too-large' });
    expect(read(`"${'户'.repeat(340)}"`)).toMatchObject({ ok: true });
    expect(read(`"${'户'.repeat(341)}"`)).toEqual({ ok: false, code: 'body-too-large' });
    expect(base64(`"${'x'.repeat(1023)}"`)).toEqual({ ok: false, code: 'body-too-large' });
  });

  test.each(['{', '{"a":1,}', "{'a':1}", 'NaN', ' ', '{"a":1}x', '\u0000'])(
    'given the malformed text %j, when it is read, then it is refused',
    (text) => expect(read(text)).toEqual({ ok: false, code: 'malformed-json' }),
  );
});

describe('the depth of a body', () => {
  test('given objects or lists of the greatest depth, when they are read, then they are taken, one more is refused', () => {
    const lists = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(read(nested(maxDepth))).toMatchObject({ ok: true });
    expect(read(lists(maxDepth))).toMatchObject({ ok: true });
    expect(read(nested(maxDepth + 1))).toEqual({ ok: false, code: 'body-too-deep' });
    expect(read(lists(maxDepth + 1))).toEqual({ ok: false, code: 'body-too-deep' });
  });

  test('given a body of nothing but brackets, when it is read, then it is refused and nothing overflows', () => {
    expect(read('['.repeat(32_000) + ']'.repeat(32_000), 64)).toEqual({ ok: false, code: 'body-too-deep' });
  });
});

describe('the text of a body', () => {
  test('given half of a surrogate pair in a value or a name, when it is read, then it is refused', () => {
    for (const text of ['{"a":"\\ud800"}', '{"a\\udc00":1}', '["\\ude00\\ud83d"]'])
      expect(read(text)).toEqual({ ok: false, code: 'malformed-json' });
    expect(read('"\\ud83d\\ude00"')).toEqual({ ok: true, value: '😀' });
  });

  test('given base64, when it is read, then its bytes count, and bytes that are no UTF-8 are refused', () => {
    expect(base64('{"a":"户"}')).toEqual({ ok: true, value: { a: '户' } });
    expect(base64(Buffer.from([0x22, 0xff, 0x22]))).toEqual({ ok: false, code: 'malformed-json' });
  });

  test('given a byte order mark, when it is read, then it is passed over', () => {
    expect(base64('\ufeff{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
  });

  test('given names that objects have by birth, when they are read, then they are names like others', () => {
    const body = read('{"__proto__":{"admin":true},"constructor":1}');
    expect(body.ok && Object.keys(body.value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });
});
