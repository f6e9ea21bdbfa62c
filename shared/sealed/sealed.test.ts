import { describe, expect, expectTypeOf, it } from 'vitest';
import * as z from 'zod/mini';
import { publicEvent } from '../contract/event.ts';
import { type Sealed, sealedExample, sealedSchema } from './sealed.ts';

const schema = sealedSchema(z.string());
const example = sealedExample<string>('applicant/name');

describe('the schema of sealed values', () => {
  it('given the example, when checked, then it is right', () => {
    expect(schema.parse(example)).toEqual(example);
  });

  it.each([
    ['a plain text', 'marked-value'],
    ['a plain text in the place of the box', { ...example, box: '张三' }],
    ['another version', { ...example, sealed: 'v2' }],
    ['a field beside it', { ...example, name: 'marked-value' }],
    ['a box too short to hold anything', { ...example, box: 'A'.repeat(38) }],
    ['a box too long', { ...example, box: 'A'.repeat(30_000) }],
    ['no person', { ...example, person: '' }],
    ['a field path that ends in a slash', { ...example, field: 'applicant/' }],
  ])('given %s, when checked, then it is refused', (_, value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });

  it('given the schema, when told as JSON Schema, then it is a closed object of four texts', () => {
    expect(z.toJSONSchema(schema)).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['sealed', 'person', 'field', 'box'],
    });
  });
});

describe('the type of sealed values', () => {
  it('given an event with a sealed field, when its data is typed, then only a sealed value of that kind fits', () => {
    const event = publicEvent({
      type: 'plus.test.named.v1',
      summary: { zh: '测试', en: 'Test' },
      data: z.strictObject({ name: schema }),
      example: { name: example },
      personal: ['/name'],
    });
    type Name = z.input<typeof event.data>['name'];
    expectTypeOf<Name>().toEqualTypeOf<Sealed<string>>();
    expectTypeOf<string>().not.toExtend<Name>();
    expectTypeOf<{ sealed: 'v1'; person: string; field: string; box: string }>().not.toExtend<Name>();
    expectTypeOf<Sealed<number>>().not.toExtend<Name>();
  });
});
