import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

/** A validator of JSON Schema 2020-12 that knows nothing of zod. */
function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajvFormats.default(ajv);
  return ajv;
}

const ajv = createAjv();

/** Compiles a schema; what the schema refuses is in `errors` of the answer. */
export const compileSchema = (schema: object): ValidateFunction => ajv.compile(schema);

/** What is wrong with a value by a schema, a line each; empty when nothing is. */
export function faultsBy(schema: object, value: unknown): string[] {
  const check = compileSchema(schema);
  check(value);
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const documents = new WeakMap<object, Ajv2020>();

/** Whether the schema at a pointer of a document compiles, with the references that lead elsewhere in the document. */
export function compilesIn(document: object, pointer: string): boolean {
  const known = documents.get(document) ?? createAjv().addSchema(document, 'document');
  documents.set(document, known);
  return known.getSchema(`document#${pointer}`) !== undefined;
}

/** A value of a document with every reference replaced by what it leads to. */
export function resolvedIn(document: object, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => resolvedIn(document, one));
  if (value === null || typeof value !== 'object') return value;
  if ('$ref' in value && typeof value.$ref === 'string')
    return resolvedIn(document, value.$ref.split('/').slice(1).reduce(stepped, document));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolvedIn(document, one)]));
}

const stepped = (value: unknown, part: string): unknown => (value as Record<string, unknown>)[part];
