import { type CompiledPattern, compilePattern } from '../compile.ts';
import type { PatternLimits } from '../limits.ts';

/** The compiled pattern; throws when it is refused, which in a test is a mistake of the test. */
export function mustCompile(pattern: unknown): CompiledPattern {
  const result = compilePattern(pattern);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result;
}

/** Whether the pattern matches the event. */
export function matches(pattern: unknown, event: unknown): boolean {
  return mustCompile(pattern).matches(event);
}

/** Whether `values`, as the array of the one field `x`, match the value as that field. */
export function fieldMatches(values: readonly unknown[], value: unknown): boolean {
  return matches({ x: values }, { x: value });
}

/** The refusals as `pointer rule`, or an empty list when the pattern is accepted. */
export function refusals(pattern: unknown, limits?: Partial<PatternLimits>): string[] {
  const result = compilePattern(pattern, limits);
  return result.ok ? [] : result.errors.map(({ pointer, rule }) => `${pointer} ${rule}`);
}
