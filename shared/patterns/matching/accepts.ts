import type { Leaf } from '../event/leaf.ts';
import type { Condition } from '../grammar/condition.ts';

/** Whether any test of the condition accepts the leaf. */
export function accepts({ tests }: Condition, leaf: Leaf): boolean {
  return tests.some((test) => test.accepts(leaf));
}
