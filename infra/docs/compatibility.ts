import type { JsonSchema } from './json-schema.ts';

const object = (value: unknown): JsonSchema =>
  value !== null && typeof value === 'object' ? (value as JsonSchema) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Bounds by what a larger number means: more is let through, or less. */
const bounds = {
  upper: ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'],
  lower: ['minimum', 'exclusiveMinimum', 'minLength', 'minItems'],
};

/** Bounds that let more through than they did; readers check what they get by the bounds that they know. */
function widened(before: JsonSchema, after: JsonSchema): string[] {
  const wider = (key: string, beyond: (was: number, is: number) => boolean) =>
    typeof before[key] === 'number' && !(typeof after[key] === 'number' && !beyond(before[key], after[key]));
  return [
    ...bounds.upper.filter((key) => wider(key, (was, is) => is > was)),
    ...bounds.lower.filter((key) => wider(key, (was, is) => is < was)),
  ];
}

/** What a changed value may not do: mean another type, or something that readers have not been told of. */
function valueBreaks(before: JsonSchema, after: JsonSchema, at: string): string[] {
  const same = (key: string) => JSON.stringify(before[key]) === JSON.stringify(after[key]);
  const breaks: string[] = [];
  if (!same('type')) breaks.push(`${at}: type was ${JSON.stringify(before.type)}, is ${JSON.stringify(after.type)}`);
  if (!same('format') || !same('pattern')) breaks.push(`${at}: its form changed`);
  if (!same('const')) breaks.push(`${at}: its fixed value changed`);
  const known = new Set(list(before.enum));
  const added = list(after.enum).filter((value) => !known.has(value));
  if (before.enum !== undefined && (after.enum === undefined || added.length > 0))
    breaks.push(`${at}: new values ${JSON.stringify(added)} that readers do not know`);
  for (const key of widened(before, after))
    breaks.push(`${at}: ${key} was ${before[key]}, is ${after[key] ?? 'gone'}, so more is let through`);
  if (!same('anyOf') || !same('oneOf')) breaks.push(`${at}: its alternatives changed`);
  return breaks;
}

/**
 * Why readers of the schema as it was published could break on what the schema now lets through; empty when none can.
 * New fields are welcome: readers ignore what they do not know.
 */
export function breaksOf(before: JsonSchema, after: JsonSchema, at = ''): string[] {
  const breaks = valueBreaks(before, after, at || '/');
  const required = new Set(list(after.required));
  for (const name of list(before.required))
    if (!required.has(name)) breaks.push(`${at}/${name}: was always there, now may be missing`);
  const properties = object(after.properties);
  for (const [name, inner] of Object.entries(object(before.properties)))
    if (name in properties) breaks.push(...breaksOf(object(inner), object(properties[name]), `${at}/${name}`));
    else breaks.push(`${at}/${name}: was there, is gone`);
  if (before.items !== undefined) breaks.push(...breaksOf(object(before.items), object(after.items), `${at}/items`));
  return breaks;
}
