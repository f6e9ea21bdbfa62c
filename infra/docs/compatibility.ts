import type { JsonSchema } from './json-schema.ts';

const object = (value: unknown): JsonSchema =>
  value !== null && typeof value === 'object' ? (value as JsonSchema) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

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
