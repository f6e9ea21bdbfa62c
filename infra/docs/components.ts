import type { JsonSchema } from './json-schema.ts';
import { type Body, isShape, type Shape, shapesIn } from './shapes.ts';

/** `requestHukouReview` as Request, Hukou, Review. */
const wordsIn = (name: string): string[] =>
  name.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);

/** The words that all places of a shape have in common; of its places only those that tell best what it is. */
function wordsOf({ places }: Shape): string[] {
  const best = Math.min(...places.map(({ rank }) => rank));
  const [first = [], ...rest] = places
    .filter(({ rank }) => rank === best)
    .map(({ within, words }) => [...(within ? wordsOf(within) : []), ...words.flatMap(wordsIn)]);
  const shared = [...new Set(first.filter((word) => rest.every((other) => other.includes(word))))];
  // That it stands in lists does not tell what it is.
  return shared.join() === 'Item' ? [] : shared;
}

/** The shapes that stand in several places, by name; places that share no word leave a shape without one. */
function namesOf(shapes: ReadonlyMap<string, Shape>): Map<string, string> {
  const named = new Map([['Problem', 'a refusal']]);
  for (const [text, shape] of shapes) {
    const name = shape.places.length > 1 ? wordsOf(shape).join('') : '';
    const other = named.get(name);
    if (other)
      throw new Error(`two shapes would be named ${name}; name a field or an operation apart: ${other}, ${text}`);
    if (name !== '') named.set(name, text);
  }
  named.delete('Problem');
  return new Map([...named].map(([name, text]) => [text, name]));
}

/** The named shapes of a document, and how to write a schema with references to them. */
export interface Components {
  schemas: Record<string, JsonSchema>;
  refer(schema: JsonSchema): JsonSchema;
}

/**
 * Shapes that stand in several places become components. A name is made of the words that the shape's places share:
 * `getHukouReview` and `getHousingReview` read a `Review`; `supplement` in the cases of all departments is a
 * `CaseSupplement`. What is read names a shape before what is otherwise answered, and that before parts and requests.
 * A shape is written out where it stands when its places share no word. When two shapes would have one name,
 * generation fails.
 */
export function componentsOf(bodies: readonly Body[]): Components {
  const shapes = shapesIn(bodies);
  const names = namesOf(shapes);
  const inner = <T extends object>(value: T): T =>
    (Array.isArray(value)
      ? value.map(refer)
      : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, refer(one)]))) as T;
  const refer = <T>(value: T): T | { $ref: string } => {
    if (value === null || typeof value !== 'object') return value;
    const name = isShape(value) ? names.get(JSON.stringify(value)) : undefined;
    return name === undefined ? inner(value) : { $ref: `#/components/schemas/${name}` };
  };
  const schemas = [...names].map(([text, name]) => [name, inner(shapes.get(text)?.schema ?? {})] as const);
  return { schemas: Object.fromEntries(schemas.toSorted(([a], [b]) => (a < b ? -1 : 1))), refer };
}
