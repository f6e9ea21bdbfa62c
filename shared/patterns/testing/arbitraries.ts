import fc from 'fast-check';

const NAMES = ['a', 'b', 'c'] as const;
const TEXTS = ['', 'a', 'A', 'ab', 'aB', 'abc', 'ba', 'b*', 'ß', 'SS', '10.0.0.1', '10.0.1.1', '::1', '0::1'];
const NUMBERS = [-1, 0, 0.5, 1, 2, 300];

const name = fc.constantFrom(...NAMES);
const text = fc.constantFrom(...TEXTS);
const someText = fc.constantFrom(...TEXTS.filter((one) => one !== ''));
const number = fc.constantFrom(...NUMBERS);

/** Values of events, from a stock small enough that patterns often meet them. */
export const scalarArbitrary = fc.oneof(text, number, fc.boolean(), fc.constant(null));

const glob = fc
  .array(fc.constantFrom('', 'a', 'b', 'ab', 'B'), { minLength: 1, maxLength: 3 })
  .map((pieces) => pieces.filter((one, at) => at === 0 || at === pieces.length - 1 || one !== '').join('*'));

const range = fc
  .tuple(number, number, fc.constantFrom('>', '>='), fc.constantFrom('<', '<='))
  .filter(([low, high]) => low < high)
  .map(([low, high, from, to]) => [from, low, to, high]);
const bound = fc.tuple(fc.constantFrom('=', '<', '<=', '>', '>='), number);

const affix = fc.oneof(text, fc.record({ 'equals-ignore-case': text }));
const oneOrMore = <T>(one: fc.Arbitrary<T>) => fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }));
const anythingBut = fc.oneof(
  oneOrMore(text),
  oneOrMore(number),
  fc.record({ prefix: oneOrMore(someText) }),
  fc.record({ suffix: oneOrMore(someText) }),
  fc.record({ 'equals-ignore-case': oneOrMore(text) }),
  fc.record({ wildcard: oneOrMore(glob) }),
);

/** Members of a field's array: every operator, all valid. */
export const memberArbitrary = fc.oneof(
  { weight: 4, arbitrary: scalarArbitrary },
  fc.record({ prefix: affix }),
  fc.record({ suffix: affix }),
  fc.record({ 'equals-ignore-case': text }),
  fc.record({ wildcard: glob }),
  { weight: 3, arbitrary: fc.record({ 'anything-but': anythingBut }) },
  fc.record({ numeric: fc.oneof(range, bound) }),
  { weight: 2, arbitrary: fc.record({ exists: fc.boolean() }) },
  fc.record({ cidr: fc.constantFrom('10.0.0.0/24', '10.0.0.0/8', '::/64', '0.0.0.0/0') }),
  fc.record({ exactly: text }),
);

/** Arrays of a field. */
export const valuesArbitrary = fc.array(memberArbitrary, { minLength: 1, maxLength: 5 });

type Fields = Record<string, unknown>;

const anyShapePattern: fc.Arbitrary<Fields> = fc.letrec<{ fields: Fields }>((tie) => ({
  fields: fc.dictionary(name, fc.oneof({ maxDepth: 2 }, valuesArbitrary, tie('fields')), { minKeys: 1, maxKeys: 3 }),
})).fields;

const anyShapeEvent: fc.Arbitrary<Fields> = fc.letrec<{ fields: Fields; value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    { weight: 3, arbitrary: scalarArbitrary },
    tie('fields'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
  fields: fc.dictionary(fc.oneof(name, fc.constantFrom('p', 'q')), tie('value'), { maxKeys: 4 }),
})).fields;

const inner = fc.record({ x: valuesArbitrary, y: valuesArbitrary }, { requiredKeys: ['y'] });
const oneShapePattern: fc.Arbitrary<Fields> = fc.oneof(
  fc.dictionary(name, valuesArbitrary, { minKeys: 1, maxKeys: 2 }),
  fc.record({ list: inner }),
  fc.record({
    a: valuesArbitrary,
    list: fc.record({ a: valuesArbitrary, deep: inner, x: valuesArbitrary }, { requiredKeys: ['deep'] }),
  }),
);

const value = fc.oneof(scalarArbitrary, fc.array(scalarArbitrary, { maxLength: 3 }));
const element = (deep: fc.Arbitrary<unknown>) =>
  fc.record({ a: value, x: value, y: value, deep }, { requiredKeys: [] });
const listOf = (one: fc.Arbitrary<unknown>) =>
  fc.array(fc.oneof(one, fc.array(one, { maxLength: 2 })), { maxLength: 4 });
const oneShapeEvent: fc.Arbitrary<Fields> = fc.record(
  { a: value, b: value, c: value, p: value, q: value, list: listOf(element(listOf(element(fc.constant(0))))) },
  { requiredKeys: ['a', 'b', 'p', 'list'] },
);

/** Patterns of up to three levels, without `$or`: some of any shape, some of one shape that the events often have. */
export const plainPatternArbitrary = fc.oneof(anyShapePattern, { weight: 3, arbitrary: oneShapePattern });

/** Events of the same fields, with arrays of everything. */
export const eventArbitrary = fc.oneof(anyShapeEvent, { weight: 3, arbitrary: oneShapeEvent });

/** Branches of an `$or` about fields that the plain patterns do not know, so that no path comes twice. */
export const branchesArbitrary = fc.array(
  fc.dictionary(fc.constantFrom('p', 'q'), valuesArbitrary, { minKeys: 1, maxKeys: 2 }),
  { minLength: 2, maxLength: 3 },
);

/** Patterns with and without `$or`. */
export const patternArbitrary: fc.Arbitrary<Fields> = fc
  .tuple(plainPatternArbitrary, fc.option(branchesArbitrary, { nil: undefined }))
  .map(([fields, branches]) => (branches ? { ...fields, $or: branches } : fields));
