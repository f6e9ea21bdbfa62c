import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentsOf, schemaFile } from '../../infra/docs/documents.ts';
import { type JsonSchema, jsonSchemaOf } from '../../infra/docs/json-schema.ts';
import { incompatibilities, stale } from '../../infra/docs/published.ts';
import { contracts, operations, publicEvents } from '../support/contracts.ts';
import { compilesIn, resolvedIn } from '../support/json-schema.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
let documents: Map<string, string>;
let openApi: Record<string, Record<string, Record<string, JsonSchema>>>;

beforeAll(() => {
  documents = documentsOf(contracts, version);
  openApi = JSON.parse(documents.get('docs/generated/openapi.json') ?? '{}');
});

const methodsOf = () => Object.values(openApi.paths ?? {}).flatMap((path) => Object.values(path));

describe('the documents in docs/generated', () => {
  it('given the contracts of today, when made anew, then they are what is written (else: npm run docs)', () => {
    expect(stale('.', documents)).toEqual([]);
  });

  it('given the events as published, when compared with today, then no reader of them could break', () => {
    expect(incompatibilities('.', documents)).toEqual([]);
  });

  it('given a published event that is gone, when compared, then it is said', () => {
    const type = publicEvents[0]?.event.type ?? '';
    const without = new Map([...documents].filter(([file]) => file !== schemaFile(type)));
    expect(incompatibilities('.', without)).toEqual([expect.stringContaining(`${type}: was published and is gone`)]);
  });
});

describe('the OpenAPI document', () => {
  it('has every operation once, with its roles and its statuses', () => {
    const ids = methodsOf().map((operation) => String(operation.operationId));
    expect(ids.toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
    for (const operation of methodsOf()) {
      expect(operation['x-roles']).toBeDefined();
      for (const status of ['400', '404', '500']) expect(operation.responses).toHaveProperty([status]);
    }
  });

  it('has schemas that an independent validator compiles', () => {
    const pointers = schemasIn(openApi);
    expect(pointers.length).toBeGreaterThan(operations.length);
    for (const pointer of pointers) expect(compilesIn(openApi, pointer), pointer).toBe(true);
  });

  it('says of every answer and every refusal what the contract says, wherever it is written', () => {
    const answers = new Map(methodsOf().map(({ operationId, responses }) => [String(operationId), responses]));
    for (const { id, status, file, output, refusals } of operations) {
      const { [status]: answer, ...refused } = resolvedIn(openApi, answers.get(id)) as Record<string, Answer>;
      if (!file) expect(answer?.content['application/json']?.schema, id).toEqual(jsonSchemaOf(output, 'output'));
      for (const [code, { status, rule }] of Object.entries(refusals))
        expect(refused[status]?.description, id).toContain(`\`${code}\`: ${rule.zh} / ${rule.en}`);
    }
  });

  it('has only references that lead somewhere', () => {
    const text = JSON.stringify(openApi);
    for (const [, reference = ''] of text.matchAll(/"\$ref":"(#[^"]+)"/g)) {
      if (!reference.startsWith('#/components/')) continue;
      const found = reference.slice(2).split('/').reduce<unknown>(step, openApi);
      expect(found, reference).toBeDefined();
    }
  });

  it('declares every parameter of a path, and requires it', () => {
    for (const [path, methods] of Object.entries(openApi.paths ?? {}))
      for (const { parameters } of Object.values(methods)) {
        const inPath = (parameters as unknown as JsonSchema[]).filter((one) => one.in === 'path');
        expect(inPath.map(({ name }) => name).toSorted()).toEqual(
          [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted(),
        );
        expect(inPath.every(({ required }) => required === true)).toBe(true);
      }
  });
});

const step = (value: unknown, part: string): unknown =>
  value !== null && typeof value === 'object' ? (value as JsonSchema)[part] : undefined;

interface Answer {
  description: string;
  content: Record<string, { schema: JsonSchema }>;
}

/** Pointers to the schemas of parameters, bodies, answers and components. */
function schemasIn(document: object): string[] {
  const found: string[] = [];
  const walk = (value: unknown, path: readonly string[]): void => {
    if (value === null || typeof value !== 'object') return;
    if (path.at(-1) === 'schema' || path.at(-2) === 'schemas') found.push(path.map(encoded).join('/'));
    else for (const [name, inner] of Object.entries(value)) walk(inner, [...path, name]);
  };
  walk(document, ['']);
  return found;
}

const encoded = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
