import type { JsonSchema } from './json-schema.ts';

/** How well a place tells what a shape is: best where it is all that is read, or else all that is answered. */
export const tells = { read: 0, answer: 1, part: 2 } as const;

/** Where a shape stands, in words: of the operation, or of the shape around it, and of the fields that lead there. */
export interface Place {
  within?: Shape;
  words: readonly string[];
  rank: (typeof tells)[keyof typeof tells];
}

/** An object with three fields or more; smaller ones are written out where they stand. */
export interface Shape {
  schema: JsonSchema;
  places: Place[];
}

/** What an operation takes or answers, and the words for it. */
export interface Body {
  schema: JsonSchema;
  place: Place;
}

export const isShape = (value: object): value is JsonSchema =>
  'properties' in value && Object.keys(value.properties as object).length >= 3;

/** Every shape by its text, with each place where it stands; what is in a shape is counted once. */
export function shapesIn(bodies: readonly Body[]): Map<string, Shape> {
  const shapes = new Map<string, Shape>();
  const visit = (value: unknown, place: Place): void => {
    if (value === null || typeof value !== 'object') return;
    if (isShape(value)) visitShape(value, place);
    else visitInner(value, place);
  };
  const visitShape = (schema: JsonSchema, place: Place): void => {
    const text = JSON.stringify(schema);
    const known = shapes.get(text);
    known?.places.push(place);
    if (known) return;
    const shape: Shape = { schema, places: [place] };
    shapes.set(text, shape);
    visitInner(schema, { within: shape, words: [], rank: tells.part });
  };
  const visitInner = (value: object, place: Place): void => {
    const step = (inner: unknown, word: string) =>
      visit(inner, { ...place, words: [...place.words, word], rank: tells.part });
    for (const [key, inner] of Object.entries(value))
      if (key === 'items') step(inner, 'item');
      else if (key !== 'properties') visit(inner, place);
      // A field `items` says no more than that each is an item.
      else for (const [name, field] of Object.entries(inner)) step(field, name === 'items' ? '' : name);
  };
  for (const { schema, place } of bodies) visit(schema, place);
  return shapes;
}
