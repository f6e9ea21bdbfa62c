import { type Comparison, comparisons } from './comparisons.ts';

export type Context = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One operator on one key. */
export type Condition = (context: Context) => boolean;

const operatorForm = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

/** Compiles a statement's Condition block; context keys compare without regard to case. Throws on unknown operators. */
export function compileConditions(block: Record<string, Record<string, unknown>>): Condition[] {
  return Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, expected]) => compileOne(operator, key.toLowerCase(), listOf(expected))),
  );
}

function compileOne(operator: string, key: string, expected: string[]): Condition {
  const [, quantifier, name = '', ifExists] = operatorForm.exec(operator) ?? [];
  if (name === 'Null') return (context) => (valuesOf(context, key) === undefined) === (expected[0] === 'true');
  const comparison = comparisons[name];
  if (!comparison) throw new Error(`condition operator ${operator} is not known to the local engine`);
  const matches = matcher(comparison, expected);
  return (context) => {
    const values = valuesOf(context, key);
    if (quantifier === 'ForAllValues') return (values ?? []).every(matches);
    if (values === undefined) return ifExists !== undefined || (comparison.negated && quantifier === undefined);
    return comparison.negated && quantifier === undefined ? values.every(matches) : values.some(matches);
  };
}

function matcher({ negated, compile }: Comparison, expected: string[]): (value: string) => boolean {
  const tests = expected.map(compile);
  return (value) => tests.some((test) => test(value)) !== negated;
}

function valuesOf(context: Context, key: string): readonly string[] | undefined {
  for (const [name, value] of Object.entries(context))
    if (name.toLowerCase() === key && value !== undefined) return typeof value === 'string' ? [value] : value;
  return undefined;
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);
