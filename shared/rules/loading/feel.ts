import { parseExpression } from 'feelin';
import { type Comparison, comparisons, type Expression, type Scalar } from '../model.ts';

type Node = ReturnType<typeof parseExpression>['topNode'];

/** The names that a condition may use: facts, and `threshold` where the clause has one. */
export interface Names {
  facts: ReadonlySet<string>;
  threshold?: Expression | undefined;
}

/** What a condition cannot be read for. */
export class FeelFault extends Error {
  override name = 'FeelFault';
}

const heldFunction = 'months held';

/**
 * Reads a FEEL condition with feelin's parser. Taken are: facts and their fields, `threshold`, literals, `date("…")`,
 * comparisons, `in (…)`, `and`, `or`, `not(…)`, parentheses and `months held(…)`. Anything else is refused by its
 * place, as are the functions that look at the clock.
 */
export function readFeel(text: string, names: Names): Expression {
  const context = Object.fromEntries([...names.facts, 'threshold', heldFunction].map((name) => [name, null]));
  const { topNode } = parseExpression(text, context, undefined);
  return read(single(topNode, text), { text, names });
}

interface Reading {
  text: string;
  names: Names;
}

const textOf = (node: Node, { text }: Pick<Reading, 'text'>): string => text.slice(node.from, node.to);

function refuse(node: Node, reading: Pick<Reading, 'text'>, why: string): never {
  throw new FeelFault(`${why} at column ${node.from + 1}: ${textOf(node, reading) || 'the end'}`);
}

function partsOf(node: Node): Node[] {
  const parts: Node[] = [];
  for (let part = node.firstChild; part; part = part.nextSibling) parts.push(part);
  return parts;
}

function single(node: Node, text: string): Node {
  const [first, ...rest] = partsOf(node);
  if (!first) return refuse(node, { text }, 'nothing to read');
  if (rest[0]) return refuse(rest[0], { text }, 'more than one expression');
  return first;
}

const readers: Readonly<Record<string, (node: Node, reading: Reading) => Expression>> = {
  NumericLiteral: literal,
  StringLiteral: literal,
  BooleanLiteral: literal,
  DateTimeLiteral: literal,
  VariableName: name,
  PathExpression: path,
  Comparison: comparison,
  Conjunction: (node, reading) => ({ all: operands(node, reading) }),
  Disjunction: (node, reading) => ({ some: operands(node, reading) }),
  ParenthesizedExpression: (node, reading) => read(partsOf(node)[1] ?? node, reading),
  FunctionInvocation: invocation,
};

function read(node: Node, reading: Reading): Expression {
  const reader = Object.hasOwn(readers, node.name) ? readers[node.name] : undefined;
  const broken = partsOf(node).find((part) => part.type.isError);
  if (broken) return refuse(broken, reading, 'not FEEL');
  return reader ? reader(node, reading) : refuse(node, reading, `${node.name} is not taken`);
}

const scalarOf = (node: Node, reading: Reading): Scalar => {
  const text = textOf(node, reading);
  if (node.name === 'NumericLiteral') return Number(text);
  if (node.name === 'StringLiteral') return JSON.parse(text) as string;
  if (node.name === 'BooleanLiteral') return text === 'true';
  const day = /^date\("(\d{4}-\d{2}-\d{2})"\)$/.exec(text)?.[1];
  return day ?? refuse(node, reading, 'only date("YYYY-MM-DD") is taken');
};

function literal(node: Node, reading: Reading): Expression {
  return { literal: scalarOf(node, reading) };
}

function name(node: Node, reading: Reading): Expression {
  const text = textOf(node, reading);
  const { facts, threshold } = reading.names;
  if (text === 'threshold' && threshold) return threshold;
  return facts.has(text) ? { fact: text } : refuse(node, reading, 'no such fact');
}

function path(node: Node, reading: Reading): Expression {
  const [of, , field] = partsOf(node);
  const fact = of && read(of, reading);
  if (!fact || !('fact' in fact) || !field) return refuse(node, reading, 'not a field of a fact');
  return { ...fact, field: textOf(field, reading) };
}

function operands(node: Node, reading: Reading): Expression[] {
  const [left, , right] = partsOf(node);
  return [left, right].flatMap((side) => (side ? [read(side, reading)] : []));
}

function comparison(node: Node, reading: Reading): Expression {
  const [left, operator, ...rest] = partsOf(node);
  if (!left || !operator) return refuse(node, reading, 'not a comparison');
  const sign = textOf(operator, reading);
  if (sign === 'in') return { value: read(left, reading), oneOf: listOf(rest, reading) };
  if (!comparisons.includes(sign as Comparison) || !rest[0]) return refuse(operator, reading, 'not a comparison');
  return { compare: sign as Comparison, left: read(left, reading), right: read(rest[0], reading) };
}

/** The literals of `in ("a", "b")`. */
function listOf(rest: readonly Node[], reading: Reading): Scalar[] {
  const tests = rest.find((node) => node.name === 'PositiveUnaryTests');
  if (!tests) return refuse(rest[0] as Node, reading, 'write the values as in ("a", "b"), a single one with =');
  return partsOf(tests)
    .filter((node) => node.name === 'PositiveUnaryTest')
    .map((node) => scalarOf(single(node, reading.text), reading));
}

function invocation(node: Node, reading: Reading): Expression {
  const [called, , list] = partsOf(node);
  const argument = list && partsOf(list).length === 1 ? list.firstChild : null;
  const what = called && textOf(called, reading);
  if (what === 'not' && argument) return { not: read(argument, reading) };
  const of = argument && what === heldFunction ? read(argument, reading) : undefined;
  if (of && 'fact' in of && of.field === undefined) return { monthsHeld: of.fact };
  return refuse(node, reading, 'this function is not taken');
}
