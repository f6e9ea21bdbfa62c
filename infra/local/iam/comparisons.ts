import { globOf } from './glob.ts';

type Test = (value: string) => boolean;

/** A condition operator: how one expected value is compared, and whether the answer is turned round. */
export interface Comparison {
  negated: boolean;
  compile(expected: string): Test;
}

const equals =
  (expected: string): Test =>
  (value) =>
    value === expected;
const equalsCaseless =
  (expected: string): Test =>
  (value) =>
    value.toLowerCase() === expected.toLowerCase();

function like(expected: string): Test {
  const glob = globOf(expected);
  return (value) => glob.test(value);
}

/** The six parts of an ARN are compared one by one; a wildcard does not reach over a colon before the last. */
function arnLike(expected: string): Test {
  const globs = arnParts(expected).map((part) => globOf(part));
  return (value) => {
    const parts = arnParts(value);
    return parts.length === globs.length && globs.every((glob, index) => glob.test(parts[index] ?? ''));
  };
}

function arnParts(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

const numeric =
  (holds: (value: number, expected: number) => boolean) =>
  (expected: string): Test =>
  (value) =>
    holds(Number(value), Number(expected));

const plain = (compile: Comparison['compile']): Comparison => ({ negated: false, compile });
const negated = (compile: Comparison['compile']): Comparison => ({ negated: true, compile });

/** IAM's condition operators by name, without quantifier and `IfExists`. */
export const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: plain(equals),
  StringNotEquals: negated(equals),
  StringEqualsIgnoreCase: plain(equalsCaseless),
  StringNotEqualsIgnoreCase: negated(equalsCaseless),
  StringLike: plain(like),
  StringNotLike: negated(like),
  ArnEquals: plain(arnLike),
  ArnLike: plain(arnLike),
  ArnNotEquals: negated(arnLike),
  ArnNotLike: negated(arnLike),
  Bool: plain(equalsCaseless),
  NumericEquals: plain(numeric((value, expected) => value === expected)),
  NumericNotEquals: negated(numeric((value, expected) => value === expected)),
  NumericLessThan: plain(numeric((value, expected) => value < expected)),
  NumericLessThanEquals: plain(numeric((value, expected) => value <= expected)),
  NumericGreaterThan: plain(numeric((value, expected) => value > expected)),
  NumericGreaterThanEquals: plain(numeric((value, expected) => value >= expected)),
};
