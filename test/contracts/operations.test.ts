import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchemaOf } from '../../infra/docs/json-schema.ts';
import type { AnyOperation, Text } from '../../shared/contract/index.ts';
import { commonRefusals, edgeRefusals } from '../../shared/http/common-refusals.ts';
import { roles } from '../../shared/identity/index.ts';
import { contracts, operations } from '../support/contracts.ts';
import { faultsBy } from '../support/json-schema.ts';

const cases = operations.map((operation) => ({ id: operation.id, operation }));
const takesBody = ({ body }: AnyOperation): boolean =>
  Object.keys((jsonSchemaOf(body).properties as object | undefined) ?? {}).length > 0;
const twice = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);

/** What keeps a text from being in both languages. */
function untold(text: Text): string[] {
  const told = [text.zh.trim() === '' ? 'zh is empty' : '', text.en.trim() === '' ? 'en is empty' : ''];
  if (!/\p{Script=Han}/u.test(text.zh)) told.push(`zh is not Chinese: ${text.zh}`);
  if (/\p{Script=Han}/u.test(text.en)) told.push(`en is Chinese: ${text.en}`);
  return told.filter((why) => why !== '');
}

describe('the operations together', () => {
  it('given the folders of services, when compared, then infra/services.ts names each of them', () => {
    const folders = globSync('services/*/contract.ts').map((file) => file.split('/')[1]);
    expect(contracts.map(({ service }) => service).toSorted()).toEqual(folders.toSorted());
  });

  it('given all contracts, when compared, then no id and no route stands twice', () => {
    expect(twice(operations.map(({ id }) => id))).toEqual([]);
    // Two parameters at one place are one route for the gateway, whatever their names.
    expect(twice(operations.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`))).toEqual([]);
  });

  it('given a contract, when its routes are read, then they begin with its own name', () => {
    for (const { service, operations: own } of contracts)
      for (const { path } of Object.values(own)) expect(path.split('/')[1]).toBe(service);
  });
});

describe.each(cases)('$id', ({ operation }) => {
  it('has an example that its own schema, and the published one, accept', () => {
    if (!takesBody(operation)) return;
    const example = operation.example;
    expect(example, 'no example').toBeDefined();
    expect(operation.body.safeParse(example).error?.issues ?? []).toEqual([]);
    expect(faultsBy(jsonSchemaOf(operation.body), example)).toEqual([]);
  });

  it('declares exactly the parameters of its path', () => {
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    const declared = Object.keys((jsonSchemaOf(operation.params).properties as object | undefined) ?? {}).sort();
    expect(declared).toEqual(inPath);
  });

  it('refuses unknown fields in its body and query', () => {
    for (const part of [operation.body, operation.query, operation.params])
      expect(jsonSchemaOf(part).additionalProperties).toBe(false);
  });

  it('names roles that there are, each once', () => {
    if (operation.roles === 'anyone') return;
    expect(operation.roles.length).toBeGreaterThan(0);
    expect(twice(operation.roles)).toEqual([]);
    for (const role of operation.roles) expect(roles).toContain(role);
  });

  it('says what it does and why it refuses in both languages, under codes of its own', () => {
    const texts = [operation.summary, ...(operation.description ? [operation.description] : [])];
    for (const [code, { rule, mend }] of Object.entries(operation.refusals)) {
      expect({ ...commonRefusals, ...edgeRefusals }).not.toHaveProperty([code]);
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      texts.push(rule, mend);
    }
    expect(texts.flatMap(untold)).toEqual([]);
  });
});

it('given the common refusals, when read, then they are in both languages', () => {
  const texts = Object.values({ ...commonRefusals, ...edgeRefusals }).flatMap(({ rule, mend }): Text[] => [rule, mend]);
  // "JSON" and header names have no Chinese of their own, so only emptiness and mixing count here.
  expect(texts.filter(({ zh, en }) => zh.trim() === '' || en.trim() === '' || /\p{Script=Han}/u.test(en))).toEqual([]);
});
