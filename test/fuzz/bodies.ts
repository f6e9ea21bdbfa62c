import type { ErrorObject } from 'ajv';
import { compileSchema } from '../support/json-schema.ts';

/** A spoilt body as text, and the places that the published schema refuses. */
export interface BadBody {
  name: string;
  text: string;
  /** JSON pointers; a problem document has to name one of them, or a place inside or around it. */
  pointers: string[];
}

type Json = unknown;
type Path = readonly string[];

/** Stand-ins for what JSON.stringify cannot write. */
const literals: Readonly<Record<string, string>> = { '"@infinite@"': '1e400', '"@proto@"': '"__proto__"' };

const wrongValues: readonly [string, Json][] = [
  ['null', null],
  ['an object', { a: 1 }],
  ['a list', [1]],
  ['a text', 'not this'],
  ['an empty text', ''],
  ['a blank text', '  '],
  ['a long text', '长'.repeat(6_000)],
  ['control characters', 'a\u0000b\u0007'],
  ['a number', 12],
  ['a fraction', 0.5],
  ['a negative number', -1],
  ['a huge number', 1e300],
  ['an infinite number', '@infinite@'],
  ['a truth', true],
];

const isObject = (value: Json): value is Record<string, Json> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Every place in a value, the whole first. */
function placesIn(value: Json, path: Path = []): Path[] {
  const inner = Array.isArray(value) ? Object.entries(value) : isObject(value) ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([key, one]) => placesIn(one, [...path, key]))];
}

/** A copy with one place changed; `undefined` takes it away. */
function changed(value: Json, [key, ...rest]: Path, to: (was: Json) => Json): Json {
  if (key === undefined) return to(value);
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === key ? changed(one, rest, to) : one));
  return isObject(value) ? { ...value, [key]: changed(value[key], rest, to) } : value;
}

const at = (value: Json, path: Path): Json =>
  path.reduce<Json>((inner, key) => (inner as Record<string, Json>)?.[key], value);

/** Each way of spoiling an example, with a name for it. */
function spoilt(example: Json): { name: string; body: Json }[] {
  return placesIn(example).flatMap((path) => {
    const where = `/${path.join('/')}`;
    const wrong = wrongValues.map(([name, value]) => ({
      name: `${name} at ${where}`,
      body: changed(example, path, () => value),
    }));
    const gone =
      path.length === 0 ? [] : [{ name: `nothing at ${where}`, body: changed(example, path, () => undefined) }];
    if (!isObject(at(example, path))) return [...wrong, ...gone];
    const extra = (key: string) => ({
      name: `${key} in ${where}`,
      body: changed(example, path, (was) => ({ ...(was as object), [key]: 'unexpected' })),
    });
    return [...wrong, ...gone, ...['surplus', '@proto@', 'constructor', 'a~b/c', ''].map(extra)];
  });
}

/** Bodies made from an example: those that the schema refuses, and those that it lets through all the same. */
export function spoiltBodies(schema: object, example: Json): { refused: BadBody[]; passed: BadBody[] } {
  const check = compileSchema(schema);
  const bodies = spoilt(example).map(({ name, body }): BadBody => {
    const written = JSON.stringify(body) ?? 'null';
    const text = Object.entries(literals).reduce((so, [from, to]) => so.replaceAll(from, to), written);
    return { name, text, pointers: check(JSON.parse(text)) ? [] : (check.errors ?? []).map(pointerOf) };
  });
  return {
    refused: bodies.filter(({ pointers }) => pointers.length > 0),
    passed: bodies.filter(({ pointers }) => pointers.length === 0),
  };
}

function pointerOf({ instancePath, keyword, params }: ErrorObject): string {
  const key =
    keyword === 'required'
      ? params.missingProperty
      : keyword === 'additionalProperties'
        ? params.additionalProperty
        : undefined;
  return key === undefined
    ? instancePath
    : `${instancePath}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
