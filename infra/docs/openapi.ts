import type { AnyOperation, Contract, RefusalSpec, Text } from '../../shared/contract/index.ts';
import { commonRefusals, edgeRefusals } from '../../shared/http/common-refusals.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';

const both = (text: Text): string => `${text.zh} / ${text.en}`;

const bilingual: JsonSchema = {
  type: 'object',
  required: ['zh', 'en'],
  properties: { zh: { type: 'string' }, en: { type: 'string' } },
};

const problem: JsonSchema = {
  type: 'object',
  description: 'RFC 9457 problem details',
  required: ['type', 'title', 'status', 'code', 'mend', 'text', 'errors', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    mend: { type: 'string' },
    text: {
      type: 'object',
      required: ['rule', 'mend'],
      properties: { rule: bilingual, mend: bilingual, detail: bilingual },
    },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'rule', 'mend'],
        properties: { pointer: { type: 'string' }, rule: bilingual, mend: bilingual },
      },
    },
    requestId: { type: 'string' },
  },
};

/** Parameters of one kind from an object schema. */
function parametersOf(schema: JsonSchema, place: 'path' | 'query'): JsonSchema[] {
  const required = new Set((schema.required as string[] | undefined) ?? []);
  return Object.entries((schema.properties as Record<string, JsonSchema> | undefined) ?? {}).map(([name, inner]) => ({
    name,
    in: place,
    required: place === 'path' || (required.has(name) && !('default' in inner)),
    schema: inner,
  }));
}

const header = (name: string, required: boolean, pattern: string, description: string): JsonSchema => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', pattern },
});

function headersOf(operation: AnyOperation): JsonSchema[] {
  const key = header('Idempotency-Key', true, '^[A-Za-z0-9_-]{1,64}$', 'The same key and body get the same answer.');
  const match = header('If-Match', false, '^(\\*|"\\d{1,12}")$', 'The ETag of the last read; 412 when it is stale.');
  return [...(operation.method === 'POST' ? [key] : []), ...(operation.versioned ? [match] : [])];
}

/** Every status that an operation may answer, with the codes behind it. */
function refusalsOf(operation: AnyOperation): JsonSchema {
  const all: Record<string, RefusalSpec | (typeof edgeRefusals)[keyof typeof edgeRefusals]> = {
    ...commonRefusals,
    ...edgeRefusals,
    ...operation.refusals,
  };
  const byStatus = Object.groupBy(Object.entries(all), ([, spec]) => String(spec.status));
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, codes = []]) => [
      status,
      {
        description: codes.map(([code, spec]) => `\`${code}\`: ${both(spec.rule)}`).join('\n\n'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function bodyOf(operation: AnyOperation): JsonSchema {
  const schema = jsonSchemaOf(operation.body);
  if (operation.method === 'GET' || Object.keys((schema.properties as object | undefined) ?? {}).length === 0)
    return {};
  const example = operation.example === undefined ? {} : { example: operation.example };
  return { requestBody: { required: true, content: { 'application/json': { schema, ...example } } } };
}

function operationOf(operation: AnyOperation): JsonSchema {
  const open = operation.roles === 'anyone';
  return {
    operationId: operation.id,
    summary: both(operation.summary),
    ...(operation.description ? { description: both(operation.description) } : {}),
    tags: [operation.path.split('/')[1]],
    security: open ? [] : [{ oidc: [] }],
    'x-roles': operation.roles,
    parameters: [
      ...parametersOf(jsonSchemaOf(operation.params), 'path'),
      ...parametersOf(jsonSchemaOf(operation.query), 'query'),
      ...headersOf(operation),
    ],
    ...bodyOf(operation),
    responses: {
      [operation.status]: {
        description: both(operation.summary),
        content: operation.file
          ? { '*/*': { schema: { type: 'string', format: 'binary' } } }
          : { 'application/json': { schema: jsonSchemaOf(operation.output, 'output') } },
      },
      ...refusalsOf(operation),
    },
  };
}

/** The OpenAPI 3.1 document of all services. */
export function openApiOf(contracts: readonly Contract[], version: string): JsonSchema {
  const paths: Record<string, JsonSchema> = {};
  for (const operation of contracts.flatMap((contract) => Object.values(contract.operations))) {
    paths[operation.path] ??= {};
    Object.assign(paths[operation.path] ?? {}, { [operation.method.toLowerCase()]: operationOf(operation) });
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Service Package PLUS', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    tags: contracts.map(({ service, title }) => ({ name: service, description: both(title) })),
    paths,
    components: {
      schemas: { Problem: problem },
      securitySchemes: { oidc: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}
