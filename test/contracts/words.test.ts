import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { changedAnswers } from '../../services/talent/questions/schema.ts';
import { fields } from '../../shared/contract/index.ts';
import { operations } from '../support/contracts.ts';

type Def = z.core.$ZodTypeDef & z.core.$ZodCheckDef & Record<string, unknown>;
const defOf = (node: unknown): Def | undefined => (node as { _zod?: { def: Def } } | undefined)?._zod?.def;

/** Every schema and check below a schema. */
function* within(node: unknown, seen = new Set<unknown>()): Generator<Def> {
  const def = defOf(node);
  if (!def) {
    if (node !== null && typeof node === 'object' && !(node instanceof RegExp))
      for (const inner of Object.values(node)) yield* within(inner, seen);
    return;
  }
  if (seen.has(node)) return;
  seen.add(node);
  yield def;
  for (const inner of Object.values(def)) yield* within(inner, seen);
}

const needsWords = ({ check, format }: Def): boolean =>
  check === 'custom' || (check === 'string_format' && format !== undefined);

function isTold({ error }: Def): boolean {
  const issue: Record<string, unknown> = {};
  error?.(issue as never);
  return issue.words !== undefined;
}

const untold = (schema: z.ZodMiniType): string[] =>
  [...within(schema)]
    .filter((def) => needsWords(def) && !isTold(def))
    .map(({ check, format, pattern }) => `${check} ${format ?? ''} ${pattern ?? ''}`);

const said = operations.flatMap(({ id, params, query, body }) =>
  Object.entries({ params, query, body }).map(([part, schema]) => ({ what: `${id} ${part}`, schema })),
);
it.each([...said, { what: 'answers of the form', schema: changedAnswers }])(
  'given $what, when its formats and rules are read, then each has its words and its mend',
  ({ schema }) => expect(untold(schema)).toEqual([]),
);

it('given a rule without words, when it is looked for, then it is found', () => {
  const bare = z.strictObject({ list: z.array(z.optional(z.string().check(z.regex(/^a$/)))) });
  const rule = z.strictObject({ day: fields.day() }).check(z.refine(() => true));
  expect([untold(bare).length, untold(rule).length, untold(z.union([z.iso.date(), z.url()])).length]).toEqual([
    1, 1, 2,
  ]);
});
