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
