import { describe, expect, it } from 'vitest';
import { envelopeOf, exampleOf } from '../../infra/docs/asyncapi.ts';
import { jsonSchemaOf } from '../../infra/docs/json-schema.ts';
import { publicEvents } from '../support/contracts.ts';
import { faultsBy } from '../support/json-schema.ts';

const cases = publicEvents.map(({ service, event }) => ({ type: event.type, service, event }));
type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A step of a pointer; `*` stands for all of a list, taken together. */
function stepped(inner: unknown, part: string): unknown {
  if (part === '*' && Array.isArray(inner)) return Object.assign({}, ...inner);
  return isObject(inner) ? inner[part] : undefined;
}

/** The value at a JSON pointer, or nothing. */
const at = (value: unknown, pointer: string): unknown => pointer.split('/').slice(1).reduce(stepped, value);

/** Values that mean something only as they are; growing them means another type beside them. */
const ofOneForm = (value: Json): boolean => ['currency', 'zh', 'sealed'].some((name) => Object.hasOwn(value, name));

/** Where objects stand that may get more fields. */
function openPlaces(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => openPlaces(one, [...path, String(at)]));
  if (!isObject(value) || ofOneForm(value)) return [];
  return [path, ...Object.entries(value).flatMap(([key, one]) => openPlaces(one, [...path, key]))];
}

function grownAt(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return { ...(value as Json), aFieldOfTomorrow: [1, 'two', null] };
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === key ? grownAt(one, rest) : one));
  return { ...(value as Json), [key]: grownAt((value as Json)[key], rest) };
}

it('given all contracts, when compared, then no event type stands twice', () => {
  const types = publicEvents.map(({ event }) => event.type);
  expect(types.length).toBe(new Set(types).size);
});

describe.each(cases)('$type', ({ service, event }) => {
  it('is named after its service and version, and summed up in both languages', () => {
    expect(event.type).toMatch(new RegExp(`^plus\\.${service}\\.[a-z]+(-[a-z]+)*\\.v[1-9]\\d*$`));
    expect(event.summary.zh).toMatch(/\p{Script=Han}/u);
    expect(event.summary.en).toMatch(/^[^\p{Script=Han}]+$/u);
  });

  it('has an example that both validators accept', () => {
    expect(event.data.safeParse(event.example).error?.issues ?? []).toEqual([]);
    expect(faultsBy(envelopeOf(service, event), exampleOf(service, event))).toEqual([]);
  });

  it('is refused by both validators when it lacks what is required or has another type', () => {
    const [name = ''] = (jsonSchemaOf(event.data).required ?? []) as string[];
    const { [name]: _left, ...lacking } = event.example as Json;
    for (const bad of [lacking, { ...lacking, [name]: { not: 'this' } }]) {
      expect(event.data.safeParse(bad).success).toBe(false);
      expect(faultsBy(jsonSchemaOf(event.data), bad)).not.toEqual([]);
    }
  });

  it('may grow: a receiver of today accepts a field of tomorrow', () => {
    const grown = { ...(event.example as Json), aFieldOfTomorrow: { whatever: [1, 'two', null] } };
    expect(event.data.safeParse(grown).error?.issues ?? []).toEqual([]);
    expect(faultsBy(jsonSchemaOf(event.data), grown)).toEqual([]);
  });

  it('may grow further in, but for values of one form: money, a name in two languages, a sealed value', () => {
    const grown = openPlaces(event.example).map((place) => grownAt(event.example, place));
    for (const one of grown) expect(event.data.safeParse(one).error?.issues ?? []).toEqual([]);
  });

  it('names as personal exactly the fields that hold sealed values', () => {
    const sealed = (value: unknown, pointer: string): string[] => {
      if (Array.isArray(value)) return value.flatMap((inner) => sealed(inner, `${pointer}/*`));
      if (!isObject(value)) return [];
      if (value.sealed === 'v1') return [pointer];
      return Object.entries(value).flatMap(([key, inner]) => sealed(inner, `${pointer}/${key}`));
    };
    for (const pointer of sealed(event.example, '')) expect(event.personal).toContain(pointer);
    for (const pointer of event.personal)
      expect(at(event.example, pointer), `${pointer} is not in the example`).toMatchObject({ sealed: 'v1' });
  });
});
