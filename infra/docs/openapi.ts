import { type AnyOperation, type Contract, takesKey, text } from '../../shared/contract/index.ts';
import { type Components, componentsOf } from './components.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import { both, problem, type Refusals, refusalsOf } from './refusals.ts';
import { type Body, tells } from './shapes.ts';

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
  return [...(takesKey(operation) ? [key] : []), ...(operation.versioned ? [match] : [])];
}

/** What an operation takes and answers, each in its words. */
interface Told {
  operation: AnyOperation;
  taken: Body;
  answered: Body;
}

function toldBy(operation: AnyOperation): Told {
  const { id, method } = operation;
  // `getBatch` reads a batch, and so does whoever puts something on its agenda.
  const answer = method === 'GET' ? id.replace(/^[a-z]+/, '') : id;
  return {
    operation,
    taken: { schema: jsonSchemaOf(operation.body), place: { words: [id, 'body'], rank: tells.part } },
    answered: {
      schema: jsonSchemaOf(operation.output, 'output'),
      place: { words: [answer], rank: method === 'GET' ? tells.read : tells.answer },
    },
  };
}

const takesBody = ({ operation, taken }: Told): boolean =>
  operation.method !== 'GET' && Object.keys((taken.schema.properties as object | undefined) ?? {}).length > 0;

const bodiesOf = (told: Told): Body[] => [
  ...(told.operation.file ? [] : [told.answered]),
  ...(takesBody(told) ? [told.taken] : []),
];

function bodyOf(told: Told, { refer }: Components): JsonSchema {
  if (!takesBody(told)) return {};
  const example = told.operation.example === undefined ? {} : { example: told.operation.example };
  return {
    requestBody: { required: true, content: { 'application/json': { schema: refer(told.taken.schema), ...example } } },
  };
}

function operationOf(told: Told, components: Components, refusals: Refusals): JsonSchema {
  const { operation, answered } = told;
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
    ...bodyOf(told, components),
    responses: {
      [operation.status]: {
        description: both(operation.summary),
        content: operation.file
          ? { '*/*': { schema: { type: 'string', format: 'binary' } } }
          : { 'application/json': { schema: components.refer(answered.schema) } },
      },
      ...refusals.of(operation),
    },
  };
}

const outside = text(
  '未到达任何服务的请求由 API 网关自己答复，正文为 {"message": …}，不是问题文档：地址的百分号编码不完整（400）、没有或不能验证的令牌（401）、正文过大（413）、请求头过大（431）、超过频率（429）、一时无法处理（503）。',
  'What reaches no service is answered by the API gateway itself with {"message": …}, which is no problem document: broken percent-encoding in the address (400), no token or one that does not verify (401), a body (413) or headers (431) too large, too many requests (429), nobody there to answer (503).',
);

/** The OpenAPI 3.1 document of all services; shapes and refusals that stand in several places are components. */
export function openApiOf(contracts: readonly Contract[], version: string): JsonSchema {
  const operations = contracts.flatMap((contract) => Object.values(contract.operations));
  const told = operations.map(toldBy);
  const components = componentsOf(told.flatMap(bodiesOf));
  const refusals = refusalsOf(operations);
  const paths: Record<string, JsonSchema> = {};
  for (const one of told) {
    const { path, method } = one.operation;
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(one, components, refusals) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Service Package PLUS',
      version,
      description: both(outside),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: contracts.map(({ service, title }) => ({ name: service, description: both(title) })),
    paths,
    components: {
      schemas: { Problem: problem, ...components.schemas },
      responses: refusals.responses,
      securitySchemes: { oidc: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}
