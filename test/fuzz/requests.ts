import type { RawRequest } from '../support/request.ts';

/** A request that must be refused, and with what. */
export interface BadRequest {
  name: string;
  request: RawRequest;
  /** Any of them; left out, whichever refusal the document has. */
  codes?: readonly string[];
  /** Pointers of which the problem document has to name one, when a field is at fault. */
  pointers?: readonly string[];
}

const bodyWith = (name: string, good: RawRequest, body: string | Buffer, ...codes: string[]): BadRequest => ({
  name,
  request: { ...good, body },
  codes,
});

const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

/** Bodies that are no JSON, or JSON that nobody should send. */
export function rawBodies(good: RawRequest, limitKiB: number): BadRequest[] {
  const example = String(good.body);
  const within = example.length > 2 ? example.slice(1) : '}';
  return [
    ...['{', '}', '{"a":}', "{'a':1}", `${example}x`, '\u0000', 'undefined', 'NaN', '{"a":1,}', '// nothing'].map(
      (text) => bodyWith(`malformed: ${text.slice(0, 20)}`, good, text, 'malformed-json'),
    ),
    bodyWith(
      'bytes that are no UTF-8',
      good,
      Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
      'malformed-json',
      'invalid-request',
    ),
    bodyWith('half a surrogate pair in a text', good, `{"aa":"\\ud800",${within}`.replace(',}', '}'), 'malformed-json'),
    bodyWith('half a surrogate pair in a name', good, `{"a\\udc00":1,${within}`.replace(',}', '}'), 'malformed-json'),
    bodyWith('too deep', good, deep(17), 'body-too-deep'),
    bodyWith('far too deep', good, deep(4_000), 'body-too-deep', 'malformed-json', 'body-too-large'),
    bodyWith(
      'lists too deep',
      good,
      `{"a":${'['.repeat(2_000)}${']'.repeat(2_000)}}`,
      'body-too-deep',
      'body-too-large',
    ),
    bodyWith('too large', good, `{"a":"${'x'.repeat(limitKiB * 1024)}"}`, 'body-too-large'),
    bodyWith('too large, of blanks', good, `${' '.repeat(limitKiB * 1024)}${example}`, 'body-too-large'),
    ...['null', '[]', '"text"', '12', 'true'].map((text) =>
      bodyWith(`no object: ${text}`, good, text, 'invalid-request'),
    ),
    ...[
      'text/plain',
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/jsonp',
      'application/x-www-form-urlencoded',
    ].map(
      (type): BadRequest => ({
        name: `content type ${type}`,
        request: { ...good, headers: { ...good.headers, 'content-type': type } },
        codes: ['not-json'],
      }),
    ),
  ];
}

const badIds = [
  ['too long', 'a'.repeat(65)],
  ['dots', '..%2e'],
  ['a slash', 'a%2Fb'],
  ['a null byte', 'a%00'],
  ['a blank', '%20'],
  ['other letters', encodeURIComponent('编号')],
  ['prototype', '__proto__'],
  ['a dash first', '-abc'],
  ['SQL', encodeURIComponent("x' OR '1'='1")],
  ['a stream name', 'a%23b'],
] as const;

/** Ids in the path that nothing can have. */
export function badPaths(good: RawRequest, path: string): BadRequest[] {
  return [...path.matchAll(/\{(\w+)\}/g)].flatMap(([placeholder, name]) =>
    badIds.map(([what, id]) => {
      const spoilt = path.replace(placeholder, id).replace(/\{\w+\}/g, 'nonesuch');
      // A slash within a segment makes it two, so there may be no such route, or another one.
      const codes = id.includes('%2F') ? ['invalid-request', 'no-such-route', 'not-found'] : ['invalid-request'];
      const pointers = id.includes('%2F') ? {} : { pointers: [`#path/${name}`] };
      return { name: `path id: ${what}`, request: { ...good, path: spoilt }, codes, ...pointers };
    }),
  );
}

const badQueries: readonly [string, string[], string?][] = [
  ...['0', '-1', '101', '1.5', 'abc', '', '1e9', 'NaN', '5,5', '%00'].map((limit): [string, string[], string] => [
    `limit=${limit}`,
    ['invalid-request'],
    '#query/limit',
  ]),
  ['limit=1&limit=2', ['invalid-request'], '#query/limit'],
  [`cursor=${'x'.repeat(1_025)}`, ['invalid-request'], '#query/cursor'],
  ['cursor=', ['invalid-request'], '#query/cursor'],
  ...['garbage', 'W10', 'bnVsbA', 'e30', '%F0%9F%98%80', 'WyJhIiwiYiJd', '-1', '__proto__'].map(
    (cursor): [string, string[]] => [`cursor=${cursor}`, ['bad-cursor', 'not-found']],
  ),
];

/** Pages that there are not, and parameters that nobody declared. */
export function badPages(good: RawRequest, query: ReadonlySet<string>): BadRequest[] {
  const ask = (text: string, codes: readonly string[], pointer?: string): BadRequest => ({
    name: `query ${text.slice(0, 30)}`,
    request: { ...good, path: `${good.path}${good.path.includes('?') ? '&' : '?'}${text}` },
    codes,
    ...(pointer === undefined ? {} : { pointers: [pointer] }),
  });
  const pages = badQueries.filter(([text]) => query.has(text.split('=')[0] ?? ''));
  return [
    ...pages.map(([text, codes, pointer]) => ask(text, codes, pointer)),
    ask('surplus=1', ['invalid-request'], '#query/surplus'),
    ask('constructor=1', ['invalid-request'], '#query/constructor'),
  ];
}

/** Headers that are missing or odd. */
export function badHeaders(good: RawRequest, versioned: boolean): BadRequest[] {
  const change = (name: string, header: string, value: string | undefined, code: string): BadRequest => {
    const { [header]: _was, ...others } = good.headers;
    const headers = { ...others, ...(value === undefined ? {} : { [header]: value }) };
    return { name, request: { ...good, headers }, codes: [code], pointers: [`#header/${header}`] };
  };
  const keys = [undefined, '', 'a'.repeat(65), 'with blank', 'a,b', 'é', '../x', '{}'];
  const tags = ['1', 'W/"1"', '"x"', '""', '"1', '"1234567890123"', '"1", "2"', 'null', '"-1"'];
  return [
    ...('idempotency-key' in good.headers
      ? keys.map((key) => change(`Idempotency-Key ${key}`, 'idempotency-key', key, 'idempotency-key-missing'))
      : []),
    ...(versioned && good.method !== 'GET'
      ? tags.map((tag) => change(`If-Match ${tag}`, 'if-match', tag, 'bad-if-match'))
      : []),
  ];
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Addresses and methods that are not in the document. */
export function unknownRoutes(known: ReadonlyMap<string, ReadonlySet<string>>): BadRequest[] {
  const ask = (method: string, path: string): BadRequest => ({
    name: `${method} ${path.slice(0, 40)}`,
    request: { method, path, headers: { 'accept-language': 'en' } },
    codes: ['no-such-route'],
  });
  const paths = [
    '/',
    '/nowhere',
    '/talent',
    '//talent/applications',
    '/talent/applications/',
    '/TALENT/applications',
    `/${'a'.repeat(2_000)}`,
  ];
  const odd = [
    '/talent/applications/a/b/c/d',
    '/__proto__',
    '/..%2f..%2fetc%2fpasswd',
    '/%00',
    '/talent/applications%3Flimit=1',
  ];
  return [
    ...[...paths, ...odd].flatMap((path) => ['GET', 'POST'].map((method) => ask(method, path))),
    ...[...known].flatMap(([path, declared]) =>
      methods.filter((method) => !declared.has(method)).map((method) => ask(method, path)),
    ),
  ];
}
