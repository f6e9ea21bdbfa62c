import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { breaksOf } from '../../infra/docs/compatibility.ts';
import { jsonSchemaOf } from '../../infra/docs/json-schema.ts';

const text = z.string().check(z.minLength(1), z.maxLength(100));
const published = {
  id: z.string().check(z.regex(/^[a-z]{3}$/)),
  name: text,
  status: z.enum(['open', 'closed']),
  kind: z.literal('case'),
  count: z.int().check(z.minimum(0), z.maximum(10)),
  at: z.iso.datetime({ offset: true }),
  note: z.optional(text),
  tags: z.array(z.string()).check(z.maxLength(5)),
  either: z.union([z.string(), z.number()]),
  inner: z.object({ x: z.number(), y: z.optional(z.number()) }),
  list: z.array(z.object({ a: z.string() })),
};

const breaks = (change: Record<string, z.ZodMiniType>, left: readonly (keyof typeof published)[] = []): string[] => {
  const kept = Object.fromEntries(Object.entries(published).filter(([name]) => !left.includes(name as never)));
  return breaksOf(jsonSchemaOf(z.object(published)), jsonSchemaOf(z.object({ ...kept, ...change })));
};

describe('a change that readers do not notice', () => {
  it.each<[string, Record<string, z.ZodMiniType>]>([
    ['nothing', {}],
    ['a new optional field', { more: z.optional(z.string()) }],
    ['a new required field', { more: z.string() }],
    ['a field that is now always there', { note: text }],
    ['a new field further in', { inner: z.object({ x: z.number(), y: z.optional(z.number()), z: z.string() }) }],
    ['a new field in a list', { list: z.array(z.object({ a: z.string(), b: z.optional(z.string()) })) }],
    ['a value that is no longer sent', { status: z.enum(['open']) }],
    ['a narrower range', { count: z.int().check(z.minimum(1), z.maximum(9)) }],
    ['a shorter text', { name: z.string().check(z.minLength(2), z.maxLength(50)) }],
  ])('%s', (_name, change) => {
    expect(breaks(change)).toEqual([]);
  });
});

describe('a change that could break readers', () => {
  it.each<[string, Record<string, z.ZodMiniType>, string]>([
    ['another type', { name: z.number() }, '/name'],
    ['a field that may be missing now', { name: z.optional(text) }, '/name'],
    ['another form', { id: z.string().check(z.regex(/^[a-z]{4}$/)) }, '/id'],
    ['a form that is gone', { at: z.string() }, '/at'],
    ['a value that readers do not know', { status: z.enum(['open', 'closed', 'paused']) }, '/status'],
    ['any value at all', { status: z.string() }, '/status'],
    ['another fixed value', { kind: z.literal('other') }, '/kind'],
    ['a fixed value that is gone', { kind: z.string() }, '/kind'],
    ['another type further in', { inner: z.object({ x: z.string(), y: z.optional(z.number()) }) }, '/inner/x'],
    ['a field further in that may be missing', { inner: z.object({ x: z.optional(z.number()) }) }, '/inner/x'],
    ['other elements of a list', { tags: z.array(z.number()).check(z.maxLength(5)) }, '/tags/items'],
    ['a field of a list’s elements that is gone', { list: z.array(z.object({})) }, '/list/items/a'],
    ['null, which nobody expected', { name: z.nullable(text) }, '/name'],
    ['another alternative', { either: z.union([z.string(), z.number(), z.boolean()]) }, '/either'],
    ['a lower least number', { count: z.int().check(z.minimum(-1), z.maximum(10)) }, '/count'],
    ['a higher greatest number', { count: z.int().check(z.minimum(0), z.maximum(11)) }, '/count'],
    ['a longer text', { name: z.string().check(z.minLength(1), z.maxLength(200)) }, '/name'],
    ['an empty text', { name: z.string().check(z.maxLength(100)) }, '/name'],
    ['a text without bound', { name: z.string().check(z.minLength(1)) }, '/name'],
    ['more elements', { tags: z.array(z.string()) }, '/tags'],
  ])('%s', (_name, change, where) => {
    expect(breaks(change).join('\n')).toContain(where);
  });

  it('a field that is gone', () => {
    expect(breaks({}, ['note'])).toEqual([expect.stringContaining('/note')]);
  });
});
