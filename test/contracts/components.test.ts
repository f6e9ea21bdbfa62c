import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { breaksOf } from '../../infra/docs/compatibility.ts';
import type { JsonSchema } from '../../infra/docs/json-schema.ts';
import { openApiOf } from '../../infra/docs/openapi.ts';
import { operation, text } from '../../shared/contract/index.ts';
import { refusal } from '../../shared/contract/refusal.ts';
import { resolvedIn } from '../support/json-schema.ts';

const words = text('演示', 'Made up');
const part = { at: z.string(), by: z.string(), reason: z.string() };
const read = (id: string, output: z.ZodMiniType, path = `/demo/${id}`, rule = words) =>
  operation({
    ...{ id, method: 'GET', path, summary: words, roles: 'anyone', output },
    refusals: { late: refusal(409, rule, words) },
  });
const documentOf = (...operations: ReturnType<typeof read>[]): JsonSchema =>
  openApiOf(
    [
      {
        service: 'demo',
        title: words,
        operations: Object.fromEntries(operations.map((one) => [one.id, one])),
        events: {},
      },
    ],
    '1',
  );

interface Written {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content: Record<string, { schema: JsonSchema }> }> }>
  >;
  components: Record<'schemas' | 'responses', Record<string, JsonSchema>>;
}
const written = (document: JsonSchema): Written => document as unknown as Written;
const answerOf = (document: JsonSchema, path: string): JsonSchema =>
  written(document).paths[path]?.get?.responses['200']?.content['application/json']?.schema ?? {};

const twoCases = (decided: z.ZodMiniType) =>
  documentOf(
    read('getHukouCase', z.object({ id: z.string(), state: z.string(), decided })),
    read('getHousingCase', z.object({ id: z.string(), rent: z.int(), decided })),
  );

describe('the components of the OpenAPI document', () => {
  it('given a shape in two places, when written, then it is one component, named by the words of both', () => {
    const document = twoCases(z.object(part));
    expect(Object.keys(written(document).components.schemas)).toEqual(['Problem', 'CaseDecided']);
    expect(answerOf(document, '/demo/getHukouCase').properties).toMatchObject({
      decided: { $ref: '#/components/schemas/CaseDecided' },
    });
  });

  it('given a change inside a component, when compared by those who refer to it, then it is still a break', () => {
    const [before, after] = [part, { at: part.at, by: z.int(), reason: z.optional(part.reason) }].map((fields) => {
      const document = twoCases(z.object(fields));
      return resolvedIn(document, answerOf(document, '/demo/getHousingCase')) as JsonSchema;
    });
    expect(breaksOf(before ?? {}, after ?? {})).toEqual([
      expect.stringContaining('/decided/reason: was always there'),
      expect.stringContaining('/decided/by: type was "string"'),
    ]);
  });

  it('given two shapes that would have one name, when written, then nothing is', () => {
    const other = { at: z.int(), by: z.int(), reason: z.int() };
    const both = z.object({ decided: z.object(part), list: z.object({ decided: z.object(other) }) });
    const ids = ['getHukouCase', 'getHousingCase'];
    const operations = ids.map((id) => read(id, z.extend(both, { [id]: z.string() })));
    const more = read('getDecidedCase', z.object({ decided: z.object(other) }));
    expect(() => documentOf(...operations, more)).toThrow('two shapes would be named CaseDecided');
  });

  it('given the same refusal in two places, when written, then it is one component, named by status and code', () => {
    const { responses } = written(twoCases(z.object(part))).components;
    expect(Object.keys(responses).filter((name) => name.startsWith('409'))).toEqual(['409.late']);
  });

  it('given one code that says different things, when written, then each service has its own, or nothing is', () => {
    const output = z.object({ id: z.string() });
    const here = read('getOne', output);
    const { responses } = written(
      documentOf(here, read('getOther', output, '/other/one', text('另一个', 'Another'))),
    ).components;
    expect(Object.keys(responses).filter((name) => name.startsWith('409'))).toEqual([
      '409.demo.late',
      '409.other.late',
    ]);
    const there = read('getOther', output, '/demo/other', text('另一个', 'Another'));
    expect(() => documentOf(here, there)).toThrow('two refusals would be named 409.demo.late');
  });
});
