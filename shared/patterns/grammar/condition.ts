import type { ValueTest } from '../operators/value-test.ts';

/** What one field must fulfil: any of the tests on any of its leaves, or, when `absent`, that it has no leaf. */
export interface Condition {
  readonly path: string;
  readonly tests: readonly ValueTest[];
  readonly absent: boolean;
}

/** One way to fulfil a pattern: all its conditions, in the order of their paths. */
export type Alternative = readonly Condition[];

/** The same text for conditions that ask the same of the same path. */
export function conditionId({ path, tests, absent }: Condition): string {
  const names = new Set(tests.map((test) => JSON.stringify(test.name)));
  return JSON.stringify([path, absent, ...[...names].sort()]);
}
