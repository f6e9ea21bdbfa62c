import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentsOf, schemaFile } from '../../infra/docs/documents.ts';
import type { JsonSchema } from '../../infra/docs/json-schema.ts';
import { incompatibilities, stale } from '../../infra/docs/published.ts';
import { contracts, operations, publicEvents } from '../support/contracts.ts';
import { compileSchema } from '../support/json-schema.ts';

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
    for (const operation of methodsOf()) for (const schema of schemasIn(operation)) compileSchema(schema);
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

/** The schemas of parameters, body and answers; those of problems are all the same one. */
function schemasIn(operation: Record<string, unknown>): object[] {
  const found: object[] = [];
  const walk = (value: unknown, key: string): void => {
    if (value === null || typeof value !== 'object') return;
    if (key === 'schema' && !('$ref' in value)) found.push(value);
    else for (const [name, inner] of Object.entries(value)) walk(inner, name);
  };
  walk(operation, '');
  return found;
}
