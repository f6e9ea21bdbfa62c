import * as z from 'zod/mini';

export type JsonSchema = Record<string, unknown>;

/** JSON Schema 2020-12 of a contract's schema, as a sender has to see it (`input`) or a reader gets it (`output`). */
export function jsonSchemaOf(schema: z.ZodMiniType, io: 'input' | 'output' = 'input'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return rest;
}
